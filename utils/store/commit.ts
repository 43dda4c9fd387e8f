import { fingerprint, mergeKeys, type Advisory } from '../advisories'
import type { Article } from '../feeds/article'
import { failure, success, type Fault, type Result } from '../result'
import { forgetArticles, putArticles } from './articles'
import type { Store, WriteTransaction } from './database'
import { likenessOf } from './clusters'
import { derive, loneAdvisoryId, STORES } from './derive'
import { forgetEpss } from './epss'
import { continueWith, documentsOf, endRound, pagesOf, takenAway, waitingDocuments, type Continuation } from './documents'
import { isReadWhole } from './lookup'
import { withoutOutdated, type Retention } from './outdated'
import type { FeedRow, RecordRow } from './rows'

/*
 * One feed's document, committed in one transaction: records, the advisories and entities that follow from them, the feed's own row
 * with its validators and, where the feed consists of many documents, which of them is to be read next. A worker killed anywhere leaves
 * the store as it was before or as it is after.
 */

/** A complete document that lost more than this share of a feed's records is taken for a fault of its publisher. */
const LARGEST_LOSS = 0.3
/** Feeds smaller than this may lose any number of records. */
const SMALLEST_GUARDED = 20
/** More changed records at once than this, and than this share, are an upstream rewrite and not news. */
const BULK = { records: 50, share: 0.2 }

export interface FeedDocument {
  url: string
  /** What the feed is called, for change histories. */
  name: string
  advisories: Advisory[]
  /** What it has of news, for the digest. */
  articles?: Article[]
  /** True when a record that the document lacks was removed by its publisher. Of a feed of many documents `leads` says so. */
  complete: boolean
  /** What the document leads to, where the feed consists of many. */
  leads?: Continuation
  /** True when what changes is known to be no news. */
  rewrite?: boolean
  /** True where the feed says all of its records at each reading, though this document of it does not. */
  restated?: boolean
}

export interface CommitContext {
  /** Addresses of the feeds whose names must not change anything in a page. */
  privateFeeds: ReadonlySet<string>
  now: Date
  /** What is not kept for ever; left out where everything is. */
  retention?: Retention
}

export interface CommitSummary {
  added: number
  updated: number
  removed: number
  records: number
  /** How many articles of the feed are held, where it has any. */
  articles?: number
  /** How many documents of a feed of many are still to be read; 0 ends a round. */
  waiting?: number
}

/**
 * Brings the store up to a feed's document and puts the feed's row that `rowAfter` makes of the outcome. Only changed records are
 * written. Fails with `shrunk`, changing nothing, when a complete document, or the last of those that are the whole feed together, lost
 * a large part of the feed, or a list of all its documents a large part of them. One document of many removes nothing that others hold.
 */
export function commitFeed(
  store: Store,
  document: FeedDocument,
  context: CommitContext,
  rowAfter: (known: FeedRow | undefined, summary: CommitSummary) => FeedRow,
): Promise<Result<CommitSummary, Fault<'shrunk'>>> {
  return allOrNothing(store, async (transaction) => {
    const stated = document.advisories.map((advisory) => toRecord(document.url, advisory))
    const feeds = transaction.objectStore('feeds')
    const former = await feeds.get(document.url)
    const others = document.leads ? await otherIds(transaction, document.url, document.leads) : document.complete ? [] : null
    const gone = await takenAway(transaction, document.url, document.leads)
    if (isLoss(gone.lost, gone.of)) return failure('shrunk', `${gone.of - gone.lost} / ${gone.of}`)
    const looked = others === null ? [...stated.map(({ id }) => id), ...gone.ids] : null
    const known = await knownRecords(transaction, document.url, looked)
    const held = others === null ? (former?.records ?? 0) : [...known.values()].filter((row) => !row.gone).length
    const ids = new Set([...stated.map(({ id }) => id), ...(others ?? [])])
    const candidates = others === null ? gone.ids.flatMap((id) => known.get(id) ?? []) : [...known.values()]
    const removed = candidates.filter((row) => !row.gone && !ids.has(row.id))
    if (others !== null && isLoss(removed.length, held)) return failure('shrunk', `${held - removed.length} / ${held}`)
    const restated =
      former?.restated === true || document.restated === true || document.complete || (document.leads?.ids ?? null) !== null
    const incoming = restated ? stated : await withoutOutdated(transaction, stated, known, context.retention)
    const changed = incoming.filter((row) => known.get(row.id)?.fingerprint !== row.fingerprint)
    const before = changed.flatMap((row) => known.get(row.id) ?? [])
    const updated = before.filter((row) => !row.gone).length
    if (changed.length + removed.length > 0) {
      const after = [...changed, ...removed.map(withdrawn)]
      await Promise.all(after.map((row) => transaction.objectStore('records').put(row)))
      const news = !document.rewrite && (updated <= BULK.records || updated <= held * BULK.share)
      // What a feed that was just added brings is new to the store, and no news.
      const telling = news && former !== undefined && former.lastSuccess > 0
      await derive(transaction, { before: [...before, ...removed], after }, { ...context, source: document.name, news, telling })
    }
    const articles = await putArticles(transaction, document.url, document.articles ?? [], context.now)
    const summary: CommitSummary = {
      added: changed.length - updated,
      updated,
      removed: removed.length,
      records: held + changed.length - updated - removed.length,
      ...(articles > 0 ? { articles } : {}),
      ...(document.leads ? { waiting: await follow(transaction, document.url, document.leads, [...ids]) } : {}),
    }
    const row = rowAfter(former, summary)
    await feeds.put({ ...row, private: context.privateFeeds.has(document.url), restated })
    return success(summary)
  })
}

