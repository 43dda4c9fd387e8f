import { useEffect, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { filters, type AdvisoryFilter } from '../../utils/search'
import { Loading, StoreFailed } from '../notice/notice'
import { ShowNew, useBehind, useList } from '../recent/list-read'
import type { ListsSource } from '../recent/lists-source'
import { LongList } from '../recent/long-list'
import { MoreThanListed } from '../recent/recent'

/** Milliseconds without a keystroke after which a search begins. */
const PAUSE = 40

/** The box to type a search into: of all advisories, or of what `label` says. */
export function SearchBox({ query, onQuery, label }: { query: string; onQuery: (query: string) => void; label?: string }) {
  return (
    <input
      class="field search-box"
      type="search"
      value={query}
      placeholder={label ?? t('search.placeholder')}
      aria-label={label ?? t('search.label')}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onQuery(event.currentTarget.value)}
    />
  )
}

/** What a search found, said aloud in one sentence and listed. */
export function SearchResults({
  query,
  filter,
  source,
  onOpen,
}: {
  query: string
  filter: AdvisoryFilter | undefined
  source: ListsSource
  onOpen: (route: PanelRoute) => void
}) {
  const settled = useSettled(query.trim(), PAUSE)
  const read = useList(source, async () => filter && source.search(settled, filter), [settled, filter])
  const [results, reload] = read
  const isBehind = useBehind(source, read)
  if (results.state === 'loading') return <Loading text={t('search.searching')} />
  if (results.state === 'failed') return <StoreFailed detail={results.detail} />
  if (results.value.listed === undefined) return <Loading text={t('state.preparing')} />
  const { sections, total } = results.value.listed
  const hint = filter && filters(filter) ? t('filter.nothing') : t('search.nothingHint')
  return (
    <div class="search-results">
      <p class="search-count" role="status">
        {total === 0 ? `${t('search.nothing', [settled])} ${hint}` : t('search.found', total, [formatCount(total)])}
      </p>
      {isBehind && <ShowNew onClick={reload} />}
      {sections.map(({ kind, ids }) => (
        <LongList key={kind} ids={ids} label={t('search.results')} items={source.items} onOpen={onOpen} />
      ))}
      <MoreThanListed sections={sections} total={total} />
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
