import { lastChanged } from '../advisories'
import { allOrNothing, type CommitContext } from './commit'
import type { Store } from './database'
import { derive } from './derive'
import type { Retention } from './outdated'
import type { RecordRow } from './rows'

/*
 * Advisories that have not changed for as long as the person wants any kept. What a feed says anew each time it is read stays, and so does
 * every advisory that such a feed has a part in: it would be back, as if it were news, or lack what that feed still says. What goes is
 * what came once and is never told again: entries of feeds that have only their latest, single documents, and what was withdrawn.
 */

/** About so many records are read, and removed, in one transaction. */
const AT_ONCE = 500

type LeavingRecord = Pick<RecordRow, 'feed' | 'id' | 'fingerprint'>

/** How many advisories would be removed. */
export async function countOutdated(store: Store, retention: Retention): Promise<number> {
  return (await outdatedRecords(store, retention)).size
}

/** Removes outdated advisories, each with all of its records, and gives how many. Killed half-way it has removed some of them. */
export async function removeOutdated(store: Store, retention: Retention, context: CommitContext): Promise<number> {
  let removed = 0
  let some: LeavingRecord[] = []
  const outdated = await outdatedRecords(store, retention)
  for (const records of outdated.values()) {
    some.push(...records)
    removed++
    if (some.length < AT_ONCE && removed < outdated.size) continue
    await remove(store, some, retention, context)
    some = []
  }
  await store.put('meta', { key: 'outdated', value: context.now.getTime() })
  return removed
}

/** When outdated advisories were last removed, in milliseconds since 1970; 0 for never. */
export async function lastRemoval(store: Store): Promise<number> {
  return (await store.get('meta', 'outdated'))?.value ?? 0
}

/** The records of the advisories that are to be removed, by advisory. */
async function outdatedRecords(store: Store, { before, spares }: Retention): Promise<Map<string, LeavingRecord[]>> {
  const outdated = new Map<string, LeavingRecord[]>()
  const range = IDBKeyRange.upperBound(before, true)
  for (let cursor = await store.transaction('advisories').store.index('byChanged').openCursor(range); cursor;) {
    const { id, advisory } = cursor.value
    // Where nobody states a date, the feed that has it may well say it again.
    if (lastChanged(advisory) !== '' && !spares({ id, advisory })) outdated.set(id, [])
    cursor = await cursor.continue()
  }
  if (outdated.size === 0) return outdated
  const isRestated = await restated(store)
  for await (const rows of allRecords(store)) {
    for (const row of rows) {
      const { feed, id, fingerprint, advisoryId } = row
      if (isRestated(row)) outdated.delete(advisoryId)
      else outdated.get(advisoryId)?.push({ feed, id, fingerprint })
    }
  }
  return outdated
}

/** What a sync changed meanwhile stays, and so does an advisory to which one brought something. */
function remove(store: Store, leaving: readonly LeavingRecord[], retention: Retention, context: CommitContext): Promise<void> {
  return allOrNothing(store, async (transaction) => {
    const advisories = transaction.objectStore('advisories')
    const records = transaction.objectStore('records')
    const feeds = transaction.objectStore('feeds')
    const found = await Promise.all(leaving.map(({ feed, id }) => records.get([feed, id])))
    const unchanged = found.flatMap((row, index) => (row && row.fingerprint === leaving[index]?.fingerprint ? row : []))
    const rows = await Promise.all([...new Set(unchanged.map((row) => row.advisoryId))].map((id) => advisories.get(id)))
    const outdated = new Set(rows.flatMap((row) => (row && row.changed < retention.before ? row.id : [])))
    const before = unchanged.filter(({ advisoryId }) => outdated.has(advisoryId))
    await Promise.all(before.map(({ feed, id }) => records.delete([feed, id])))
    await derive(transaction, { before, after: [] }, { ...context, source: '', news: false })
    for (const url of new Set(before.map(({ feed }) => feed))) {
      const row = await feeds.get(url)
      const counted = before.filter(({ feed, gone }) => feed === url && !gone).length
      if (row) await feeds.put({ ...row, records: Math.max(0, row.records - counted) })
    }
  })
}

/** Tells which records are said anew each time their feed is read; where it is not known of a feed, all of its. */
async function restated(store: Store): Promise<(row: RecordRow) => boolean> {
  const partial = new Set((await store.getAll('feeds')).filter((row) => row.restated === false).map(({ url }) => url))
  return ({ feed, gone }) => !gone && !partial.has(feed)
}

/** All records, so many at a time that they fit in memory. */
async function* allRecords(store: Store): AsyncGenerator<RecordRow[]> {
  let after: IDBKeyRange | undefined
  for (;;) {
    const rows = await store.getAll('records', after, AT_ONCE)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = IDBKeyRange.lowerBound([last.feed, last.id], true)
  }
}
