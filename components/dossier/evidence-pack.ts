import { countsOf, dossierEntries, quartersOf, type DossierEntry, type DossierFilter } from '../../utils/dossier/dossier'
import { MOST_IN_PACK, type EvidencePack } from '../../utils/export'
import { formatList, t } from '../../utils/i18n'
import type { EntityRow } from '../../utils/store/rows'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { quarterName } from './quarter-name'

/** The evidence pack of what a filter leaves of a dossier, at the moment it is asked for. */
export async function evidencePack(
  { entity, entries, kept }: { entity: EntityRow | null; entries: readonly DossierEntry[]; kept: EvidencePack['kept'] },
  id: string,
  filter: DossierFilter,
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>,
): Promise<EvidencePack> {
  const chosen = dossierEntries(entries, filter)
  const read = await items(chosen.slice(0, MOST_IN_PACK).map((entry) => entry.id))
  return {
    name: entity?.name ?? id,
    type: entity?.type ?? 'Identifier',
    vendor: entity?.vendor ?? '',
    aliases: entity?.aliases ?? [],
    kept,
    made: new Date().toISOString(),
    counts: countsOf(entries),
    quarters: quartersOf(entries),
    filter: filterWords(filter),
    chosen: chosen.length,
    advisories: read.map(({ row, acknowledged }) => ({
      advisory: row.advisory,
      acknowledged: acknowledged?.state === 'holds' ? acknowledged.made : null,
    })),
  }
}

function filterWords({ bands, exploited, open, quarter }: DossierFilter): string {
  return formatList([
    ...bands.toReversed().map((band) => t(`severity.${band}`)),
    ...(exploited ? [t('exploited.known')] : []),
    ...(open ? [t('dossier.open')] : []),
    ...(quarter ? [quarterName(quarter)] : []),
  ])
}
