import { SEVERITY_BANDS } from '../../utils/advisories'
import type { DossierCounts as Counts } from '../../utils/dossier/dossier'
import { formatCount, t } from '../../utils/i18n'
import { SeverityShape } from '../severity-badge/severity-badge'

/** How many advisories there are of each severity, the worst first, and how many of them are still to be dealt with. */
export function DossierCounts({ counts }: { counts: Counts }) {
  const states = [
    { word: t('dossier.open'), count: counts.open },
    { word: t('acknowledge.chip'), count: counts.acknowledged },
    { word: t('status.withdrawn'), count: counts.withdrawn },
    { word: t('exploited.known'), count: counts.exploited },
  ]
  return (
    <>
      <ul class="dossier-counts" role="list" aria-label={t('panel.bySeverity')}>
        {SEVERITY_BANDS.filter((band) => counts.bands[band] > 0)
          .toReversed()
          .map((band) => (
            <li key={band} class="severity-badge" data-band={band}>
              <SeverityShape band={band} /> {formatCount(counts.bands[band])} {t(`severity.${band}`)}
            </li>
          ))}
      </ul>
      <ul class="dossier-counts muted" role="list" aria-label={t('dossier.byState')}>
        {states
          .filter(({ count }) => count > 0)
          .map(({ word, count }) => (
            <li key={word}>
              {word} <b>{formatCount(count)}</b>
            </li>
          ))}
      </ul>
    </>
  )
}
