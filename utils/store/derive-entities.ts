import { entityId, type Advisory } from '../advisories'
import type { WriteTransaction } from './database'
import { isReadWhole, lookup, type Lookup } from './lookup'
import { nameKeys, unitedStanding } from './namesakes'
import type { AdvisoryRow, EntityRow } from './rows'
import { adjusted, publicFaceOf, publicStandingOf, standingOf } from './standing'

type Entities = Advisory['entities']
type Standings = Pick<EntityRow, 'standing' | 'publicStanding'>

/**
 * So many of the advisories about one name are read: a vendor can have a fifth of all, which do not fit in memory. What these call it is what it is
 * called, and how it stands is reckoned from what changed.
 */
const MOST_READ = 500

/**
 * Derives anew every entity that advisories carried before or carry after a change: always from the advisories that there are, so
 * that nothing a feed once said about a name outlives it. What only private feeds say is kept apart from what pages may get.
 */
export async function deriveEntities(transaction: WriteTransaction, before: AdvisoryRow[], after: AdvisoryRow[]): Promise<void> {
  const entities = transaction.objectStore('entities')
  const keys = new Set([...before, ...after].flatMap((row) => [...row.affects, ...row.mentions]))
  const { affecting, mentioning, known, most } = await reader(transaction, keys.size)
  const [gone, come] = [lookup(before, (row) => row.affects), lookup(after, (row) => row.affects)]
  const writes: Promise<unknown>[] = []
  const taken = new Set<string>()
  let namesChanged = false
  for (const key of keys) {
    const carriers = await affecting(key)
    const mentions = await mentioning(key)
    const former = await known(key)
    const isPart = carriers.length >= most
    if (isPart && !carriers.some((each) => carries(each, key))) carriers.push(...(await firstPublic(transaction, key)))
    const row = entityRow(key, former, carriers, mentions)
    if (row && isPart) {
      const reckoned = former && standingsAfter(former, key, await gone(key), await come(key))
      Object.assign(row, reckoned ?? (await standingsOfAll(transaction, key)))
    }
    if (!row) {
      if (former) writes.push(entities.delete(key))
      namesChanged ||= former !== undefined
      continue
    }
    // A feed's own id serves only as long as no other name goes by it.
    if (row.id !== key && row.id !== former?.id && (taken.has(row.id) || (await isTaken(transaction, row.id)))) row.id = key
    taken.add(row.id)
    namesChanged ||= !former || namesOf(former) !== namesOf(row)
    writes.push(entities.put(row))
  }
  await Promise.all(writes)
  if (!namesChanged) return
  const meta = transaction.objectStore('meta')
  await meta.put({ key: 'names', value: ((await meta.get('names'))?.value ?? 0) + 1 })
}

async function reader(transaction: WriteTransaction, wanted: number) {
  const advisories = transaction.objectStore('advisories')
  const entities = transaction.objectStore('entities')
  if (!(await isReadWhole(advisories, wanted))) {
    const affecting: Lookup<AdvisoryRow> = (key) => advisories.index('byAffected').getAll(key, MOST_READ)
    const mentioning: Lookup<AdvisoryRow> = (key) => advisories.index('byMentioned').getAll(key, MOST_READ)
    return { affecting, mentioning, known: (key: string) => entities.get(key), most: MOST_READ }
  }
  const rows = await advisories.getAll()
  const byKey = new Map((await entities.getAll()).map((row) => [row.key, row]))
  return {
    affecting: lookup(rows, (row) => row.affects),
    mentioning: lookup(rows, (row) => row.mentions),
    known: (key: string) => byKey.get(key),
    most: Infinity,
  }
}

