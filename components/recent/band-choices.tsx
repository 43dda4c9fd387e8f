import type { ComponentChildren } from 'preact'
import { SEVERITY_BANDS, type SeverityBand } from '../../utils/advisories'
import { t } from '../../utils/i18n'
import { SeverityShape } from '../severity-badge/severity-badge'

/** Bands to choose from, the worst first, and beside them other choices. */
export function BandChoices({
  bands,
  onBands,
  offered = SEVERITY_BANDS,
  children,
}: {
  bands: readonly SeverityBand[]
  onBands: (bands: SeverityBand[]) => void
  offered?: readonly SeverityBand[]
  children?: ComponentChildren
}) {
  return (
    <fieldset class="filter-bands">
      <legend class="visually-hidden">{t('panel.bySeverity')}</legend>
      {offered.toReversed().map((band) => (
        <FilterChoice
          key={band}
          checked={bands.includes(band)}
          onChange={(checked) => onBands(SEVERITY_BANDS.filter((each) => (each === band ? checked : bands.includes(each))))}
        >
          <SeverityShape band={band} size={11} /> {t(`severity.${band}`)}
        </FilterChoice>
      ))}
      {children}
    </fieldset>
  )
}

/** One choice of a filter. */
export function FilterChoice({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ComponentChildren
}) {
  return (
    <label class="filter-choice">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {children}
    </label>
  )
}
