import type { Advisory } from '../advisories'
import { stableJson } from '../advisories/fingerprint'
import type { Article } from '../feeds/article'
import type { Store, WriteTransaction } from './database'
import type { ArticleRow } from './rows'

/*
 * The articles of news feeds, for as long as something new may be said about what they tell of. What is made of them (utils/digest) is
 * records like those of any feed.
 */

/** How long an article is kept after it was published, in milliseconds, and how many of one feed. */
const KEPT_FOR = 120 * 86_400_000
const MOST_OF_A_FEED = 2_000

/**
 * Puts a feed's articles, in the transaction that commits its document, and lets go of those that are too old or too many. Feeds list
 * only their latest, so those that a document lacks stay. Gives how many of the feed are held.
 */
export async function putArticles(
  transaction: WriteTransaction,
  feed: string,
  articles: readonly Article[],
  now: Date,
): Promise<number> {
  const rows = transaction.objectStore('articles')
  if (articles.length === 0) return rows.count(articlesOf(feed))
  const known = new Map((await rows.getAll(articlesOf(feed))).map((row) => [row.id, row]))
  const received = now.getTime()
  const incoming = articles.map((article): ArticleRow => {
    const { id } = article
    return { feed, id, article, received: known.get(id)?.received ?? received }
  })
  const all = new Map([...known, ...incoming.map((row) => [row.id, row] as const)])
  const kept = [...all.values()]
    .filter((row) => received - dateOf(row) <= KEPT_FOR)
    .sort((a, b) => dateOf(b) - dateOf(a))
    .slice(0, MOST_OF_A_FEED)
  const keptIds = new Set(kept.map(({ id }) => id))
  const changed = incoming.filter((row) => keptIds.has(row.id) && !isSame(known.get(row.id), row))
  const dropped = [...known.keys()].filter((id) => !keptIds.has(id))
  await Promise.all([...changed.map((row) => rows.put(row)), ...dropped.map((id) => rows.delete([feed, id]))])
  if (changed.length + dropped.length > 0) await countChange(transaction)
  return kept.length
}

/** Lets go of all articles of a feed. */
export async function forgetArticles(transaction: WriteTransaction, feed: string): Promise<void> {
  const rows = transaction.objectStore('articles')
  if ((await rows.count(articlesOf(feed))) === 0) return
  await rows.delete(articlesOf(feed))
  await countChange(transaction)
}

/** All articles, of all feeds. */
export function newsArticles(store: Store): Promise<ArticleRow[]> {
  return store.getAll('articles')
}

/** A number that is another whenever the articles are others. */
export async function articlesVersion(store: Store): Promise<number> {
  return (await store.get('meta', 'articles'))?.value ?? 0
}

/** The stories that were made of articles, as records of `feed`. */
export async function storiesOf(store: Store, feed: string): Promise<Advisory[]> {
  return (await store.getAll('records', articlesOf(feed))).map(({ advisory }) => advisory)
}

/** When it was published, in milliseconds since 1970: where that is not stated, or is to come, when it came. */
function dateOf({ article, received }: ArticleRow): number {
  const published = Date.parse(article.published)
  return Number.isNaN(published) ? received : Math.min(published, received)
}

function isSame(known: ArticleRow | undefined, row: ArticleRow): boolean {
  return known !== undefined && stableJson(known.article) === stableJson(row.article)
}

async function countChange(transaction: WriteTransaction): Promise<void> {
  const meta = transaction.objectStore('meta')
  const known = await meta.get('articles')
  await meta.put({ key: 'articles', value: (known?.value ?? 0) + 1 })
}

function articlesOf(feed: string): IDBKeyRange {
  return IDBKeyRange.bound([feed], [feed, []])
}