/** Notes what a document leads to, ends the round where that is nothing, and gives how many documents are still to be read. */
async function follow(transaction: WriteTransaction, feed: string, leads: Continuation, ids: string[]): Promise<number> {
  await continueWith(transaction, feed, leads, ids)
  const waiting = await waitingDocuments(transaction, feed)
  if (waiting === 0) await endRound(transaction, feed)
  return waiting
}

/** The ids of the other pages' records, when this page is the last of pages that are the whole feed together; null when it is not. */
async function otherIds(transaction: WriteTransaction, feed: string, leads: Continuation): Promise<string[] | null> {
  if (leads.ids === null || leads.pages.length > 0) return null
  const others = (await pagesOf(transaction, feed)).filter((row) => row.url !== leads.url)
  const whole = others.every((row) => row.state === 'read' && row.ids !== null)
  return whole ? others.flatMap((row) => row.ids ?? []) : null
}

/** The feed's records as they are held, by id: the wanted ones, one by one where they are few, or all. */
async function knownRecords(
  transaction: WriteTransaction,
  feed: string,
  wanted: readonly string[] | null,
): Promise<Map<string, RecordRow>> {
  const records = transaction.objectStore('records')
  const own = recordsOf(feed)
  const isWhole = !wanted || (await isReadWhole({ count: () => records.count(own) }, wanted.length))
  const rows = isWhole ? await records.getAll(own) : await Promise.all(wanted.map((id) => records.get([feed, id])))
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])))
}

/** Whether so much of what there was is no longer there that it is hardly meant. */
function isLoss(lost: number, of: number): boolean {
  return of >= SMALLEST_GUARDED && lost > of * LARGEST_LOSS
}

/** Removes a feed that is no longer configured, with what only it knew. */
export function forgetFeed(store: Store, url: string, context: CommitContext): Promise<void> {
  return allOrNothing(store, async (transaction) => {
    const records = transaction.objectStore('records')
    const known = await records.getAll(recordsOf(url))
    await records.delete(recordsOf(url))
    await derive(transaction, { before: known, after: [] }, { ...context, source: '', news: false })
    const scored = await forgetEpss(transaction, url)
    const about = (await Promise.all(scored.map((cve) => records.index('byMergeKey').getAll(cve)))).flat()
    await derive(transaction, { before: about, after: about }, { ...context, source: '', news: false })
    await forgetArticles(transaction, url)
    await transaction.objectStore('documents').delete(documentsOf(url))
    await transaction.objectStore('feeds').delete(url)
  })
}

/** Derives a feed's advisories and entities anew, for when the feed became private or public. */
export function rederiveFeed(store: Store, url: string, context: CommitContext): Promise<void> {
  return allOrNothing(store, async (transaction) => {
    const known = await transaction.objectStore('records').getAll(recordsOf(url))
    await derive(transaction, { before: known, after: known }, { ...context, source: '', news: false })
    const feeds = transaction.objectStore('feeds')
    const row = await feeds.get(url)
    if (row) await feeds.put({ ...row, private: context.privateFeeds.has(url) })
  })
}

/** Runs a task in one transaction. IndexedDB would commit what was written before the task threw, so that has to be undone. */
export async function allOrNothing<Value>(store: Store, task: (transaction: WriteTransaction) => Promise<Value>): Promise<Value> {
  const transaction = store.transaction(STORES, 'readwrite')
  // Awaited below; without this a transaction that aborts before then is an unhandled rejection.
  transaction.done.catch(() => undefined)
  try {
    const value = await task(transaction)
    await transaction.done
    return value
  } catch (error) {
    try {
      transaction.abort()
    } catch {
      // It had ended by itself, which is what made the task throw.
    }
    throw error
  }
}

export function toRecord(feed: string, advisory: Advisory): RecordRow {
  const key = { feed, id: advisory.id, mergeKeys: mergeKeys(advisory) }
  return {
    ...key,
    ...likenessOf(advisory),
    fingerprint: fingerprint(advisory),
    advisory,
    advisoryId: loneAdvisoryId(key),
    gone: false,
  }
}

/** A record that its publisher took away: it is kept, so that what it said can be read, and says that it was withdrawn. */
function withdrawn(row: RecordRow): RecordRow {
  const { likenessKeys: _, ...rest } = row
  return { ...rest, gone: true, fingerprint: '', advisory: { ...row.advisory, status: 'withdrawn' } }
}

export function recordsOf(feed: string): IDBKeyRange {
  return IDBKeyRange.bound([feed], [feed, []])
}
