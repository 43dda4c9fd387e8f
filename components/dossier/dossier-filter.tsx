import type { ComponentChildren } from 'preact'
import type { SeverityBand } from '../../utils/advisories'
import { WHOLE_DOSSIER, type DossierFilter as Filter } from '../../utils/dossier/dossier'
import { formatCount, t } from '../../utils/i18n'
import { BandChoices, FilterChoice } from '../recent/band-choices'
import { quarterName } from './quarter-name'

/** What of a dossier is to be listed, how much that is, and the way back to all of it. */
export function DossierFilter({
  filter,
  onFilter,
  bands,
  listed,
  total,
  children,
}: {
  filter: Filter
  onFilter: (filter: Filter) => void
  /** Those that occur. */
  bands: readonly SeverityBand[]
  listed: number
  total: number
  /** What can be done with what is listed. */
  children: ComponentChildren
}) {
  const isWhole = filter.bands.length === 0 && !filter.exploited && !filter.open && filter.quarter === ''
  return (
    <div class="dossier-filter">
      {total > 1 && (
        <BandChoices offered={bands} bands={filter.bands} onBands={(chosen) => onFilter({ ...filter, bands: chosen })}>
          <FilterChoice checked={filter.exploited} onChange={(exploited) => onFilter({ ...filter, exploited })}>
            {t('exploited.known')}
          </FilterChoice>
          <FilterChoice checked={filter.open} onChange={(open) => onFilter({ ...filter, open })}>
            {t('dossier.onlyOpen')}
          </FilterChoice>
          {filter.quarter !== '' && (
            <FilterChoice checked onChange={() => onFilter({ ...filter, quarter: '' })}>
              {quarterName(filter.quarter)}
            </FilterChoice>
          )}
        </BandChoices>
      )}
      <div class="dossier-listed">
        <span role="status">{!isWhole && t('dossier.listed', [formatCount(listed), formatCount(total)])}</span>
        {!isWhole && (
          <button type="button" class="button button-quiet" onClick={() => onFilter(WHOLE_DOSSIER)}>
            {t('filter.clear')}
          </button>
        )}
        {children}
      </div>
    </div>
  )
}
