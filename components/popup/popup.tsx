import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { AdvisoryList } from '../advisory-list/advisory-list'
import { FeedStateLine } from '../feed-state/feed-state-line'
import { type Loaded, useLoaded, useWhileShown } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { SearchBox, SearchResults } from '../search/search'
import { Tabs } from '../tabs/tabs'
import { OnThisPage } from './on-this-page'
import type { MentionItem, PopupSource, Site } from './popup-source'
import { PopupHeader } from './popup-header'
import './popup.css'

/** How often a new install's popup looks whether the advisories that come with the extension are there. */
const STARTING_POLL = 500

type TabName = 'page' | 'recent'

/** The toolbar popup: what this page mentions, what is new, and a search over everything. */
export function Popup({ source }: { source: PopupSource }) {
  const [site] = useLoaded(() => source.site(), [source])
  const [query, setQuery] = useState('')
  return (
    <div class="popup">
      <PopupHeader source={source} site={site} />
      <main class="popup-main">
        <SearchBox query={query} onQuery={setQuery} />
        {query.trim() === '' ? (
          <Browse source={source} site={site} />
        ) : (
          <SearchResults query={query} search={source.search} onOpen={source.openPanel} />
        )}
      </main>
      <PopupFooter source={source} />
    </div>
  )
}

function Browse({ source, site }: { source: PopupSource; site: Loaded<Site> }) {
  const tabId = site.state === 'ready' && site.value.kind === 'page' ? site.value.tabId : undefined
  const [mentions, reload] = useLoaded<MentionItem[] | undefined>(
    async () => (tabId === undefined ? undefined : source.mentions(tabId)),
    [source, tabId],
  )
  useWhileShown((signal) => tabId !== undefined && source.watchMentions(tabId, reload, signal), [source, tabId])
  const [selected, setSelected] = useState<TabName>()
  const found = mentions.state === 'ready' ? mentions.value?.length : undefined
  // Until the person chooses, the tab that has something to say.
  const nothingHere = site.state === 'ready' && mentions.state === 'ready' && (tabId === undefined || found === 0)
  const shown = selected ?? (nothingHere ? 'recent' : 'page')
  return (
    <Tabs<TabName>
      label={t('popup.lists')}
      selected={shown}
      onSelect={setSelected}
      tabs={[
        { name: 'page', label: t('popup.onThisPage'), count: found === undefined ? undefined : formatCount(found) },
        { name: 'recent', label: t('popup.recent') },
      ]}
    >
      {shown === 'page' ? <OnThisPage source={source} site={site} mentions={mentions} /> : <Recent source={source} />}
    </Tabs>
  )
}

function Recent({ source }: { source: PopupSource }) {
  const [recent, reload] = useLoaded(() => source.recent(), [source])
  const [feeds, reloadFeeds] = useLoaded(() => source.feeds(), [source])
  const starting = feeds.state === 'ready' && feeds.value.starting
  useWhileShown(
    (signal) => {
      if (!starting) return
      const timer = setInterval(() => {
        reload()
        reloadFeeds()
      }, STARTING_POLL)
      signal.addEventListener('abort', () => clearInterval(timer))
    },
    [starting],
  )
  if (recent.state === 'loading') return <Loading text={t('state.loading')} />
  if (recent.state === 'failed') return <StoreFailed detail={recent.detail} />
  if (recent.value.length > 0) return <AdvisoryList items={recent.value} label={t('popup.recent')} onOpen={source.openPanel} />
  if (starting) return <Loading text={t('state.starting')} />
  return (
    <Notice text={t('state.noAdvisories')}>
      <button type="button" class="button" onClick={() => source.openOptions('feeds')}>
        {t('state.openFeeds')}
      </button>
    </Notice>
  )
}

function PopupFooter({ source }: { source: PopupSource }) {
  const [feeds] = useLoaded(() => source.feeds(), [source])
  const problem = feeds.state === 'ready' && feeds.value.failing.length > 0
  return (
    <footer class="popup-footer" data-problem={problem || undefined}>
      {feeds.state === 'ready' ? <FeedStateLine state={feeds.value} /> : <span />}
      <button type="button" class="button button-quiet" onClick={() => source.openOptions(problem ? 'feeds' : '')}>
        {problem ? t('popup.seeFeeds') : t('popup.options')}
      </button>
    </footer>
  )
}
