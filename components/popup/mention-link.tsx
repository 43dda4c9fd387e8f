import { lastChanged } from '../../utils/advisories'
import { formatCount, t } from '../../utils/i18n'
import { AdvisoryChips, severityName } from '../advisory-list/advisory-list'
import { DateText } from '../date-text/date-text'
import { RouteLink } from '../route-link/route-link'
import { SeverityShape } from '../severity-badge/severity-badge'
import type { PanelRoute } from '../../utils/platform/panel-route'
import type { MentionItem } from './popup-source'

/** A name found in the page, how often, and its most urgent advisory, which a click opens; all about the name where there is none. */
export function MentionLink({ found: { mention, item }, onOpen }: { found: MentionItem; onOpen: (route: PanelRoute) => void }) {
  const route: PanelRoute = item ? { view: 'advisory', id: item.row.id } : { view: 'about', id: mention.id }
  const advisory = item?.row.advisory
  return (
    <RouteLink class="advisory-link mention-link" route={route} onOpen={onOpen}>
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
    </RouteLink>
  )
}

/** Shows the name itself, with its card, in the page. */
export function ShowMention({ found: { mention }, onShow }: { found: MentionItem; onShow: (id: string) => void }) {
  const label = t('popup.showOf', [mention.name])
  return (
    <button type="button" class="mention-show" aria-label={label} title={t('popup.show')} onClick={() => onShow(mention.id)}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <path
          d="M7 1v2.5M7 10.5V13M1 7h2.5M10.5 7H13M7 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
          stroke-linecap="round"
        />
      </svg>
    </button>
  )
}
