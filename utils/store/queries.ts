import { byUrgency, normalizeIdentifier, type Advisory } from '../advisories'
import type { Store } from './database'
import { groupNamesakes, nameKeys } from './namesakes'
import type { AdvisoryRow, EntityNames, EntityRow, FeedRow, LexiconRow } from './rows'
import { publicFaceOf } from './standing'

/** Entities that are read at once where only their names are wanted. */
const NAMES_AT_ONCE = 5_000

/** Advisories, the last changed first. */
export async function recentAdvisories(store: Store, { limit }: { limit: number }): Promise<AdvisoryRow[]> {
  const found: AdvisoryRow[] = []
  let cursor = await store.transaction('advisories').store.index('byChanged').openCursor(null, 'prev')
  while (cursor && found.length < limit) {
    found.push(cursor.value)
    cursor = await cursor.continue()
  }
  return found
}

/** Advisories that changed since a moment (an ISO date); undefined where there are more than `most`. */
export async function changedSince(store: Store, since: string, most: number): Promise<AdvisoryRow[] | undefined> {
  const range = IDBKeyRange.lowerBound(since.slice(0, 10))
  if ((await store.countFromIndex('advisories', 'byChanged', range)) > most) return undefined
  return store.getAllFromIndex('advisories', 'byChanged', range)
}

export function advisoryById(store: Store, id: string): Promise<AdvisoryRow | undefined> {
  return store.get('advisories', id)
}

/** Advisories about an entity (its id) or an identifier (`CVE-2026-1234`), the most urgent first. */
export async function advisoriesAbout(
  store: Store,
  id: string,
  { limit = Number.POSITIVE_INFINITY, now = new Date() }: { limit?: number; now?: Date } = {},
): Promise<AdvisoryRow[]> {
  const identified = await store.getAllFromIndex('advisories', 'byIdentifier', normalizeIdentifier(id))
  const keys = (await namesakesOf(store, id)).map(({ key }) => key)
  const rows = new Map<string, AdvisoryRow>(identified.map((row) => [row.id, row]))
  const collect = async (index: 'byAffected' | 'byMentioned') => {
    for (const key of keys) for (const row of await store.getAllFromIndex('advisories', index, key)) rows.set(row.id, row)
  }
  await collect('byAffected')
  if (rows.size === 0) await collect('byMentioned')
  const urgency = byUrgency(now)
  return [...rows.values()].sort((a, b) => urgency(asChanged(a), asChanged(b))).slice(0, limit)
}

/** The same by what public feeds say alone, for what a page may notice: which there are, in which order, and what they say. */
export async function publicAdvisoriesAbout(
  store: Store,
  id: string,
  { now }: { now: Date },
): Promise<{ id: string; advisory: Advisory }[]> {
  const rows = await advisoriesAbout(store, id, { now })
  const names = new Set((await namesakesOf(store, id)).flatMap((entity) => entity.nameKeys))
  const urgency = byUrgency(now)
  return rows
    .flatMap((row) => {
      const advisory = publicFaceOf(row)
      if (!advisory || !isAbout(advisory, normalizeIdentifier(id), names)) return []
      return [{ id: row.id, advisory, dated: row.publicFace ? advisory : asChanged(row) }]
    })
    .sort((a, b) => urgency(a.dated, b.dated))
    .map(({ id: key, advisory }) => ({ id: key, advisory }))
}

function isAbout(advisory: Advisory, identifier: string, names: ReadonlySet<string>): boolean {
  const carriers = advisory.entities.filter(({ role }) => role !== 'source')
  return advisory.identifiers.includes(identifier) || carriers.some((entity) => nameKeys(entity).some((key) => names.has(key)))
}

/** The advisory with the date that the store goes by: feeds that state no date of change have the one at which it was seen. */
function asChanged({ advisory, changed }: AdvisoryRow): Advisory {
  return { ...advisory, updated: changed }
}

