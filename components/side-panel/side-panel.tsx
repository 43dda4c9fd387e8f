import { useEffect, useRef, useState } from 'preact/hooks'
import { WHOLE_DOSSIER, type DossierFilter } from '../../utils/dossier/dossier'
import { t } from '../../utils/i18n'
import { DaysView } from '../days/days'
import { FilterBar } from '../recent/filter-bar'
import { Recent, useFilter, useRecent } from '../recent/recent'
import { RouteLink } from '../route-link/route-link'
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
  const [dossierFilters, setDossierFilters] = useState<Record<string, DossierFilter>>({})
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
        {route.view === 'about' && (
          <AboutView
            key={route.id}
            source={source}
            route={route}
            filter={dossierFilters[route.id] ?? WHOLE_DOSSIER}
            onFilter={(filter) => setDossierFilters((kept) => ({ ...kept, [route.id]: filter }))}
            onOpen={onRoute}
          />
        )}
        {route.view === 'days' && <DaysView read={source.days} items={source.lists.items} copy={source.copy} onOpen={onRoute} />}
        {route.view === 'recent' && <RecentView source={source} onOpen={onRoute} />}
      </main>
    </div>
  )
}

function RecentView({ source: { lists }, onOpen }: { source: PanelSource; onOpen: (route: PanelRoute) => void }) {
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useFilter(lists)
  const recent = useRecent(lists, filter)
  return (
    <>
      <div class="panel-pad">
        <h1 class="panel-title">{t('panel.recent')}</h1>
        <SearchBox query={query} onQuery={setQuery} />
        <p>
          <RouteLink route={{ view: 'days' }} onOpen={onOpen}>
            {t('days.title')}
          </RouteLink>
        </p>
      </div>
      {filter && <FilterBar filter={filter} onFilter={setFilter} sources={lists.sources} />}
      {query.trim() === '' ? (
        <Recent source={lists} filter={filter} recent={recent} onOpen={onOpen} />
      ) : (
        <SearchResults query={query} filter={filter} source={lists} onOpen={onOpen} />
      )}
    </>
  )
}
