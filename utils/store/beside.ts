import { entityId, mergeKeys, type Advisory, type AdvisoryEntity } from '../advisories'
import type { Store } from './database'
import { isReadWhole, lookup, type Lookup } from './lookup'
import { nameKeys } from './namesakes'
import { allEntities } from './queries'
import type { RecordRow } from './rows'

/* What is held beside the records of a feed that is not: what they would become one with, and what they would bring. Nothing is written. */

/** A record that would join advisories that are held. */
export interface Meeting {
  advisory: Advisory
  /** The keys under which the store holds those. */
  held: string[]
}

/** The records of these that would join advisories that other feeds' records make, in the order given. */
export async function heldBeside(store: Store, feed: string, advisories: readonly Advisory[]): Promise<Meeting[]> {
  const keyed = advisories.map((advisory) => ({ advisory, keys: mergeKeys(advisory) }))
  const withKey = await recordsByMergeKey(
    store,
    keyed.reduce((sum, { keys }) => sum + keys.length, 0),
  )
  const meetings: Meeting[] = []
  for (const { advisory, keys } of keyed) {
    const held = new Set<string>()
    for (const key of keys) for (const record of await withKey(key)) if (record.feed !== feed) held.add(record.advisoryId)
    if (held.size > 0) meetings.push({ advisory, held: [...held] })
  }
  return meetings
}

/**
 * The names that these advisories would bring to the names that are marked: affected things and vendors that neither an advisory that is
 * held nor `known` has, each once.
 */
export async function unknownNames(
  store: Store,
  advisories: readonly Advisory[],
  known: readonly Named[],
): Promise<Pick<AdvisoryEntity, 'name' | 'type' | 'vendor'>[]> {
  const held = new Set([...(await allEntities(store)), ...known].flatMap(keysOf))
  const found = new Map<string, Pick<AdvisoryEntity, 'name' | 'type' | 'vendor'>>()
  for (const { entities } of advisories) {
    for (const { name, type, vendor, role } of entities) {
      if (role !== 'affected' && role !== 'vendor') continue
      const entity = { name, type, vendor }
      if (!nameKeys(entity).some((key) => held.has(key))) found.set(entityId(entity), entity)
    }
  }
  return [...found.values()]
}

/** A name with what else it is called. */
type Named = Pick<AdvisoryEntity, 'name' | 'type'> & { vendor?: string | undefined; aliases?: readonly string[] }

function keysOf({ name, type, vendor = '', aliases = [] }: Named): string[] {
  return [name, ...aliases].flatMap((each) => nameKeys({ name: each, type, vendor }))
}

async function recordsByMergeKey(store: Store, wanted: number): Promise<Lookup<RecordRow>> {
  if (!(await isReadWhole(store.transaction('records').store, wanted)))
    return (key) => store.getAllFromIndex('records', 'byMergeKey', key)
  return lookup(await store.getAll('records'), (record) => record.mergeKeys)
}
