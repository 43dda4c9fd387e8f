import { normalizeIdentifier } from '../advisories'
import type { Store } from './database'
import { unitedStanding } from './namesakes'
import { namesakesOf } from './queries'
import type { SeenRow, Standing } from './rows'
import { extentOf, standingOf, type Extent } from './standing'

/*
 * What a person was shown of a name, so that only what is new since then is loud. Kept for each name and not for each advisory: a card
 * shows what there is about its name. Never told to a page: it only changes how marks are painted.
 */

/** Days for which an advisory is new to somebody who was never shown its name. */
const NEW_DAYS = 30

/** What there is about a name that a person was not shown yet. */
export type News = 'new' | 'changed'

/** All that is known about one name: its keys in `seen`, and what the advisories about it come to. */
export interface NameStanding {
  keys: string[]
  standing: Standing
}

/** The name of an entity's id with all that go by it, or an identifier. */
export async function nameStanding(store: Store, id: string): Promise<NameStanding> {
  const entities = await namesakesOf(store, id)
  if (entities.length > 0)
    return { keys: entities.map(({ key }) => key), standing: unitedStanding(entities.map(({ standing }) => standing)) }
  const identifier = normalizeIdentifier(id)
  const rows = await store.getAllFromIndex('advisories', 'byIdentifier', identifier)
  return { keys: [identifier], standing: standingOf(rows) }
}

/** Keeps that a person was shown, at `now`, all that there is about a name. Nothing is kept of names that nothing is known about. */
export async function keepSeen(store: Store, id: string, now: Date): Promise<void> {
  const { keys, standing } = await nameStanding(store, id)
  const extent = extentOf(standing)
  if (extent.count === 0) return
  const at = now.toISOString()
  const transaction = store.transaction('seen', 'readwrite')
  await Promise.all([...keys.map((key) => transaction.store.put({ key, at, ...extent })), transaction.done])
}

/** What was last shown of a name; undefined when nothing ever was. */
export async function lastSeen(store: Store, keys: readonly string[]): Promise<SeenRow | undefined> {
  const rows = await Promise.all(keys.map((key) => store.get('seen', key)))
  return rows.filter((row) => row !== undefined).sort((a, b) => b.at.localeCompare(a.at))[0]
}

/** Forgets all that a person was shown. */
export async function forgetSeen(store: Store): Promise<void> {
  await store.clear('seen')
}

/** What there is about a name beyond what was seen of it: for a name never seen, what is not older than a month. */
export function newsOf(standing: Standing, seen: SeenRow | undefined, now: Date): News | undefined {
  const extent = extentOf(standing)
  if (extent.count === 0) return undefined
  if (!seen) return extent.last >= new Date(now.getTime() - NEW_DAYS * 86_400_000).toISOString() ? 'new' : undefined
  if (extent.count > seen.count) return 'new'
  return isBeyond(extent, seen) ? 'changed' : undefined
}

/** True when there is more than there was, or something of it changed since. */
export function isBeyond(extent: Extent, known: Extent): boolean {
  return extent.count > known.count || extent.last > known.last
}
