import {
  changesBetween,
  compareText,
  instantOf,
  isSharedIdentifier,
  lastChanged,
  mergeGroup,
  normalizeIdentifier,
  soleCve,
  type Advisory,
} from '../advisories'
import { happeningOf, type Happening } from '../alerts/happening'
import { noteHappenings } from './alerts'
import type { StoreName, WriteTransaction } from './database'
import { clusters } from './clusters'
import { epssLookup, withFact } from './epss'
import { keyOf, type AdvisoryRow, type RecordRow } from './rows'
import { noteUnsearched } from './search'
import { entityKeys } from './standing'
import { deriveEntities } from './derive-entities'

/*
 * What follows from the records: advisories (the records about one thing, merged) and entities (what the advisories about one
 * name come to). Only what the changed records touch is derived again.
 */

export const STORES: StoreName[] = ['feeds', 'records', 'advisories', 'entities', 'meta', 'documents', 'epss', 'articles']

const LONGEST_HISTORY = 50

export interface Derivation {
  privateFeeds: ReadonlySet<string>
  now: Date
  /** Who changed something, for the change history. */
  source: string
  /** Whether a change makes an advisory recent again. */
  news: boolean
  /** Whether what happens is noted for alerts. */
  telling?: boolean
}

/** Derives advisories and entities for records that changed from `before` to `after`; the records themselves are already written. */
export async function derive(
  transaction: WriteTransaction,
  records: { before: RecordRow[]; after: RecordRow[] },
  derivation: Derivation,
): Promise<void> {
  const made: { row: AdvisoryRow; formerIds: string[] }[] = []
  const former = new Map(records.before.map((record) => [keyOf(record), record.advisoryId]))
  const scoreOf = await epssLookup(transaction, records.after.length)
  for (const cluster of await clusters(transaction, records, derivation.privateFeeds)) {
    const formerly = cluster.map((record) => former.get(keyOf(record)) ?? record.advisoryId)
    const merged = await mergedRow(transaction, cluster, derivation)
    const cve = soleCve(merged.identifiers)
    const score = cve === undefined ? undefined : await scoreOf(cve)
    // A record that did not change, but has now met another, leaves the advisory that it was.
    made.push({ row: score ? withFact(merged, score) : merged, formerIds: formerly.filter((id) => id !== merged.id) })
  }
  const replaced = await rowsById(transaction, [
    ...records.before.map((record) => record.advisoryId),
    ...made.flatMap(({ row, formerIds }) => [row.id, ...formerIds]),
  ])
  const fresh = new Map<string, AdvisoryRow>()
  const happenings: Happening[] = []
  const at = instantOf(derivation.now)
  for (const { row, formerIds } of made) {
    const known = replaced.get(row.id) ?? replaced.get(formerIds[0] ?? '')
    const changes = known ? changesBetween(known.advisory, row.advisory) : []
    fresh.set(row.id, withHistory(known, row, changes, derivation))
    const happening: Happening | undefined = known ? happeningOf(row.id, at, changes) : { id: row.id, at, kinds: ['new'] }
    if (happening) happenings.push(happening)
  }
  const rows = transaction.objectStore('advisories')
  for (const id of replaced.keys()) if (!fresh.has(id)) await rows.delete(id)
  await Promise.all([...fresh.values()].map((row) => rows.put(row)))
  if (derivation.telling) await noteHappenings(transaction, happenings)
  await noteUnsearched(transaction, new Set([...replaced.keys(), ...fresh.keys()]))
  await deriveEntities(transaction, [...replaced.values()], [...fresh.values()])
}

/** Those rows that there are of these, all asked for at once: one after the other, each would wait for an answer of its own. */
async function rowsById(transaction: WriteTransaction, ids: readonly string[]): Promise<Map<string, AdvisoryRow>> {
  const rows = transaction.objectStore('advisories')
  const found = await Promise.all([...new Set(ids)].map((id) => rows.get(id)))
  return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])))
}

/**
 * The key of the advisory that one record alone makes. An id that is only unique within its feed must not meet another feed's: what it
 * shares with other records stands for it, or the feed with it.
 */
export function loneAdvisoryId({ feed, id, mergeKeys }: Pick<RecordRow, 'feed' | 'id' | 'mergeKeys'>): string {
  if (mergeKeys.includes(normalizeIdentifier(id))) return id
  return soleCve(mergeKeys) ?? [...mergeKeys].sort()[0] ?? JSON.stringify([feed, id])
}

async function mergedRow(transaction: WriteTransaction, cluster: RecordRow[], derivation: Derivation): Promise<AdvisoryRow> {
  const id = advisoryIdOf(cluster)
  const records = transaction.objectStore('records')
  for (const record of cluster) if (record.advisoryId !== id) await records.put({ ...record, advisoryId: id })
  const speaking = cluster.some((record) => !record.gone) ? cluster.filter((record) => !record.gone) : cluster
  const open = speaking.filter((record) => !derivation.privateFeeds.has(record.feed))
  const advisory = merged(speaking)
  return {
    id,
    advisory,
    changed: notToCome(lastChanged(advisory), derivation.now),
    ...entityKeys(advisory),
    // Many records have their identifier for an id, and do not list it.
    identifiers: [...new Set([...[normalizeIdentifier(advisory.id)].filter(isSharedIdentifier), ...advisory.identifiers])],
    private: open.length === 0,
    ...(open.length > 0 && open.length < speaking.length ? { publicFace: merged(open) } : {}),
  }
}

/** Of records that no identity links, only that they look alike, the first one's is the advisory's. */
function advisoryIdOf(cluster: RecordRow[]): string {
  const [first, ...others] = [...cluster].sort((a, b) => compareText(orderOf(a), orderOf(b)))
  if (!first) throw new RangeError('no records')
  return others.length === 0 || cluster.every(({ mergeKeys }) => mergeKeys.length === 0)
    ? loneAdvisoryId(first)
    : merged(cluster).id
}

function orderOf({ advisory, id, feed }: RecordRow): string {
  return JSON.stringify([advisory.published ?? '~', id, feed])
}

function merged(records: RecordRow[]): Advisory {
  return mergeGroup(records.map((record) => record.advisory))
}

/** A date that a feed states for the far future must not keep its advisory on top until then. */
function notToCome(date: string, now: Date): string {
  const tomorrow = instantOf(new Date(now.getTime() + 86_400_000))
  return date > tomorrow ? tomorrow : date
}

/** The new row with the old one's history and, where something changed that matters to people, one entry more. */
function withHistory(
  known: AdvisoryRow | undefined,
  row: AdvisoryRow,
  fields: ReturnType<typeof changesBetween>,
  derivation: Derivation,
): AdvisoryRow {
  const at = instantOf(derivation.now)
  if (!known) return { ...row, changed: row.changed || at }
  const history = mergeHistory(known.advisory.history, row.advisory.history)
  // A rewrite of everything has new dates on everything too.
  const dated = derivation.news ? latest(known.changed, row.changed) : known.changed
  if (fields.length === 0) return { ...row, changed: dated, advisory: { ...row.advisory, history } }
  const entry = { at, source: derivation.source, fields }
  return {
    ...row,
    changed: derivation.news ? at : dated,
    advisory: { ...row.advisory, history: [...history, entry].slice(-LONGEST_HISTORY) },
  }
}

function mergeHistory(known: Advisory['history'], stated: Advisory['history']): Advisory['history'] {
  const entries = new Map([...known, ...stated].map((entry) => [JSON.stringify(entry), entry]))
  return [...entries.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-LONGEST_HISTORY)
}

function latest(a: string, b: string): string {
  return a > b ? a : b
}
