import { useEffect, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { AdvisoryList } from '../advisory-list/advisory-list'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { useLoaded } from '../loaded/use-loaded'
import { Loading, StoreFailed } from '../notice/notice'
import type { PanelRoute } from '../../utils/platform/panel-route'

/** Milliseconds without a keystroke after which a search begins. */
const PAUSE = 80

/** The box to type a search into. */
export function SearchBox({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  return (
    <input
      class="field search-box"
      type="search"
      value={query}
      placeholder={t('search.placeholder')}
      aria-label={t('search.label')}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onQuery(event.currentTarget.value)}
    />
  )
}

/** What a search found, said aloud in one sentence and listed. */
export function SearchResults({
  query,
  search,
  onOpen,
}: {
  query: string
  search: (query: string) => Promise<AdvisoryItem[]>
  onOpen: (route: PanelRoute) => void
}) {
  const settled = useSettled(query.trim(), PAUSE)
  const [results] = useLoaded(() => search(settled), [search, settled])
  if (results.state === 'loading') return <Loading text={t('search.searching')} />
  if (results.state === 'failed') return <StoreFailed detail={results.detail} />
  const count = results.value.length
  return (
    <div class="search-results">
      <p class="search-count" role="status">
        {count === 0
          ? `${t('search.nothing', [settled])} ${t('search.nothingHint')}`
          : t('search.found', count, [formatCount(count)])}
      </p>
      <AdvisoryList items={results.value} label={t('search.results')} onOpen={onOpen} />
    </div>
  )
}

function useSettled(value: string, pause: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
