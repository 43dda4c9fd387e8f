import { keepLooked, keepRecentFilter, loadRecentView, loadSettings, newSince } from '../../utils/settings'
import { secondsOf, type AdvisoryFilter, type SearchIndex } from '../../utils/search'
import { advisoriesByIds, openSearch, searchVersion, type Store } from '../../utils/store'
import { toItems, type AdvisoryItem } from '../advisory-list/list-item'
import type { Listed, ListsSource } from './lists-source'

/** More than this nobody scrolls through. */
const MOST_LISTED = 2_000
/** So many of what is new, and of the newest, are looked through for what is watched. */
const LOOKED_THROUGH = 200
/** Days for which an advisory can be new: a feed that is added brings old ones. */
const NEW_DAYS = 30
const MOST_SOURCES = 100

/** Where lists of advisories come from: the store's index, which is read when first asked for and again when it is another. */
export function liveLists(store: () => Promise<Store>): ListsSource {
  let opened: { version: number; index: Promise<SearchIndex | undefined> } | undefined
  const index = async () => {
    const there = await store()
    const version = await searchVersion(there)
    if (opened?.version !== version) {
      opened = { version, index: openSearch(there) }
      opened.index.catch(() => (opened = undefined))
    }
    return opened.index
  }
  const items = async (ids: readonly string[]): Promise<AdvisoryItem[]> =>
    toItems(await advisoriesByIds(await store(), ids), await loadSettings(), new Date())
  const watchedOf = async (ids: readonly string[]) => {
    if ((await loadSettings()).watchlist.length === 0) return []
    return (await items(ids.slice(0, LOOKED_THROUGH))).filter(({ watched }) => watched).map(({ row }) => row.id)
  }
  return {
    recent: async (filter) => {
      const [search, view] = await Promise.all([index(), loadRecentView()])
      if (!search) return undefined
      const now = new Date()
      const since = newSince(view, now)
      const fresh = since === '' ? [] : freshIn(search, since, now, filter)
      const { ids, total } = search.find('', filter, MOST_LISTED)
      const isFresh = new Set(fresh)
      const older = ids.filter((id) => !isFresh.has(id))
      const [freshWatched, olderWatched] = await Promise.all([watchedOf(fresh), watchedOf(older)])
      return listed(total, since, [
        ['fresh', freshWatched.concat(without(fresh, freshWatched))],
        ['watched', olderWatched],
        ['others', without(older, olderWatched)],
      ])
    },
    search: async (query, filter) => {
      const found = (await index())?.find(query, filter, MOST_LISTED)
      return found && listed(found.total, '', [['others', found.ids]])
    },
    items,
    version: async () => searchVersion(await store()),
    filter: async () => {
      // What is listed next is on its way meanwhile; whoever asks for it hears of what goes wrong.
      index().catch(() => undefined)
      return (await loadRecentView()).filter
    },
    keepFilter: keepRecentFilter,
    sources: async () => (await index())?.sources(MOST_SOURCES) ?? [],
    keepLooked: () => keepLooked(new Date()),
  }
}

function freshIn(search: SearchIndex, since: string, now: Date, filter: AdvisoryFilter): string[] {
  const oldest = Math.floor(now.getTime() / 1000) - NEW_DAYS * 86_400
  return search.arrivedAfter(secondsOf(since), oldest, filter, MOST_LISTED)
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(others)
  return ids.filter((id) => !gone.has(id))
}

function listed(total: number, since: string, sections: [Listed['sections'][number]['kind'], string[]][]): Listed {
  return { total, since, sections: sections.flatMap(([kind, ids]) => (ids.length > 0 ? [{ kind, ids }] : [])) }
}