/** The entities of these ids, by id; ids that nothing is known of are left out. */
export async function entitiesByIds(store: Store, ids: readonly string[]): Promise<Map<string, EntityRow>> {
  const rows = await Promise.all(ids.map((id) => entityOf(store, id)))
  return new Map(rows.flatMap((row, index) => (row ? [[ids[index] ?? '', row] as const] : [])))
}

export function feedRows(store: Store): Promise<FeedRow[]> {
  return store.getAll('feeds')
}

export function feedRow(store: Store, url: string): Promise<FeedRow | undefined> {
  return store.get('feeds', url)
}

/** Changes a feed's row, made from nothing where there is none, in a transaction of its own. */
export async function updateFeedRow(store: Store, url: string, change: (row: FeedRow) => FeedRow): Promise<void> {
  const transaction = store.transaction('feeds', 'readwrite')
  await transaction.store.put(change((await transaction.store.get(url)) ?? newFeedRow(url)))
  await transaction.done
}

export function newFeedRow(url: string): FeedRow {
  return {
    url,
    private: false,
    title: '',
    format: '',
    etag: '',
    lastModified: '',
    lastAttempt: 0,
    lastSuccess: 0,
    nextDue: 0,
    failures: 0,
    error: null,
    records: 0,
    problems: [],
  }
}

/**
 * How much is stored, counted one by one, which holds up whatever else is read: 0.2 s with 50,000 advisories. `seen`: names of which
 * the person was shown something.
 */
export async function storeCounts(store: Store): Promise<{ advisories: number; entities: number; seen: number }> {
  const [advisories, entities, seen] = await Promise.all([
    store.count('advisories'),
    store.count('entities'),
    store.count('seen'),
  ])
  return { advisories, entities, seen }
}

/**
 * A compiled lexicon; undefined where there is none, or none that can be read: Chromium keeps large values in files of their own, which a
 * crash can lose alone. It is compiled anew then.
 */
export async function lexiconRow(store: Store, name: LexiconRow['name']): Promise<LexiconRow | undefined> {
  try {
    return await store.get('lexicons', name)
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

/** A large value's file was lost. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotReadableError'
}

/** How often the names that a lexicon is compiled from changed so far. */
export async function namesVersion(store: Store): Promise<number> {
  return (await store.get('meta', 'names'))?.value ?? 0
}

export function allEntities(store: Store): Promise<EntityRow[]> {
  return store.getAll('entities')
}

/** What all entities are called: a piece at a time, since how very many stand takes more memory than their names. */
export async function entityNames(store: Store, atOnce = NAMES_AT_ONCE): Promise<EntityNames[]> {
  const { store: rows } = store.transaction('entities')
  const names: EntityNames[] = []
  for (;;) {
    const after = names.at(-1)?.key
    const read = await rows.getAll(after === undefined ? undefined : IDBKeyRange.lowerBound(after, true), atOnce)
    for (const { standing: _, publicStanding: __, ...row } of read) names.push(row)
    if (read.length < atOnce) return names
  }
}

export async function putLexicons(store: Store, rows: LexiconRow[]): Promise<void> {
  const transaction = store.transaction('lexicons', 'readwrite')
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done])
}

async function entityOf(store: Store, id: string): Promise<EntityRow | undefined> {
  return (await store.getFromIndex('entities', 'byId', id)) ?? (await store.get('entities', id))
}

/** The entity of an id with all that go by the same name; empty when nothing is known of it. */
export async function namesakesOf(store: Store, id: string): Promise<EntityRow[]> {
  const entity = await entityOf(store, id)
  if (!entity) return []
  const found = await Promise.all(entity.nameKeys.map((key) => store.getAllFromIndex('entities', 'byName', key)))
  const rows = new Map(found.flat().map((row) => [row.key, row]))
  return groupNamesakes([...rows.values()]).find((group) => group.some(({ key }) => key === entity.key)) ?? [entity]
}
