import type { Severity, SeverityBand } from '../../utils/advisories'
import { formatScore, t } from '../../utils/i18n'
import { RING_WIDTH, SEVERITY_PATHS } from './shape'

/** The band's shape alone; hidden from screen readers unless it is given a label, since a word usually stands beside it. */
export function SeverityShape({ band, size = 12, label }: { band: SeverityBand; size?: number; label?: string }) {
  const outline = band === 'none'
  return (
    <svg
      class="severity-shape"
      data-band={band}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      focusable="false"
      {...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
    >
      <path
        d={SEVERITY_PATHS[band]}
        fill={outline ? 'none' : 'currentColor'}
        fill-rule="evenodd"
        stroke={outline ? 'currentColor' : 'none'}
        stroke-width={outline ? RING_WIDTH : 0}
      />
    </svg>
  )
}

/** How bad it is: shape, word and, where one is known, the score. */
export function SeverityBadge({ severity }: { severity: Pick<Severity, 'band' | 'score'> }) {
  return (
    <span class="severity-badge" data-band={severity.band}>
      <SeverityShape band={severity.band} />
      <span>{t(`severity.${severity.band}`)}</span>
      {severity.score !== null && <span class="severity-score">{formatScore(severity.score)}</span>}
    </span>
  )
}
