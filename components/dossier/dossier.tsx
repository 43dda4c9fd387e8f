import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { SEVERITY_BANDS } from '../../utils/advisories'
import {
  countsOf,
  dossierEntries,
  quartersOf,
  type DossierEntry,
  type DossierFilter as Filter,
} from '../../utils/dossier/dossier'
import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { Notice } from '../notice/notice'
import { LongList } from '../recent/long-list'
import { DossierCounts } from './dossier-counts'
import { DossierFilter } from './dossier-filter'
import { QuartersTable } from './quarters-table'

/** All advisories about a name: counted, by quarter, and listed as far as the filter leaves them in. */
export function Dossier({
  name,
  entries,
  filter,
  onFilter,
  items,
  takeAway,
  onOpen,
}: {
  name: string
  /** The most urgent first. */
  entries: readonly DossierEntry[]
  filter: Filter
  onFilter: (filter: Filter) => void
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  /** What can be taken away of what is listed. */
  takeAway: ComponentChildren
  onOpen: (route: PanelRoute) => void
}) {
  const counts = useMemo(() => countsOf(entries), [entries])
  const quarters = useMemo(() => quartersOf(entries), [entries])
  const listed = useMemo(() => dossierEntries(entries, filter).map(({ id }) => id), [entries, filter])
  const bands = SEVERITY_BANDS.filter((band) => counts.bands[band] > 0)
  return (
    <>
      <div class="panel-pad dossier">
        <DossierCounts counts={counts} />
        {quarters.length > 1 && (
          <QuartersTable
            quarters={quarters}
            bands={bands}
            chosen={filter.quarter}
            onChoose={(quarter) => onFilter({ ...filter, quarter })}
          />
        )}
      </div>
      <DossierFilter filter={filter} onFilter={onFilter} bands={bands} listed={listed.length} total={entries.length}>
        {takeAway}
      </DossierFilter>
      {listed.length === 0 ? (
        <Notice text={t('filter.nothing')} />
      ) : (
        <LongList ids={listed} label={t('panel.advisoriesAbout', [name])} items={items} onOpen={onOpen} />
      )}
    </>
  )
}
