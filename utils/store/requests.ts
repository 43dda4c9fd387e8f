import type { Store } from './database'
import { newFeedRow } from './queries'
import type { FeedRow, RequestRow } from './rows'

/* Every request that was made, so that a person can see what left the machine. */

/** As many requests as are kept, the newest. */
export const MOST_REQUESTS = 2_000

/**
 * Notes a request that is about to be made, without what may be secret in it, changes the feed's row and counts the try of one of its documents, all in one transaction: a
 * document that kills the worker was tried. Gives the request's key.
 */
export async function beginRequest(
  store: Store,
  feed: string,
  request: Omit<RequestRow, 'key' | 'bytes' | 'outcome' | 'led'>,
  document: string | undefined,
  change: (row: FeedRow) => FeedRow,
): Promise<number> {
  const transaction = store.transaction(['feeds', 'documents', 'requests'], 'readwrite')
  const feeds = transaction.objectStore('feeds')
  const documents = transaction.objectStore('documents')
  await feeds.put(change((await feeds.get(feed)) ?? newFeedRow(feed)))
  const row = document === undefined ? undefined : await documents.get([feed, document])
  if (row) await documents.put({ ...row, tries: row.tries + 1 })
  const requests = transaction.objectStore('requests')
  const key = await requests.add({ ...request, led: '', bytes: 0, outcome: 'begun' })
  await requests.delete(IDBKeyRange.upperBound(key - MOST_REQUESTS))
  await transaction.done
  return key
}

/** Notes what came of a request. */
export async function endRequest(
  store: Store,
  key: number,
  outcome: Pick<RequestRow, 'bytes' | 'outcome' | 'led'>,
): Promise<void> {
  const transaction = store.transaction('requests', 'readwrite')
  const row = await transaction.store.get(key)
  if (row) await transaction.store.put({ ...row, ...outcome })
  await transaction.done
}

/** The requests that were made, the last one first. */
export async function lastRequests(store: Store): Promise<RequestRow[]> {
  const rows = await store.getAll('requests')
  return rows.reverse().map((row) => ({ ...row, key: row.key ?? 0 }))
}
