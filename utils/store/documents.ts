import type { Store, StoreName, WriteTransaction } from './database'
import { newFeedRow } from './queries'
import type { DocumentRow, FeedRow } from './rows'

/*
 * The documents of feeds that consist of many: which are still to be read, in which order, and which were read in what state. What a
 * document leads to is put here in the transaction that commits the document, so that a worker killed anywhere goes on where it was.
 */

/** Pages come before indexes, those before what indexes list, of which the last changed is first, and what failed before comes last. */
const PAGES = -9e15
const INDEXES = -8e15
const FAILED = 9e15

/** More changed documents at once than this, and than this share of an index, are a rewrite and not news. */
const BULK = { documents: 50, share: 0.2 }

/** As many pages as one round over a feed follows. */
const MOST_PAGES = 1_000

/** What a document leads to, and what it is itself. */
export interface Continuation {
  /** Its own row's address, and the ids of its records if it counts for the whole feed (see `DocumentRow.ids`). */
  url: string
  ids: string[] | null
  pages: string[]
  indexes: { url: string; alternatives: string[] }[]
  /** What it lists, the last changed first; undefined for what is no list. */
  listed?: { url: string; alternatives: string[]; stamp: string }[]
  /** True when its publisher took away what the list no longer has. */
  listsAll?: boolean
}

/** The document of a feed that is to be read next. */
export async function nextDocument(store: Store, feed: string): Promise<DocumentRow | undefined> {
  const cursor = await store.transaction('documents').store.index('byState').openCursor(inState(feed, 'waiting'))
  return cursor?.value
}

/** Puts what a document leads to among those that wait, and its own row, with the ids of its records, among those that were read. */
export async function continueWith(
  transaction: WriteTransaction,
  feed: string,
  leads: Continuation,
  ids: readonly string[],
): Promise<void> {
  const documents = transaction.objectStore('documents')
  const own = await documents.get([feed, leads.url])
  const unread = { feed, index: '', stamp: '', alternatives: [], tries: 0, rewrite: false, ids: null }
  if (own?.role === 'listed') await documents.put({ ...own, state: 'read', tries: 0, ids: [...ids] })
  else
    await documents.put({ ...unread, order: 0, ...own, url: leads.url, role: own?.role ?? 'page', state: 'read', ids: leads.ids })
  for (const [index, url] of leads.pages.entries()) {
    // A page that was read in this round is not read again, or a feed whose pages lead in a circle would never end.
    if ((await documents.getKey([feed, url])) || (await documents.count(documentsOf(feed))) > MOST_PAGES) continue
    await documents.put({ ...unread, url, role: 'page', state: 'waiting', order: PAGES + index })
  }
  for (const [index, { url, alternatives }] of leads.indexes.entries()) {
    if (await documents.getKey([feed, url])) continue
    await documents.put({ ...unread, url, alternatives, role: 'index', state: 'waiting', order: INDEXES + index })
  }
  if (leads.listed) await putListed(transaction, feed, leads.url, leads.listed)
}

async function putListed(
  transaction: WriteTransaction,
  feed: string,
  index: string,
  listed: NonNullable<Continuation['listed']>,
): Promise<void> {
  const documents = transaction.objectStore('documents')
  const all = await documents.getAll(documentsOf(feed))
  const known = new Map(all.filter((row) => row.role === 'listed').map((row) => [row.url, row]))
  const taken = new Set(all.filter((row) => row.role !== 'listed').map((row) => row.url))
  const listedHere = new Set(listed.map(({ url }) => url))
  const wanted = listed.filter(({ url, stamp }) => !taken.has(url) && known.get(url)?.stamp !== stamp)
  const changed = wanted.filter(({ url }) => known.has(url)).length
  const rewrite = changed > BULK.documents && changed > listed.length * BULK.share
  // What another list has too is not taken away when one of them drops it.
  const shared = [...known.values()].filter((row) => row.index !== index && row.index !== '' && listedHere.has(row.url))
  await Promise.all(shared.map((row) => documents.put({ ...row, index: '' })))
  const writes = wanted.map(({ url, stamp, alternatives }, position) => {
    const order = stamp === '' ? position : -Date.parse(stamp)
    const held = known.get(url)
    const lists = held && held.index !== index ? '' : index
    const row = {
      feed,
      url,
      index: lists,
      stamp,
      alternatives,
      order,
      tries: 0,
      ids: held?.ids ?? null,
      rewrite: rewrite && held !== undefined,
    }
    return documents.put({ ...row, role: 'listed', state: 'waiting' })
  })
  const dropped = [...known.values()].filter((row) => row.index === index && !listedHere.has(row.url))
  await Promise.all([...writes, ...dropped.map((row) => documents.delete([feed, row.url]))])
  await retryFailed(transaction, feed)
}

