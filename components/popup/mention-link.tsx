import { lastChanged } from '../../utils/advisories'
import { formatCount, t } from '../../utils/i18n'
import { AdvisoryChips, severityName } from '../advisory-list/advisory-list'
import { DateText } from '../date-text/date-text'
import { SeverityShape } from '../severity-badge/severity-badge'
import { routeHref, type PanelRoute } from '../../utils/platform/panel-route'
import type { MentionItem } from './popup-source'

/** A name found in the page, how often, and its most urgent advisory, which a click opens; all about the name where there is none. */
export function MentionLink({ found: { mention, item }, onOpen }: { found: MentionItem; onOpen: (route: PanelRoute) => void }) {
  const route: PanelRoute = item ? { view: 'advisory', id: item.row.id } : { view: 'about', id: mention.id }
  const advisory = item?.row.advisory
  return (
    <a
      class="advisory-link mention-link"
      href={routeHref(route)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(route)
      }}
    >
      {advisory ? <SeverityShape band={advisory.severity.band} size={13} label={severityName(advisory)} /> : <span />}
      <span class="mention-name">
        <bdi>{mention.name}</bdi>
        {mention.count > 1 && <span class="mention-count"> ×{formatCount(mention.count)}</span>}
      </span>{' '}
      <span class="mention-title">
        {advisory ? (
          <span dir="auto" lang={advisory.language || undefined}>
            {advisory.title}
          </span>
        ) : (
          t('popup.nothingKnown')
        )}
      </span>{' '}
      <span class="mention-meta">
        {item && <AdvisoryChips item={item} />}
        {mention.privateName && (
          <span class="chip" title={t('popup.onlyHereWhy')}>
            {t('popup.onlyHere')}
          </span>
        )}{' '}
        {item && <DateText iso={lastChanged(item.row.advisory) || item.row.changed} />}
      </span>
    </a>
  )
}
