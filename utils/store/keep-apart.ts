import { allOrNothing, type CommitContext } from './commit'
import type { Store } from './database'
import { derive } from './derive'
import { changedNames, type ApartPair } from './kept-apart'
import type { AdvisoryRow } from './rows'

/** The advisories, as they are, that change when exactly these pairs are kept apart; undefined where these are. */
export async function partedBy(store: Store, wanted: readonly ApartPair[]): Promise<AdvisoryRow[] | undefined> {
  const transaction = store.transaction(['meta', 'records', 'advisories'])
  const named = changedNames((await transaction.objectStore('meta').get('keptApart'))?.pairs ?? [], wanted)
  if (named.length === 0) return undefined
  const records = await Promise.all(named.map(({ feed, id }) => transaction.objectStore('records').get([feed, id])))
  const ids = new Set(records.flatMap((record) => record?.advisoryId ?? []))
  const rows = await Promise.all([...ids].map((id) => transaction.objectStore('advisories').get(id)))
  return rows.flatMap((row) => row ?? [])
}

/** Keeps exactly these pairs apart, in one transaction, and gives whether that changed anything. */
export async function keepApart(store: Store, wanted: readonly ApartPair[], context: CommitContext): Promise<boolean> {
  return allOrNothing(store, async (transaction) => {
    const meta = transaction.objectStore('meta')
    const named = changedNames((await meta.get('keptApart'))?.pairs ?? [], wanted)
    if (named.length === 0) return false
    await meta.put({ key: 'keptApart', value: wanted.length, pairs: [...wanted] })
    const found = await Promise.all(named.map(({ feed, id }) => transaction.objectStore('records').get([feed, id])))
    const records = found.flatMap((record) => record ?? [])
    await derive(transaction, { before: records, after: records }, { ...context, source: '', news: false })
    return records.length > 0
  })
}
