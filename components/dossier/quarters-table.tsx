import { useState } from 'preact/hooks'
import { SEVERITY_BANDS, type SeverityBand } from '../../utils/advisories'
import type { Quarter } from '../../utils/dossier/dossier'
import { formatCount, t } from '../../utils/i18n'
import { SeverityShape } from '../severity-badge/severity-badge'
import { quarterName } from './quarter-name'

/** Two years; what is older is asked for. */
const SHOWN = 8

/** How many advisories were published in each quarter, by severity. Pressing a quarter lists its advisories alone. */
export function QuartersTable({
  quarters,
  bands,
  chosen,
  onChoose,
}: {
  quarters: readonly Quarter[]
  /** Those that occur. */
  bands: readonly SeverityBand[]
  chosen: string
  onChoose: (quarter: string) => void
}) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? quarters : quarters.slice(0, SHOWN)
  const most = Math.max(...shown.flatMap(({ bands: counts }) => Object.values(counts)))
  const worstFirst = SEVERITY_BANDS.filter((band) => bands.includes(band)).toReversed()
  return (
    <>
      <table class="dossier-quarters">
        <caption>{t('dossier.byQuarter')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dossier.quarter')}</th>
            {worstFirst.map((band) => (
              <th key={band} scope="col" title={t(`severity.${band}`)}>
                <SeverityShape band={band} size={11} label={t(`severity.${band}`)} />
              </th>
            ))}
            <th scope="col">{t('dossier.total')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ quarter, total, bands: counts }) => (
            <tr key={quarter}>
              <th scope="row">
                <button
                  type="button"
                  class="dossier-quarter"
                  aria-pressed={chosen === quarter && quarter !== ''}
                  disabled={quarter === ''}
                  onClick={() => onChoose(chosen === quarter ? '' : quarter)}
                >
                  {quarterName(quarter)}
                </button>
              </th>
              {worstFirst.map((band) => (
                <td key={band} data-band={band} style={{ '--share': counts[band] / most }}>
                  {counts[band] > 0 && formatCount(counts[band])}
                </td>
              ))}
              <td>{formatCount(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {quarters.length > SHOWN && (
        <p>
          <button
            type="button"
            class="button button-quiet dossier-more"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {t(isWhole ? 'dossier.lastQuarters' : 'dossier.allQuarters')}
          </button>
        </p>
      )}
    </>
  )
}
