import { allOrNothing, type CommitContext } from './commit'
import type { Store, WriteTransaction } from './database'
import { derive, loneAdvisoryId } from './derive'
import type { RecordRow } from './rows'

/*
 * Up to version 4 of the schema an advisory of one record was kept by the record's own id, though two feeds can give the same to different
 * things: the one then stood in the place of the other. The upgrade notes that this is to be put right, and the worker does it, since
 * deriving takes more code than pages should load to open the store.
 */

/** An advisory that goes by another id now. Its title tells which it is where several had one id. */
export interface Renamed {
  from: string
  to: string
  title: string
}

/**
 * Gives each advisory that is kept by an id of its feed's own one that is unique, where that was not done yet, and gives what was renamed, for
 * as long as `forgetRenamed` was not called.
 */
export async function renameAdvisories(store: Store, context: CommitContext): Promise<Renamed[]> {
  const noted = await store.get('meta', 'renamed')
  if (!noted) return []
  if (noted.renamed) return noted.renamed
  return allOrNothing(store, async (transaction) => {
    const renamed = await rename(transaction, context)
    await transaction.objectStore('meta').put({ key: 'renamed', value: renamed.length, renamed })
    return renamed
  })
}

/** To be called when everything that knew advisories by their old ids follows. */
export function forgetRenamed(store: Store): Promise<void> {
  return store.delete('meta', 'renamed')
}

async function rename(transaction: WriteTransaction, context: CommitContext): Promise<Renamed[]> {
  const records = transaction.objectStore('records')
  const before = (await records.getAll()).filter(isKeptByItsOwnId)
  const after = before.map((record) => ({ ...record, advisoryId: loneAdvisoryId(record) }))
  await Promise.all(after.map((record) => records.put(record)))
  // Whose history such a row has cannot be known.
  const held = new Map<string, number>()
  for (const { id } of before) held.set(id, (held.get(id) ?? 0) + 1)
  const shared = [...held].flatMap(([id, count]) => (count > 1 ? [id] : []))
  await Promise.all(shared.map((id) => transaction.objectStore('advisories').delete(id)))
  if (before.length > 0) await derive(transaction, { before, after }, { ...context, source: '', news: false })
  return after.map(({ id, advisoryId, advisory }) => ({ from: id, to: advisoryId, title: advisory.title }))
}

function isKeptByItsOwnId(record: RecordRow): boolean {
  return record.advisoryId === record.id && loneAdvisoryId(record) !== record.id
}
