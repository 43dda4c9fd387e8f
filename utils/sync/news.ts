import type { Advisory } from '../advisories'
import { stableJson } from '../advisories/fingerprint'
import type { Names } from '../digest/names'
import { digestInSteps } from '../digest/steps'
import { nextTask } from '../platform/next-task'
import {
  articlesVersion,
  feedRow,
  newsArticles,
  replaceRecords,
  storiesOf,
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
    const before = (await feedRow(store, url))?.etag
    if (before === madeOf) continue
    articles ??= await newsArticles(store)
    names ??= await context.names()
    const told = articles.filter(({ feed }) => privateFeeds.has(feed) === isSecret).map(({ article }) => article)
    const held = await storiesOf(store, url)
    const rewrite = before !== undefined && !before.startsWith(`[${RULES},`)
    const stories = await inSlices(digestInSteps(told, { names, ids: idsByArticle(held) }), context.signal)
    if (!stories) return changed
    const commit = await context.commitContext()
    const advisories = (rewrite ? stories : settled(stories, held)).filter(concernsSecurity)
    changed = (await replaceRecords(store, { url, name: 'News', advisories, madeOf, rewrite }, commit)) || changed
  }
  return changed
}

/** Which story an article is part of, by its address: a story keeps its id while it grows. */
function idsByArticle(stories: readonly Advisory[]): Map<string, string> {
  return new Map(stories.flatMap(({ id, articles }) => articles.flatMap(({ url }) => (url ? [[url, id] as const] : []))))
}

/**
 * Stories as they were where their articles are the same: which sentences tell most hangs on all the news there is, and what changes with
 * that alone is no change of the story.
 */
function settled(stories: readonly Advisory[], held: readonly Advisory[]): Advisory[] {
  const byArticles = new Map(held.map((story) => [stableJson([story.id, story.articles]), story]))
  return stories.map((story) => byArticles.get(stableJson([story.id, story.articles])) ?? story)
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
    await nextTask()
  }
  return undefined
}
