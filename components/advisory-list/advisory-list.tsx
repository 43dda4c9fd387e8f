import { lastChanged, type Advisory } from '../../utils/advisories'
import { formatCount, formatScore, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { RouteLink } from '../route-link/route-link'
import { SeverityShape } from '../severity-badge/severity-badge'
import type { AdvisoryItem } from './list-item'

/** One advisory: its severity, title, what it is about, who says so, and how old it is. */
export function AdvisoryLink({ item, onOpen }: { item: AdvisoryItem; onOpen: (route: PanelRoute) => void }) {
  const { row, acknowledged } = item
  const { advisory } = row
  const route: PanelRoute = { view: 'advisory', id: row.id }
  return (
    <RouteLink
      class="advisory-link"
      data-acknowledged={acknowledged?.state === 'holds' || undefined}
      route={route}
      onOpen={onOpen}
    >
      <SeverityShape band={advisory.severity.band} size={13} label={severityName(advisory)} />
      <span class="advisory-link-title" dir="auto" lang={advisory.language || undefined}>
        {advisory.title}
      </span>
      <span class="advisory-link-date">
        <DateText iso={lastChanged(advisory) || row.changed} />
      </span>
      <AdvisoryChips item={item} />
      <span class="advisory-link-about dotted">
        <AboutWhat advisory={advisory} />
        <Sources advisory={advisory} />
      </span>
    </RouteLink>
  )
}

/** How bad an advisory is, in words. */
export function severityName({ severity }: Advisory): string {
  const word = t(`severity.${severity.band}`)
  return severity.score === null ? word : `${word} ${formatScore(severity.score)}`
}

/** What sets an advisory apart, in a word each. */
export function AdvisoryChips({ item: { row, watched, acknowledged } }: { item: AdvisoryItem }) {
  const { exploited, status } = row.advisory
  const outOfForce = status === 'withdrawn' || status === 'disputed'
  const isAcknowledged = acknowledged?.state === 'holds'
  if (!exploited && !watched && !row.private && !outOfForce && !isAcknowledged) return null
  return (
    <span class="advisory-link-chips">
      {exploited && (
        <span class="chip" data-kind="exploited">
          {t('chip.exploited')}
        </span>
      )}
      {watched && (
        <span class="chip" data-kind="watched">
          {t('chip.watched')}
        </span>
      )}
      {isAcknowledged && <span class="chip">{t('acknowledge.chip')}</span>}
      {outOfForce && <span class="chip">{t(`status.${status}`)}</span>}
      {row.private && <span class="chip">{t('chip.private')}</span>}
    </span>
  )
}

function AboutWhat({ advisory }: { advisory: Advisory }) {
  const affected = advisory.entities.filter(({ role }) => role === 'affected')
  const [first] = affected.length > 0 ? affected : advisory.entities
  if (!first) return null
  return (
    <span>
      <bdi>{first.name}</bdi>
    </span>
  )
}

function Sources({ advisory: { sources } }: { advisory: Advisory }) {
  const [first, ...others] = sources
  if (!first) return null
  return (
    <span title={sources.map(({ name }) => name).join('\n')}>
      {others.length > 0 ? t('card.sourcesMore', others.length, [formatCount(others.length), first.name]) : first.name}
    </span>
  )
}
