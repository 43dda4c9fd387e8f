import type { Advisory, ScorePoint } from '../../utils/advisories'
import { formatPercent, formatScore, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'
import { ScorePlot } from '../score-plot/score-plot'
import { Section } from './section'

/** What exactly is affected, and from which version on it no longer is. */
export function Affected({ ranges }: { ranges: Advisory['affected'] }) {
  if (ranges.length === 0) return null
  return (
    <Section title={t('advisory.affected')}>
      <ul class="detail-rows" role="list">
        {ranges.map((range, index) => (
          <li key={index}>
            <p class="detail-row-title">
              <bdi>{[range.vendor, range.product].filter(Boolean).join(' ')}</bdi>
              {range.ecosystem && <span class="muted"> {range.ecosystem}</span>}
            </p>
            <p class="dotted">
              {range.versions && (
                <span>
                  <bdi dir="ltr">{range.versions}</bdi>
                </span>
              )}
              {range.introduced && <span>{t('advisory.introduced', [range.introduced])}</span>}
              {range.fixed && <span>{t('advisory.fixed', [range.fixed])}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Identifiers({ identifiers }: { identifiers: string[] }) {
  if (identifiers.length === 0) return null
  return (
    <Section title={t('advisory.identifiers')}>
      <ul class="detail-inline" role="list">
        {identifiers.map((identifier) => (
          <li key={identifier}>
            <code>{identifier}</code>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function CvssVectors({ vectors }: { vectors: Advisory['cvss'] }) {
  if (vectors.length === 0) return null
  return (
    <Section title={t('advisory.cvss')}>
      <ul class="detail-rows" role="list">
        {vectors.map((vector, index) => (
          <li key={index}>
            <p class="dotted">
              <span>{t('advisory.cvssVersion', [vector.version])}</span>
              {vector.score !== null && <strong class="number">{formatScore(vector.score)}</strong>}
              {vector.source && <span class="muted">{vector.source}</span>}
            </p>
            <code>{vector.vector}</code>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** How likely attacks are within 30 days, by the Exploit Prediction Scoring System (first.org/epss). */
export function Epss({ epss, past }: { epss: Advisory['epss']; past: readonly ScorePoint[] }) {
  if (!epss) return null
  return (
    <Section title={t('advisory.epss')}>
      <p class="dotted number">
        <span>{t('advisory.epssScore', [formatPercent(epss.score)])}</span>
        <span>{t('advisory.epssPercentile', [formatPercent(epss.percentile)])}</span>
        {epss.date && <DateText iso={epss.date} style="day" />}
      </p>
      <ScorePlot title={t('advisory.epss')} points={past} top={1} format={formatPercent} />
    </Section>
  )
}

export function Weaknesses({ weaknesses }: { weaknesses: string[] }) {
  if (weaknesses.length === 0) return null
  return (
    <Section title={t('advisory.weaknesses')}>
      <ul class="detail-inline" role="list">
        {weaknesses.map((weakness, index) => (
          <li key={index}>{weakness}</li>
        ))}
      </ul>
    </Section>
  )
}
