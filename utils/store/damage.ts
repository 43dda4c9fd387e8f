import { deleteDB } from 'idb'
import { recordsOf } from './commit'
import { DATABASE, openStore, type Store } from './database'
import type { AdvisoryRow, EntityRow, FeedRow, RecordRow } from './rows'
import { deleteSpare, spareName } from './spare'

/*
 * Whether the store is whole. Browsers open databases of which files are damaged or missing without a word, and give what is left. What is
 * left may hold a feed's validators without its records: the server would answer "unchanged" for ever. Since every commit is one
 * transaction, whatever does not fit together was not written by Caveat.
 */

/** Rows read at once. */
const BATCH = 500

/** Of a store with more records than this only the counts are compared: reading it all would take longer than people wait for a sync. */
const MOST_READ = 50_000

/** What a person or time made and no feed can give again; kept, as far as it can be read, when the store is made anew. */
const IRREPLACEABLE = ['seen', 'articles', 'requests'] as const

/** What is wrong with the store, in a few words each; empty for one that is whole. Reads all of it once, or counts where it is large. */
export async function damageIn(store: Store, mostRead = MOST_READ): Promise<string[]> {
  try {
    const large = (await store.count('records')) > mostRead
    return large ? await compareCounts(store) : await findDamage(store)
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Whether what is kept twice, in rows and in an index of each of them, is as often in both, and no feed lacks records. */
async function compareCounts(store: Store): Promise<string[]> {
  const transaction = store.transaction(['feeds', 'records', 'advisories', 'entities'])
  // Each read says what goes wrong; that the store is closed after the last is nothing wrong.
  transaction.done.catch(() => undefined)
  const advisories = transaction.objectStore('advisories')
  const entities = transaction.objectStore('entities')
  const found: string[] = []
  if ((await advisories.count()) !== (await advisories.index('byChanged').count())) found.push('advisories are missing')
  if ((await entities.count()) !== (await entities.index('byId').count())) found.push('entities are missing')
  for (const { url, records, format } of await transaction.objectStore('feeds').getAll()) {
    const held = await transaction.objectStore('records').count(recordsOf(url))
    if (format !== 'epss' && held < records) found.push(`${held} of ${records} records of ${url}`)
  }
  return found
}

async function findDamage(store: Store): Promise<string[]> {
  const found: string[] = []
  const must = (holds: boolean, otherwise: string) => {
    if (!holds) found.push(otherwise)
  }
  const transaction = store.transaction(['feeds', 'records', 'advisories', 'entities', 'documents', 'epss'])
  transaction.done.catch(() => undefined)
  const [feeds, records, advisories, entities, documents] = [
    transaction.objectStore('feeds'),
    transaction.objectStore('records'),
    transaction.objectStore('advisories'),
    transaction.objectStore('entities'),
    transaction.objectStore('documents'),
  ]
  const keys = new Set<string>()
  const named = { rows: 0, names: 0 }
  for await (const rows of batches<EntityRow>(
    (range) => entities.getAll(range, BATCH),
    ({ key }) => key,
  )) {
    for (const { key, nameKeys } of rows) {
      keys.add(key)
      named.rows++
      named.names += new Set(nameKeys).size
    }
  }
  must((await entities.index('byId').count()) === named.rows, 'entities are missing in byId')
  must((await entities.index('byName').count()) === named.names, 'entities are missing in byName')

  const ids = new Set<string>()
  const said = { affects: 0, mentions: 0, identifiers: 0, lost: 0 }
  for await (const rows of batches<AdvisoryRow>(
    (range) => advisories.getAll(range, BATCH),
    ({ id }) => id,
  )) {
    for (const { id, affects, mentions, identifiers } of rows) {
      ids.add(id)
      said.affects += new Set(affects).size
      said.mentions += new Set(mentions).size
      said.identifiers += new Set(identifiers).size
      said.lost += [...affects, ...mentions].filter((key) => !keys.has(key)).length
    }
  }
  must(said.lost === 0, `${said.lost} entities of advisories are missing`)
  must((await advisories.index('byChanged').count()) === ids.size, 'advisories are missing in byChanged')
  must((await advisories.index('byAffected').count()) === said.affects, 'advisories are missing in byAffected')
  must((await advisories.index('byMentioned').count()) === said.mentions, 'advisories are missing in byMentioned')
  must((await advisories.index('byIdentifier').count()) === said.identifiers, 'advisories are missing in byIdentifier')

  const live = new Map<string, number>()
  const told = { mergeKeys: 0 }
  const made = new Set<string>()
  for await (const rows of batches<RecordRow>(
    (range) => records.getAll(range, BATCH),
    ({ feed, id }) => [feed, id],
  )) {
    for (const { feed, gone, mergeKeys, advisoryId } of rows) {
      if (!gone) live.set(feed, (live.get(feed) ?? 0) + 1)
      told.mergeKeys += new Set(mergeKeys).size
      made.add(advisoryId)
    }
  }
  must((await records.index('byMergeKey').count()) === told.mergeKeys, 'records are missing in byMergeKey')
  const unmade = [...made].filter((id) => !ids.has(id)).length
  must(unmade === 0, `${unmade} advisories of records are missing`)
  const unsaid = [...ids].filter((id) => !made.has(id)).length
  must(unsaid === 0, `${unsaid} advisories have no record`)

  const known: FeedRow[] = await feeds.getAll()
  const scores = await transaction.objectStore('epss').count()
  for (const { url, records: count, walk, format } of known) {
    // Scores are shared by the lists that have them.
    const held = format === 'epss' && scores > 0 ? count : (live.get(url) ?? 0)
    must(held === count, `${held} of ${count} records of ${url}`)
    const waiting = await documents.index('byState').count(IDBKeyRange.bound([url, 'waiting'], [url, 'waiting', []]))
    must(waiting >= (walk?.waiting ?? 0), `${waiting} of ${walk?.waiting} documents of ${url} that wait`)
    live.delete(url)
  }
  must(live.size === 0, `records of ${live.size} feeds that are not known`)
  return found
}

/** All rows of an object store, some at a time. */
async function* batches<Row>(
  read: (range: IDBKeyRange | null) => Promise<Row[]>,
  keyOf: (row: Row) => IDBValidKey,
): AsyncGenerator<Row[]> {
  let range: IDBKeyRange | null = null
  for (;;) {
    const rows = await read(range)
    yield rows
    const last = rows.at(-1)
    if (rows.length < BATCH || last === undefined) return
    range = IDBKeyRange.lowerBound(keyOf(last), true)
  }
}

/**
 * Makes the store anew, empty but for what no feed can give again, so that the next sync fetches everything whole. All connections to it
 * are closed.
 */
export async function rebuildStore(store: Store, name = DATABASE): Promise<void> {
  const kept = await Promise.all(IRREPLACEABLE.map(async (storeName) => [storeName, await readable(store, storeName)] as const))
  // Whoever holds a connection, this one too, closes it when it is told of that.
  await (store.name === spareName(name) ? deleteSpare(name) : deleteDB(name))
  const fresh = await openStore(name)
  const transaction = fresh.transaction([...IRREPLACEABLE, 'meta'], 'readwrite')
  for (const [storeName, rows] of kept) for (const row of rows) await transaction.objectStore(storeName).put(row)
  // Articles that nothing was made of yet.
  if ((await transaction.objectStore('articles').count()) > 0)
    await transaction.objectStore('meta').put({ key: 'articles', value: 1 })
  await transaction.done
  fresh.close()
}

/** The rows of an object store; none where they cannot be read. The transaction has ended then: the connection may be closed under it. */
async function readable(store: Store, storeName: (typeof IRREPLACEABLE)[number]) {
  const transaction = store.transaction(storeName)
  transaction.done.catch(() => undefined)
  try {
    const rows = await transaction.store.getAll()
    await transaction.done
    return rows
  } catch {
    return []
  }
}

/** Removes the spare store where the proper one is in use again. */
export async function tidySpare(store: Store, name = DATABASE): Promise<void> {
  if (store.name === name) await deleteSpare(name)
}
