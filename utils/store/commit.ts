import { fingerprint, mergeKeys, type Advisory } from '../advisories'
import { failure, success, type Fault, type Result } from '../result'
import type { Store, WriteTransaction } from './database'
import { derive, loneAdvisoryId, STORES } from './derive'
import type { FeedRow, RecordRow } from './rows'

/*
 * One feed's document, committed in one transaction: records, the advisories and entities that follow from them, and the feed's
 * own row with its validators. A worker killed anywhere leaves the store as it was before or as it is after.
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
  /** True when a record that the document lacks was removed by its publisher. */
  complete: boolean
}

export interface CommitContext {
  /** Addresses of the feeds whose names must not change anything in a page. */
  privateFeeds: ReadonlySet<string>
  now: Date
}

export interface CommitSummary {
  added: number
  updated: number
  removed: number
  records: number
}

/**
 * Brings the store up to a feed's document and puts the feed's row that `rowAfter` makes of the outcome. Only changed records are
 * written. Fails with `shrunk`, changing nothing, when a complete document lost a large part of the feed.
 */
export function commitFeed(
  store: Store,
  document: FeedDocument,
  context: CommitContext,
  rowAfter: (known: FeedRow | undefined, summary: CommitSummary) => FeedRow,
): Promise<Result<CommitSummary, Fault<'shrunk'>>> {
  return allOrNothing(store, async (transaction) => {
    const incoming = document.advisories.map((advisory) => toRecord(document.url, advisory))
    const records = transaction.objectStore('records')
    const known = new Map((await records.getAll(recordsOf(document.url))).map((row) => [row.id, row]))
    const held = [...known.values()].filter((row) => !row.gone)
    const ids = new Set(incoming.map(({ id }) => id))
    const removed = document.complete ? held.filter((row) => !ids.has(row.id)) : []
    if (held.length >= SMALLEST_GUARDED && removed.length > held.length * LARGEST_LOSS) {
      return failure('shrunk', `${held.length - removed.length} / ${held.length}`)
    }
    const changed = incoming.filter((row) => known.get(row.id)?.fingerprint !== row.fingerprint)
    const before = changed.flatMap((row) => known.get(row.id) ?? [])
    const updated = before.filter((row) => !row.gone).length
    const summary: CommitSummary = {
      added: changed.length - updated,
      updated,
      removed: removed.length,
      records: held.length + changed.length - updated - removed.length,
    }
    if (changed.length + removed.length > 0) {
      const after = [...changed, ...removed.map(withdrawn)]
      await Promise.all(after.map((row) => records.put(row)))
      const news = updated <= BULK.records || updated <= held.length * BULK.share
      await derive(transaction, { before: [...before, ...removed], after }, { ...context, source: document.name, news })
    }
    const feeds = transaction.objectStore('feeds')
    const row = rowAfter(await feeds.get(document.url), summary)
    await feeds.put({ ...row, private: context.privateFeeds.has(document.url) })
    return success(summary)
  })
}

/** Removes a feed that is no longer configured, with what only it knew. */
export function forgetFeed(store: Store, url: string, context: CommitContext): Promise<void> {
  return allOrNothing(store, async (transaction) => {
    const records = transaction.objectStore('records')
    const known = await records.getAll(recordsOf(url))
    await records.delete(recordsOf(url))
    await derive(transaction, { before: known, after: [] }, { ...context, source: '', news: false })
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
async function allOrNothing<Value>(store: Store, task: (transaction: WriteTransaction) => Promise<Value>): Promise<Value> {
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

function toRecord(feed: string, advisory: Advisory): RecordRow {
  const key = { feed, id: advisory.id, mergeKeys: mergeKeys(advisory) }
  return { ...key, fingerprint: fingerprint(advisory), advisory, advisoryId: loneAdvisoryId(key), gone: false }
}

/** A record that its publisher took away: it is kept, so that what it said can be read, and says that it was withdrawn. */
function withdrawn(row: RecordRow): RecordRow {
  return { ...row, gone: true, fingerprint: '', advisory: { ...row.advisory, status: 'withdrawn' } }
}

function recordsOf(feed: string): IDBKeyRange {
  return IDBKeyRange.bound([feed], [feed, []])
}
