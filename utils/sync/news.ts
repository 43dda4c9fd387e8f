import type { Advisory } from '../advisories'
import { fingerprintOfText, stableJson } from '../advisories/fingerprint'
import type { Corrections } from '../digest/cluster'
import type { Names } from '../digest/names'
import { digestInSteps } from '../digest/steps'
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
import { inSlices } from './in-slices'
import { NEWS, PRIVATE_NEWS } from './news-feeds'

/*
 * News, made advisories of: the articles that the store holds are one more feed, which is made anew when they changed. What private
 * feeds tell is made apart, so that nothing of it reaches a page.
 */

/** Counted up when the same articles make other advisories. */
const RULES = 4

export interface NewsContext {
  store: Store
  /** Asked right before committing. */
  commitContext: () => Promise<CommitContext>
  /** The names to look for; asked only when there is something to make. */
  names: () => Promise<Names>
  /** What the person said about stories. */
  corrections: () => Promise<Required<Corrections>>
  /**
   * Called before stories change by the person's word alone, with the ids of all names in them; what it gives is called after, so that
   * what the person had seen of those names counts as seen still.
   */
  keepSeen: (names: readonly string[]) => Promise<() => Promise<void>>
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
  const corrections = await context.corrections()
  let changed = false
  for (const url of [NEWS, PRIVATE_NEWS]) {
    const isSecret = url === PRIVATE_NEWS
    const facts = [RULES, version, [...privateFeeds].sort()]
    const madeOf = JSON.stringify([...facts, ...said(corrections)])
    const before = (await feedRow(store, url))?.etag
    if (before === madeOf) continue
    articles ??= await newsArticles(store)
    names ??= await context.names()
    const told = articles.filter(({ feed }) => privateFeeds.has(feed) === isSecret).map(({ article }) => article)
    const held = await storiesOf(store, url)
    const otherRules = before !== undefined && !before.startsWith(`[${RULES},`)
    const corrected = before !== undefined && stableJson(factsOf(before)) === stableJson(facts)
    const settings = { names, corrections, ids: idsByArticle(held), held: otherRules ? [] : held, onlySecurity: true }
    const advisories = await inSlices(digestInSteps(told, settings), context.signal)
    if (!advisories) return changed
    const commit = await context.commitContext()
    const after = corrected ? await context.keepSeen(namesOfOthers(held, advisories)) : undefined
    const made = { url, name: 'News', advisories, madeOf, rewrite: otherRules || corrected }
    changed = (await replaceRecords(store, made, commit)) || changed
    await after?.()
  }
  return changed
}

/** What was said, in brief; nothing where nothing was. */
function said({ together, apart, notAbout }: Required<Corrections>): string[] {
  if (together.length + apart.length + notAbout.size === 0) return []
  return [fingerprintOfText(stableJson([together, apart, [...notAbout]]))]
}

/** What stories were made of beside what the person said. */
function factsOf(madeOf: string): unknown[] {
  return (JSON.parse(madeOf) as unknown[]).slice(0, 3)
}

/** The ids of all names and identifiers in stories that are in one list and not in the other; one that is as it was is the same object. */
function namesOfOthers(before: readonly Advisory[], after: readonly Advisory[]): string[] {
  const [was, is] = [new Set(before), new Set(after)]
  const others = [...before.filter((story) => !is.has(story)), ...after.filter((story) => !was.has(story))]
  return [...new Set(others.flatMap(({ entities, identifiers }) => [...entities.map(({ id }) => id), ...identifiers]))]
}

/** Which story an article is part of, by its address: a story keeps its id while it grows. */
function idsByArticle(stories: readonly Advisory[]): Map<string, string> {
  return new Map(stories.flatMap(({ id, articles }) => articles.flatMap(({ url }) => (url ? [[url, id] as const] : []))))
}
