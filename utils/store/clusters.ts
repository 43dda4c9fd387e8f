import { joinAlike, likenessKeys, linkedBy, type Advisory } from '../advisories'
import type { WriteTransaction } from './database'
import { keptApart } from './kept-apart'
import { isReadWhole, lookup, type Lookup } from './lookup'
import { keyOf, type RecordRow } from './rows'

/*
 * Which records are about one thing: those that an identity links and those that look alike. Only what changed records touch is looked at,
 * by index, so that what a record costs does not grow with the store.
 */

/** Records with one likeness key that are looked at; with more, the title tells nothing (see utils/advisories/join-alike.ts). */
const MOST_LIKE = 100

/** A record's likeness keys as its row has them: none are left out. */
export function likenessOf(advisory: Advisory): Pick<RecordRow, 'likenessKeys'> {
  const keys = likenessKeys(advisory)
  return keys.length > 0 ? { likenessKeys: keys } : {}
}

/**
 * The changed records with all that speak of the same things, and those that they spoke of or looked like before: one list a thing.
 * What private feeds say never decides which public records look alike, since pages see what comes of that.
 */
export async function clusters(
  transaction: WriteTransaction,
  records: { before: RecordRow[]; after: RecordRow[] },
  privateFeeds: ReadonlySet<string>,
): Promise<RecordRow[][]> {
  const { withKey, like } = await readers(transaction, records.before.length + records.after.length)
  const near = new Map<string, RecordRow>()
  const followed = new Set<string>()
  const follow = async (queue: RecordRow[]): Promise<void> => {
    for (let record = queue.pop(); record; record = queue.pop()) {
      if (near.has(keyOf(record))) continue
      near.set(keyOf(record), record)
      await followKeys(record, queue)
    }
  }
  const followKeys = async (record: RecordRow, queue: RecordRow[]): Promise<void> => {
    for (const [keys, read] of [
      [record.mergeKeys, withKey],
      [record.likenessKeys ?? [], like],
    ] as const) {
      for (const key of keys) {
        if (followed.has(key)) continue
        followed.add(key)
        queue.push(...(await read(key)))
      }
    }
  }
  await follow([...records.after])
  for (const record of records.before) {
    const queue: RecordRow[] = []
    await followKeys(record, queue)
    await follow(queue)
  }
  return togetherWithAlike(
    linkedBy([...near.values()], ({ mergeKeys }) => mergeKeys),
    privateFeeds,
    await keptApart(transaction),
  )
}

function togetherWithAlike(
  groups: readonly RecordRow[][],
  privateFeeds: ReadonlySet<string>,
  areApart: (a: readonly RecordRow[], b: readonly RecordRow[]) => boolean,
): RecordRow[][] {
  const compared = groups.map((records) => {
    const open = records.filter(({ feed }) => !privateFeeds.has(feed))
    const speaking = (open.length > 0 ? open : records).filter(({ advisory }) => advisory.status !== 'withdrawn')
    const origins = [...new Set(speaking.map(({ feed }) => feed))]
    return { all: records, isPrivate: open.length === 0, origins, records: speaking.map(({ advisory }) => advisory) }
  })
  return [true, false].flatMap((isPrivate) =>
    joinAlike(
      compared.filter((group) => group.isPrivate === isPrivate),
      (a, b) => areApart(a.all, b.all),
    ).map((alike) => alike.flatMap(({ all }) => all)),
  )
}

/** Records by key: one by one where few are wanted, in one go where many are, which is what a first sync comes to. */
async function readers(
  transaction: WriteTransaction,
  wanted: number,
): Promise<{ withKey: Lookup<RecordRow>; like: Lookup<RecordRow> }> {
  const records = transaction.objectStore('records')
  if (!(await isReadWhole(records, wanted))) {
    return {
      withKey: (key) => records.index('byMergeKey').getAll(key),
      like: (key) => records.index('byLikeness').getAll(key, MOST_LIKE),
    }
  }
  const all = await records.getAll()
  const like = lookup(all, (record) => record.likenessKeys ?? [])
  return { withKey: lookup(all, (record) => record.mergeKeys), like: async (key) => (await like(key)).slice(0, MOST_LIKE) }
}
