import { mostUrgentFirst, type DossierEntry } from '../../utils/dossier/dossier'
import type { SearchIndex } from '../../utils/search'
import { acknowledgementState, type Acknowledgement } from '../../utils/settings'
import { advisoriesByIds, entriesOf, type Store } from '../../utils/store'

/** More advisories than this are taken from the search index: opening it costs more than reading a few. */
const READ_BY_THEMSELVES = 50

/** What a dossier says of advisories, the most urgent first. */
export async function liveEntries(
  store: Store,
  index: () => Promise<SearchIndex | undefined>,
  ids: readonly string[],
  acknowledged: readonly Acknowledgement[],
): Promise<DossierEntry[]> {
  const now = new Date()
  const [entries, dealtWith] = await Promise.all([
    entriesOf(store, ids.length > READ_BY_THEMSELVES ? await index() : undefined, ids),
    acknowledgedIds(store, new Set(ids), acknowledged, now),
  ])
  return mostUrgentFirst(
    entries.map((entry) => ({ ...entry, acknowledged: dealtWith.has(entry.id) })),
    now,
  )
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
