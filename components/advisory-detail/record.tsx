import { severityHistory, type Advisory } from '../../utils/advisories'
import { formatList, formatScore, t } from '../../utils/i18n'
import { ChangeRows } from '../changes/change-rows'
import { changeFieldName } from '../names/change-fields'
import { DateText } from '../date-text/date-text'
import { SafeLink } from '../safe-link/safe-link'
import { ScorePlot } from '../score-plot/score-plot'
import { Section } from './section'

/** What changed, when, and who says so; the last change first. */
export function History({ advisory }: { advisory: Advisory }) {
  const { history } = advisory
  if (history.length === 0) return null
  const ordered = [...history].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return (
    <Section title={t('advisory.history')}>
      <ScorePlot title={t('plot.severity')} points={severityHistory(advisory)} top={10} format={formatScore} />
      <ChangeRows changes={ordered} />
    </Section>
  )
}

/** Which feed said what, from where, fetched when; and the record's own id. */
export function Provenance({ advisory: { id, provenance } }: { advisory: Advisory }) {
  return (
    <Section title={t('advisory.provenance')}>
      <ul class="detail-rows" role="list">
        {provenance.map((origin, index) => (
          <li key={index}>
            <p class="dotted">
              <SafeLink url={origin.url || null}>{origin.feed || origin.url}</SafeLink>
              {origin.fetched && (
                <span class="muted">
                  {t('advisory.fetched')} <DateText iso={origin.fetched} style="long" />
                </span>
              )}
            </p>
            {origin.feed && origin.url && <p class="muted address">{origin.url}</p>}
            <p class="muted">
              {origin.fields.length > 0
                ? t('advisory.provenanceFields', [formatList(origin.fields.map(changeFieldName))])
                : t('advisory.allFields')}
            </p>
          </li>
        ))}
        <li>
          <p class="muted">
            {t('advisory.id')} <code>{id}</code>
          </p>
        </li>
      </ul>
    </Section>
  )
}
