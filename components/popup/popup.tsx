import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { FeedStateLine } from '../feed-state/feed-state-line'
import { type Loaded, useLoaded, useWhileShown } from '../loaded/use-loaded'
import { FilterBar } from '../recent/filter-bar'
import { Recent, useFilter, useRecent } from '../recent/recent'
import { SearchBox, SearchResults } from '../search/search'
import { Tabs } from '../tabs/tabs'
import { OnThisPage } from './on-this-page'
import type { MentionItem, PopupSource, Site, VendorHere } from './popup-source'
import { PopupHeader } from './popup-header'
import { SiteVendor } from './site-vendor'
import './popup.css'

type TabName = 'page' | 'recent'

/** The toolbar popup: what this page mentions, what is new, and a search over everything. */
export function Popup({ source }: { source: PopupSource }) {
  const [site] = useLoaded(() => source.site(), [source])
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useFilter(source.lists)
  // It is read while it is found out what the page mentions: where that is nothing, this is shown.
  const recent = useRecent(source.lists, filter)
  const bar = filter && <FilterBar filter={filter} onFilter={setFilter} sources={source.lists.sources} />
  return (
    <div class="popup">
      <PopupHeader source={source} site={site} />
      <WelcomeOffer source={source} />
      <main class="popup-main">
        <SearchBox query={query} onQuery={setQuery} />
        {query.trim() === '' ? (
          <Browse source={source} site={site}>
            {bar}
            <Recent
              source={source.lists}
              filter={filter}
              recent={recent}
              onOpen={source.openPanel}
              empty={<SeeFeeds source={source} />}
            />
          </Browse>
        ) : (
          <div class="popup-scroll">
            {bar}
            <SearchResults query={query} filter={filter} source={source.lists} onOpen={source.openPanel} />
          </div>
        )}
      </main>
      <PopupFooter source={source} />
    </div>
  )
}

/** Says to whoever is new where it is told how Caveat works, until they looked or put it away. */
function WelcomeOffer({ source }: { source: PopupSource }) {
  const [due, reload] = useLoaded(() => source.welcomeIsDue(), [source])
  if (due.state !== 'ready' || !due.value) return null
  return (
    <p class="popup-welcome">
      <button type="button" class="button button-quiet" onClick={() => source.openWelcome()}>
        {t('popup.welcome')}
      </button>
      <button
        type="button"
        class="button button-quiet"
        aria-label={t('popup.welcomeAway')}
        title={t('popup.welcomeAway')}
        onClick={() => void source.putWelcomeAway().then(reload, () => undefined)}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
        </svg>
      </button>
    </p>
  )
}

function Browse({
  source,
  site,
  children: recent,
}: {
  source: PopupSource
  site: Loaded<Site>
  /** What is recent. */
  children: ComponentChildren
}) {
  const { tabId, host } = site.state === 'ready' && site.value.kind === 'page' ? site.value : {}
  const [mentions, reload] = useLoaded<MentionItem[] | undefined>(
    async () => (tabId === undefined ? undefined : source.mentions(tabId)),
    [source, tabId],
  )
  useWhileShown((signal) => tabId !== undefined && source.watchMentions(tabId, reload, signal), [source, tabId])
  const here = useVendorHere(source, host)
  const [selected, setSelected] = useState<TabName>()
  const found = mentions.state === 'ready' ? mentions.value?.length : undefined
  // Until the person chooses, the tab that has something to say.
  const isRead = site.state === 'ready' && mentions.state === 'ready' && here !== undefined
  const nothingHere = isRead && (tabId === undefined || found === 0) && !here?.names.length
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
      {shown === 'page' ? (
        <>
          {here && <SiteVendor vendor={here} onOpen={source.openPanel} />}
          {here && found !== undefined && found > 0 && <h2 class="list-heading">{t('popup.mentioned')}</h2>}
          {/* What comes above the names comes with them: nothing moves under a pointer. */}
          <OnThisPage source={source} site={site} mentions={here === undefined ? { state: 'loading' } : mentions} />
        </>
      ) : (
        recent
      )}
    </Tabs>
  )
}

/** The vendor whose own site a host is of; null for none, undefined until that is known. One that cannot be read is none. */
function useVendorHere(source: PopupSource, host: string | undefined): VendorHere | null | undefined {
  const [loaded] = useLoaded(async () => ({ host, vendor: host ? await source.vendorHere(host) : null }), [source, host])
  if (loaded.state === 'failed') return null
  // What was read for no host stands until the page's own is read.
  return loaded.state === 'ready' && loaded.value.host === host ? loaded.value.vendor : undefined
}

function SeeFeeds({ source }: { source: PopupSource }) {
  return (
    <button type="button" class="button" onClick={() => source.openOptions('feeds')}>
      {t('state.openFeeds')}
    </button>
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
