import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { AdvisoryList } from '../advisory-list/advisory-list'
import { useLoaded } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { SearchBox, SearchResults } from '../search/search'
import { Sign } from '../sign/sign'
import { AboutView } from './about-view'
import { AdvisoryView } from './advisory-view'
import type { PanelSource } from './panel-source'
import { formatRoute, type PanelRoute } from '../../utils/platform/panel-route'
import './side-panel.css'
import './print.css'

/** The side panel: one advisory whole, all about one name, or what is recent. `onRoute` goes to another place. */
export function SidePanel({
  source,
  route,
  onRoute,
  onBack,
}: {
  source: PanelSource
  route: PanelRoute
  onRoute: (route: PanelRoute) => void
  onBack: () => void
}) {
  const main = useRef<HTMLElement>(null)
  const place = formatRoute(route)
  const first = useRef(place)
  useEffect(() => {
    if (first.current === place) return
    first.current = ''
    // A new place is a new page: from its top, and where a screen reader goes on reading.
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [place])
  return (
    <div class="panel">
      <header class="panel-header">
        {route.view === 'recent' ? (
          <>
            <Sign size={20} />
            <span class="panel-name">{t('extension.name')}</span>
          </>
        ) : (
          <>
            <button type="button" class="button button-quiet" onClick={onBack}>
              <span class="panel-arrow" aria-hidden="true" /> {t('panel.back')}
            </button>
            <button type="button" class="button button-quiet" onClick={() => onRoute({ view: 'recent' })}>
              {t('panel.recent')}
            </button>
          </>
        )}
      </header>
      <main class="panel-main" ref={main} tabIndex={-1}>
        {route.view === 'advisory' && <AdvisoryView key={place} source={source} id={route.id} onOpen={onRoute} />}
        {route.view === 'about' && <AboutView key={route.id} source={source} route={route} onOpen={onRoute} />}
        {route.view === 'recent' && <RecentView source={source} onOpen={onRoute} />}
      </main>
    </div>
  )
}

function RecentView({ source, onOpen }: { source: PanelSource; onOpen: (route: PanelRoute) => void }) {
  const [recent] = useLoaded(() => source.recent(), [source])
  const [query, setQuery] = useState('')
  return (
    <>
      <div class="panel-pad">
        <h1 class="panel-title">{t('panel.recent')}</h1>
        <SearchBox query={query} onQuery={setQuery} />
      </div>
      {query.trim() !== '' && <SearchResults query={query} search={source.search} onOpen={onOpen} />}
      {query.trim() === '' && recent.state === 'loading' && <Loading text={t('state.loading')} />}
      {query.trim() === '' && recent.state === 'failed' && <StoreFailed detail={recent.detail} />}
      {query.trim() === '' && recent.state === 'ready' && recent.value.length === 0 && <Notice text={t('state.noAdvisories')} />}
      {query.trim() === '' && recent.state === 'ready' && recent.value.length > 0 && (
        <AdvisoryList items={recent.value} label={t('panel.recent')} onOpen={onOpen} />
      )}
    </>
  )
}
