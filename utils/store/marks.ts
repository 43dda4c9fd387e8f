import { normalizeIdentifier } from '../advisories'
import type { Mark } from '../messaging/protocol'
import type { NotMarked, Snooze } from '../settings'
import type { NamedEntity } from '../watchlist'
import type { Store } from './database'
import { unitedStanding } from './namesakes'
import { namesakesOf } from './queries'
import { isBeyond, lastSeen, newsOf } from './seen'
import { extentOf, publicFaceOf, publicStandingOf, standingOf, summarize } from './standing'

/** What of a person's own lists bears on how names are painted. */
export interface MarkedBy {
  watched: (entity: NamedEntity) => boolean
  now: Date
  /** What the person does not want marked, by all ids that a name goes by. */
  notMarked?: (ids: readonly string[]) => NotMarked | undefined
  /** What the person wants to hear of again only when there is something new, by the same. */
  snoozed?: (ids: readonly string[]) => Snooze | undefined
}

/** How entities and identifiers are to be painted; those that no advisory is about are left out. */
export async function marksOf(store: Store, ids: readonly string[], by: MarkedBy): Promise<Mark[]> {
  const marks = await Promise.all(ids.map((id) => markOf(store, id, by)))
  return marks.filter((mark) => mark !== undefined)
}

async function markOf(store: Store, id: string, { watched, now, notMarked, snoozed }: MarkedBy): Promise<Mark | undefined> {
  const entities = await namesakesOf(store, id)
  const named = entities.length > 0
  const identifier = normalizeIdentifier(id)
  const rows = named ? [] : await store.getAllFromIndex('advisories', 'byIdentifier', identifier)
  const all = named ? unitedStanding(entities.map(({ standing }) => standing)) : standingOf(rows)
  const stated = rows.filter((row) => publicFaceOf(row)?.identifiers.includes(identifier))
  const open = named ? unitedStanding(entities.map(({ publicStanding }) => publicStanding)) : publicStandingOf(stated)
  const { band, recent, advisories } = summarize(all, now)
  if (advisories === 0) return undefined
  const publicly = summarize(open, now)
  const isWatched = entities.some(watched)
  const ids = [id, ...entities.flatMap((entity) => [entity.id, entity.key])]
  const not = notMarked?.(ids)
  const snooze = snoozed?.(ids)
  const isSnoozed = snooze !== undefined && !isBeyond(extentOf(all), snooze)
  const news = newsOf(all, await lastSeen(store, named ? entities.map(({ key }) => key) : [identifier]), now)
  return {
    id,
    band,
    painted: !isSnoozed && (recent || isWatched || !named),
    watched: isWatched,
    calm: !isWatched && entities.some(({ type }) => type === 'Company'),
    count: publicly.advisories,
    // An identifier is rarely ambiguous and never noise: whoever writes one wants to know, however old it is.
    opens: publicly.advisories === 0 ? 'never' : publicly.recent || !named ? 'soon' : 'late',
    ...(news ? { news } : {}),
    ...(not ? { not } : {}),
  }
}
