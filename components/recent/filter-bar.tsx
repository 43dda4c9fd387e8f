import { useId } from 'preact/hooks'
import { ENTITY_TYPES } from '../../utils/advisories'
import { formatList, t } from '../../utils/i18n'
import { EVERYTHING, filters, type AdvisoryFilter } from '../../utils/search'
import { useLoaded } from '../loaded/use-loaded'
import { entityTypeName } from '../names/names'
import { BandChoices, FilterChoice } from './band-choices'

/** What is to be listed. Folded up it says in words what it leaves in, with the way back to everything. */
export function FilterBar({
  filter,
  onFilter,
  sources,
}: {
  filter: AdvisoryFilter
  onFilter: (filter: AdvisoryFilter) => void
  sources: () => Promise<string[]>
}) {
  return (
    <div class="filter-bar">
      <details>
        <summary>
          {t('filter.show')}
          {filters(filter) && <span class="filter-words">{inWords(filter)}</span>}
        </summary>
        <FilterFields filter={filter} onFilter={onFilter} sources={sources} />
      </details>
      {filters(filter) && (
        <button type="button" class="button button-quiet" onClick={() => onFilter(EVERYTHING)}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  )
}

function FilterFields({ filter, onFilter, sources }: Parameters<typeof FilterBar>[0]) {
  const id = useId()
  const [names] = useLoaded(sources, [sources])
  const known = names.state === 'ready' ? names.value : []
  // One that was chosen before stays to be seen, even where nobody of that name says anything any more.
  const offered = filter.source === '' || known.includes(filter.source) ? known : [filter.source, ...known]
  return (
    <div class="filter-fields">
      <BandChoices bands={filter.bands} onBands={(bands) => onFilter({ ...filter, bands })}>
        <FilterChoice checked={filter.exploited} onChange={(exploited) => onFilter({ ...filter, exploited })}>
          {t('exploited.known')}
        </FilterChoice>
      </BandChoices>
      <div class="filter-selects">
        <label for={`${id}-source`}>{t('advisory.source')}</label>
        <select
          id={`${id}-source`}
          class="field"
          value={filter.source}
          onChange={({ currentTarget: { value } }) => onFilter({ ...filter, source: value })}
        >
          <option value="">{t('filter.anySource')}</option>
          {offered.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <label for={`${id}-type`}>{t('filter.type')}</label>
        <select
          id={`${id}-type`}
          class="field"
          value={filter.type}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, type: ENTITY_TYPES.find((type) => type === value) ?? '' })
          }
        >
          <option value="">{t('filter.anyType')}</option>
          {ENTITY_TYPES.map((type) => (
            <option key={type} value={type}>
              {entityTypeName(type)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function inWords({ bands, exploited, source, type }: AdvisoryFilter): string {
  const words = [
    ...bands.toReversed().map((band) => t(`severity.${band}`)),
    ...(exploited ? [t('exploited.known')] : []),
    ...(source ? [source] : []),
    ...(type ? [entityTypeName(type)] : []),
  ]
  return formatList(words)
}
