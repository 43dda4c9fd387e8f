import { isEstimated, type Advisory } from '../../utils/advisories'
import { formatCount, languageName, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'
import { MachineWritten } from '../machine-written/machine-written'
import { SafeLink } from '../safe-link/safe-link'
import { SeverityBadge } from '../severity-badge/severity-badge'

/** How bad, what, when, and who says so. */
export function AdvisoryHeader({ advisory }: { advisory: Advisory }) {
  const { status } = advisory
  return (
    <header class="detail-header">
      <p class="detail-rating">
        <SeverityBadge severity={advisory.severity} />
        {status !== 'active' && <span class="chip">{t(`status.${status}`)}</span>}
        {isEstimated(advisory) && (
          <span class="chip" title={t('chip.estimatedWhy')}>
            {t('chip.estimated')}
          </span>
        )}
      </p>
      <h1 class="detail-title" dir="auto" lang={advisory.language || undefined}>
        {advisory.title}
      </h1>
      <MachineWritten advisory={advisory} field="title" />
      <p class="detail-origin dotted">
        {advisory.published && (
          <span>
            {t('advisory.published')} <DateText iso={advisory.published} style="day" />
          </span>
        )}
        {advisory.updated && (
          <span>
            {t('advisory.updated')} <DateText iso={advisory.updated} style="day" />
          </span>
        )}
        {isEstimated(advisory) && advisory.articles.length > 0 && (
          <span>{t('advisory.putTogether', advisory.articles.length, [formatCount(advisory.articles.length)])}</span>
        )}
        {advisory.sources.map((source, index) => (
          <span key={index}>
            <SafeLink url={source.url}>{source.name}</SafeLink>
          </span>
        ))}
        {advisory.language && !isOurs(advisory.language) && <span>{languageName(advisory.language)}</span>}
      </p>
    </header>
  )
}

const EFFECT_SIGNS = { raises: '+', lowers: '−', states: '=' } as const

/** True for the language that these pages speak, which needs no saying. */
function isOurs(language: string): boolean {
  return primary(language) === primary(t('locale.tag'))
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? ''
}

/** Why it is rated as it is; who says so where that is not whoever said the one above. */
export function Reasons({ reasons }: { reasons: Advisory['severity']['reasons'] }) {
  if (reasons.length === 0) return null
  return (
    <ul class="detail-reasons" role="list" aria-label={t('advisory.reasons')}>
      {reasons.map((reason, index) => (
        <li key={index}>
          <span aria-hidden="true">{EFFECT_SIGNS[reason.effect]}</span>
          <span dir="auto">
            {reason.text}
            {reason.source && reason.source !== reasons[index - 1]?.source && <span class="muted"> {reason.source}</span>}
          </span>
          <span class="muted">{t(`effect.${reason.effect}`)}</span>
        </li>
      ))}
    </ul>
  )
}