/** What a list no longer has that is all of its publisher's: of how many documents how many, and the ids of records that no other document has. */
export async function takenAway(
  transaction: WriteTransaction,
  feed: string,
  leads: Continuation | undefined,
): Promise<{ ids: string[]; lost: number; of: number }> {
  if (!leads?.listed || leads.listsAll !== true) return { ids: [], lost: 0, of: 0 }
  const all = await transaction.objectStore('documents').getAll(documentsOf(feed))
  const kept = new Set(leads.listed.map(({ url }) => url))
  const own = all.filter((row) => row.role === 'listed' && row.index === leads.url)
  const lost = new Set(own.filter(({ url }) => !kept.has(url)))
  const elsewhere = new Set(all.flatMap((row) => (lost.has(row) ? [] : (row.ids ?? []))))
  const ids = [...lost].flatMap((row) => row.ids ?? []).filter((id) => !elsewhere.has(id))
  return { ids: [...new Set(ids)], lost: lost.size, of: own.length }
}

/** Lets the listed documents that could not be had wait again, after all others. */
export async function retryFailed(transaction: WriteTransaction, feed: string): Promise<void> {
  const documents = transaction.objectStore('documents')
  const failed = await documents.index('byState').getAll(inState(feed, 'failed'))
  await Promise.all(failed.map((row) => documents.put({ ...row, state: 'waiting', order: FAILED, tries: 0 })))
}

/** How many documents of a feed are still to be read. */
export function waitingDocuments(transaction: WriteTransaction, feed: string): Promise<number> {
  return transaction.objectStore('documents').index('byState').count(inState(feed, 'waiting'))
}

/** The rows of a round's pages: those read so far, and what they lead to. */
export async function pagesOf(transaction: WriteTransaction, feed: string): Promise<DocumentRow[]> {
  const rows = await transaction
    .objectStore('documents')
    .index('byState')
    .getAll(IDBKeyRange.bound([feed], [feed, []]))
  return rows.filter((row) => row.role === 'page')
}

/** Ends a round: pages and indexes are forgotten, so that the next round reads them again; of listed documents it stays what was read. */
export async function endRound(transaction: WriteTransaction, feed: string): Promise<void> {
  const documents = transaction.objectStore('documents')
  const rows = await documents.getAll(documentsOf(feed))
  await Promise.all(rows.filter((row) => row.role !== 'listed').map((row) => documents.delete([feed, row.url])))
}

/**
 * Changes where a feed's walk stands without a document to commit, and the feed's row with it: one of its documents is passed over for
 * now (`failed`) or until it changes (`read`), an index had not changed, or the round is given up.
 */
export async function moveOn(
  store: Store,
  feed: string,
  move: { pass: string; state: 'read' | 'failed' } | { unchanged: string | null } | 'giveUp',
  rowAfter: (row: FeedRow, waiting: number) => FeedRow,
): Promise<number> {
  const names: StoreName[] = ['feeds', 'documents']
  const transaction = store.transaction(names, 'readwrite')
  if (move === 'giveUp') await endRound(transaction, feed)
  else {
    const url = 'pass' in move ? move.pass : move.unchanged
    const documents = transaction.objectStore('documents')
    const row = url === null ? undefined : await documents.get([feed, url])
    if (row) await documents.put({ ...row, state: 'pass' in move ? move.state : 'read' })
    if ('unchanged' in move) await retryFailed(transaction, feed)
  }
  const waiting = await waitingDocuments(transaction, feed)
  if (waiting === 0) await endRound(transaction, feed)
  const feeds = transaction.objectStore('feeds')
  await feeds.put(rowAfter((await feeds.get(feed)) ?? newFeedRow(feed), waiting))
  await transaction.done
  return waiting
}

export function documentsOf(feed: string): IDBKeyRange {
  return IDBKeyRange.bound([feed], [feed, []])
}

function inState(feed: string, state: DocumentRow['state']): IDBKeyRange {
  return IDBKeyRange.bound([feed, state], [feed, state, []])
}
