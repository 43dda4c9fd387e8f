import type { PageList } from '../../utils/export'
import { formatCount, t } from '../../utils/i18n'
import { type Loaded, useLoaded } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { PageTakeAway } from '../take-away/page-take-away'
import { MentionLink, ShowMention } from './mention-link'
import type { MentionItem, PopupSource, Site } from './popup-source'

/** The names found in the page with their most urgent advisory; or, in a sentence, why there are none. */
export function OnThisPage({
  source,
  site,
  mentions,
}: {
  source: PopupSource
  site: Loaded<Site>
  mentions: Loaded<MentionItem[] | undefined>
}) {
  if (site.state === 'loading' || mentions.state === 'loading') return <Loading text={t('state.loading')} />
  if (site.state === 'failed') return <StoreFailed detail={site.detail} />
  if (mentions.state === 'failed') return <StoreFailed detail={mentions.detail} />
  if (site.value.kind === 'closed') return <Notice text={t('popup.closedPage')} />
  const { tabId } = site.value
  if (mentions.value === undefined) return <NotYetRead source={source} tabId={tabId} />
  if (mentions.value.length === 0) return <Notice text={t('popup.nothingFound')} />
  const visible = mentions.value.some(({ mention }) => !mention.privateName)
  return (
    <>
      <ul class="advisory-list" role="list" aria-label={t('popup.onThisPage')}>
        {mentions.value.map((found) => (
          <li key={found.mention.id} class="mention">
            <MentionLink found={found} onOpen={source.openPanel} />
            {!found.mention.privateName && <ShowMention found={found} onShow={(id) => void source.showMention(tabId, id)} />}
          </li>
        ))}
      </ul>
      <div class="popup-page-actions">
        {visible && (
          <button type="button" class="button button-quiet popup-next" onClick={() => void source.showNext(tabId)}>
            {t('popup.showNext')}
          </button>
        )}
        <PageTakeAway page={pageList(site.value, mentions.value)} copy={source.copy} />
      </div>
    </>
  )
}

function pageList({ title, url }: Site, mentions: readonly MentionItem[]): PageList {
  return {
    title,
    url,
    mentions: mentions.map(({ mention: { name, count, privateName }, item }) => ({
      name,
      count,
      private: privateName || item?.row.private === true,
      advisory: item?.row.advisory ?? null,
    })),
  }
}

/** No page has reported: most often one that was open before Caveat was there, which loading it again cures. */
function NotYetRead({ source, tabId }: { source: PopupSource; tabId: number }) {
  const [counts] = useLoaded(() => source.counts(), [source])
  const ready = counts.state === 'ready' ? counts.value.advisories : 0
  return (
    <Notice text={t('popup.notYetRead')}>
      {ready > 0 && <p>{t('popup.ready', ready, [formatCount(ready)])}</p>}
      <button type="button" class="button" onClick={() => void source.reloadPage(tabId)}>
        {t('popup.reload')}
      </button>
    </Notice>
  )
}