/** How a name stands that stood so before these advisories went and those came; undefined where only all can tell. */
function standingsAfter(former: Standings, key: string, gone: AdvisoryRow[], come: AdvisoryRow[]): Standings | undefined {
  const publicOf = (rows: AdvisoryRow[]) => publicStandingOf(rows.filter((row) => carries(row, key)))
  const standing = adjusted(former.standing, standingOf(gone), standingOf(come))
  const publicStanding = adjusted(former.publicStanding, publicOf(gone), publicOf(come))
  return standing && publicStanding && { standing, publicStanding }
}

/** How a name stands by all advisories about it. */
async function standingsOfAll(transaction: WriteTransaction, key: string): Promise<Standings> {
  let [standing, publicStanding] = [{}, {}]
  for await (const rows of carriersOf(transaction, key)) {
    standing = unitedStanding([standing, standingOf(rows)])
    publicStanding = unitedStanding([publicStanding, publicStandingOf(rows.filter((row) => carries(row, key)))])
  }
  return { standing, publicStanding }
}

/** Some of the advisories about a name that public feeds know; empty where none is. */
async function firstPublic(transaction: WriteTransaction, key: string): Promise<AdvisoryRow[]> {
  for await (const rows of carriersOf(transaction, key)) {
    const open = rows.filter((row) => carries(row, key))
    if (open.length > 0) return open
  }
  return []
}

/** All advisories about a name, some at a time. */
async function* carriersOf(transaction: WriteTransaction, key: string): AsyncGenerator<AdvisoryRow[]> {
  const advisories = transaction.objectStore('advisories')
  const ids = await advisories.index('byAffected').getAllKeys(key)
  for (let at = 0; at < ids.length; at += MOST_READ) {
    const rows = await Promise.all(ids.slice(at, at + MOST_READ).map((id) => advisories.get(id)))
    yield rows.flatMap((row) => row ?? [])
  }
}

async function isTaken(transaction: WriteTransaction, id: string): Promise<boolean> {
  const entities = transaction.objectStore('entities')
  return (await entities.get(id)) !== undefined || (await entities.index('byId').getKey(id)) !== undefined
}

function entityRow(
  key: string,
  former: EntityRow | undefined,
  affecting: AdvisoryRow[],
  mentioning: AdvisoryRow[],
): EntityRow | undefined {
  const rows = [...affecting, ...mentioning]
  const named = entitiesOf(
    key,
    rows.map((row) => row.advisory),
  )
  const open = entitiesOf(
    key,
    rows.flatMap((row) => publicFaceOf(row) ?? []),
  )
  const [first] = open.length > 0 ? open : named
  if (!first) return undefined
  const names = namesIn(open.length > 0 ? open : named)
  const ids = new Set(named.map((entity) => entity.id))
  const { name, type } = first
  const vendor = first.vendor
  return {
    key,
    // The id that it had stays its id for as long as some feed gives it.
    id: former && ids.has(former.id) ? former.id : first.id,
    name,
    type,
    vendor,
    aliases: [...names].filter((alias) => alias !== name).slice(0, 50),
    privateAliases: [...namesIn(named)].filter((alias) => !names.has(alias)).slice(0, 50),
    nameKeys: nameKeys({ name, type, vendor }),
    private: open.length === 0,
    standing: standingOf(affecting),
    publicStanding: publicStandingOf(affecting.filter((row) => carries(row, key))),
  }
}

function entitiesOf(key: string, advisories: Advisory[]): Entities {
  return advisories.flatMap((advisory) => advisory.entities.filter((entity) => entityId(entity) === key))
}

/** Whether public feeds say that the advisory is about the entity, and not only a private one. */
function carries(row: AdvisoryRow, key: string): boolean {
  const entities = publicFaceOf(row)?.entities ?? []
  return entities.some((entity) => (entity.role === 'affected' || entity.role === 'vendor') && entityId(entity) === key)
}

function namesIn(entities: Entities): Set<string> {
  return new Set(entities.flatMap((entity) => [entity.name, ...entity.aliases]))
}

function namesOf(row: EntityRow): string {
  return JSON.stringify([row.id, row.name, row.vendor, row.aliases, row.privateAliases, row.private])
}
