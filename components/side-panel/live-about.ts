import { mostUrgentFirst } from '../../utils/dossier/dossier'
import type { SearchIndex } from '../../utils/search'
import { acknowledgementState, loadSettings, snoozedBy, type Acknowledgement } from '../../utils/settings'
import {
  advisoriesByIds,
  dossierOf,
  entitiesByIds,
  entriesOf,
  extentOf,
  isBeyond,
  nameStanding,
  type Store,
} from '../../utils/store'
import { unwatch, watchMatcher } from '../../utils/watchlist'
import type { About } from './panel-source'

/** More advisories than this are taken from the search index: opening it costs more than reading a few. */
const READ_BY_THEMSELVES = 50

/** All that is known about a name, and what the person's own lists say of it. */
export async function liveAbout(store: Store, index: () => Promise<SearchIndex | undefined>, id: string): Promise<About> {
  const [{ watchlist, snoozed, acknowledged }, dossier, entities, { keys, standing }] = await Promise.all([
    loadSettings(),
    dossierOf(store, id),
    entitiesByIds(store, [id]),
    nameStanding(store, id),
  ])
  const now = new Date()
  const entity = entities.get(id) ?? null
  const isLong = dossier.advisories.length > READ_BY_THEMSELVES
  const snooze = snoozedBy(snoozed)([id, ...keys])
  const [entries, dealtWith] = await Promise.all([
    entriesOf(store, isLong ? await index() : undefined, dossier.advisories),
    acknowledgedIds(store, new Set(dossier.advisories), acknowledged, now),
  ])
  return {
    entity,
    vendor: dossier.vendor,
    products: dossier.products,
    watched: entity !== null && watchMatcher(watchlist)(entity),
    watchedWith: entity !== null && watchMatcher(unwatch(watchlist, entity))(entity),
    kept: entity ? watchlist.filter((each) => (each.owner ?? each.note) && watchMatcher([each])(entity)) : [],
    snoozed: snooze !== undefined && !isBeyond(extentOf(standing), snooze),
    entries: mostUrgentFirst(
      entries.map((entry) => ({ ...entry, acknowledged: dealtWith.has(entry.id) })),
      now,
    ),
  }
}

/** Those of the ids whose acknowledgement still holds. */
async function acknowledgedIds(
  store: Store,
  ids: ReadonlySet<string>,
  acknowledged: readonly Acknowledgement[],
  now: Date,
): Promise<Set<string>> {
  const made = new Map(acknowledged.filter(({ advisoryId }) => ids.has(advisoryId)).map((each) => [each.advisoryId, each]))
  const holding = new Set<string>()
  for (const row of await advisoriesByIds(store, [...made.keys()])) {
    const each = made.get(row.id)
    if (each && acknowledgementState(each, row.advisory, now) === 'holds') holding.add(row.id)
  }
  return holding
}
