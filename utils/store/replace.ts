import type { Advisory } from '../advisories'
import { allOrNothing, recordsOf, toRecord, type CommitContext } from './commit'
import type { Store } from './database'
import { derive } from './derive'
import { newFeedRow } from './queries'

export interface MadeRecords {
  url: string
  /** What the feed is called, for change histories. */
  name: string
  advisories: readonly Advisory[]
  madeOf: string
  /** True when what changes is known to be no news. */
  rewrite: boolean
}

/**
 * Makes a feed's records exactly these, in one transaction, and notes as its etag what they were made of. For what Caveat makes itself
 * of what it holds: nobody withdrew what is no longer there, and there may be any number of others. Gives whether anything changed.
 */
export function replaceRecords(
  store: Store,
  { url, name, advisories, madeOf, rewrite }: MadeRecords,
  context: CommitContext,
): Promise<boolean> {
  return allOrNothing(store, async (transaction) => {
    const records = transaction.objectStore('records')
    const known = new Map((await records.getAll(recordsOf(url))).map((row) => [row.id, row]))
    const wanted = new Map(advisories.map((advisory) => [advisory.id, toRecord(url, advisory)]))
    const changed = [...wanted.values()].filter((row) => known.get(row.id)?.fingerprint !== row.fingerprint)
    const dropped = [...known.values()].filter((row) => !wanted.has(row.id))
    const before = [...changed.flatMap((row) => known.get(row.id) ?? []), ...dropped]
    await Promise.all([...changed.map((row) => records.put(row)), ...dropped.map(({ feed, id }) => records.delete([feed, id]))])
    if (changed.length + dropped.length > 0) {
      const telling = !rewrite && known.size > 0
      await derive(transaction, { before, after: changed }, { ...context, source: name, news: !rewrite, telling })
    }
    const feeds = transaction.objectStore('feeds')
    const row = (await feeds.get(url)) ?? newFeedRow(url)
    const at = context.now.getTime()
    const isPrivate = context.privateFeeds.has(url)
    await feeds.put({ ...row, private: isPrivate, title: name, etag: madeOf, lastSuccess: at, records: wanted.size })
    return changed.length + dropped.length > 0
  })
}
