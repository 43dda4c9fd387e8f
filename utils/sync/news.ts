import type { Advisory } from '../advisories'
import type { Names } from '../digest/names'
import { digestInSteps } from '../digest/steps'
import {
  articlesVersion,
  feedRow,
  newsArticles,
  replaceRecords,
  storyIds,
  type ArticleRow,
  type CommitContext,
  type Store,
} from '../store'

/*
 * News, made advisories of: the articles that the store holds are one more feed, which is made anew when they changed. What private
 * feeds tell is made apart, so that nothing of it reaches a page.
 */

/** The addresses under which the store keeps what is made of articles; they are never fetched. */
export const NEWS = 'caveat:news'
export const PRIVATE_NEWS = 'caveat:private-news'

/** Counted up when the same articles make other advisories. */
const RULES = 1

/** Milliseconds of work at once. */
const SLICE = 30

export interface NewsContext {
  store: Store
  /** Asked right before committing. */
  commitContext: () => Promise<CommitContext>
  /** The names to look for; asked only when there is something to make. */
  names: () => Promise<Names>
  signal: AbortSignal
}

/**
 * Makes the stories of the articles held, if those changed since it was last done, and commits them in one transaction for each kind of
 * feed. Gives whether any advisory changed. Killed half-way it is done again; what the store held before stays until then.
 */
export async function digestNews(context: NewsContext): Promise<boolean> {
  const { store } = context
  const version = await articlesVersion(store)
  if (version === 0) return false
  const { privateFeeds } = await context.commitContext()
  let articles: ArticleRow[] | undefined
  let names: Names | undefined
  let changed = false
  for (const url of [NEWS, PRIVATE_NEWS]) {
    const isSecret = url === PRIVATE_NEWS
    const madeOf = JSON.stringify([RULES, version, [...privateFeeds].sort()])
    if ((await feedRow(store, url))?.etag === madeOf) continue
    articles ??= await newsArticles(store)
    names ??= await context.names()
    const told = articles.filter(({ feed }) => privateFeeds.has(feed) === isSecret).map(({ article }) => article)
    const stories = await inSlices(digestInSteps(told, { names, ids: await storyIds(store, url) }), context.signal)
    if (!stories) return changed
    const commit = await context.commitContext()
    const advisories = stories.filter(concernsSecurity)
    changed = (await replaceRecords(store, { url, name: 'News', advisories, madeOf }, commit)) || changed
  }
  return changed
}

/** Most news is about something else: what gives no reason for any severity, and names no vulnerability, is no advisory. */
function concernsSecurity({ severity, indicators, identifiers }: Advisory): boolean {
  return severity.band !== 'none' || indicators.length > 0 || identifiers.length > 0
}

/** Runs a generator to its end with rests in between; undefined where `signal` aborted. */
async function inSlices<Value>(steps: Generator<unknown, Value>, signal: AbortSignal): Promise<Value | undefined> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return undefined
}
