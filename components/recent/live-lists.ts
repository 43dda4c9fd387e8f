import { keepLooked, keepRecentFilter, loadRecentView, loadSettings, newSince } from '../../utils/settings'
import {
  filters,
  MOST_NEWEST,
  MOST_SOURCES,
  newestArrivedAfter,
  secondsOf,
  type AdvisoryFilter,
  type Newest,
} from '../../utils/search'
import { advisoriesByIds, newestAdvisories, searchOpener, searchVersion, type Store } from '../../utils/store'
import { toItems, type AdvisoryItem } from '../advisory-list/list-item'
import type { Listed, ListsSource } from './lists-source'

/** So many of what is new, and of the newest, are looked through for what is watched. */
const LOOKED_THROUGH = 200
/** Days for which an advisory can be new: a feed that is added brings old ones. */
const NEW_DAYS = 30
/** Milliseconds after which what is searched is read, when the first list has been drawn without it. */
const WARM_UP = 300

/** Where lists of advisories come from: the store and its search index. */
export function liveLists(store: () => Promise<Store>, index = searchOpener(store)): ListsSource {
  // What does not wait for one another is read at once: each answer takes milliseconds, which whoever opens a list waits for.
  const items = async (ids: readonly string[]): Promise<AdvisoryItem[]> => {
    const [rows, settings] = await Promise.all([store().then((opened) => advisoriesByIds(opened, ids)), loadSettings()])
    return toItems(rows, settings, new Date())
  }
  const watchedOf = async (ids: readonly string[]) =>
    (await items(ids.slice(0, LOOKED_THROUGH))).filter(({ watched }) => watched).map(({ row }) => row.id)
  const newest = async () => newestAdvisories(await store())
  const withFresh = (kept: Newest, since: string) => {
    const fresh = since === '' ? [] : newestArrivedAfter(kept, secondsOf(since), oldestNew())
    // Whoever searches then hears of what goes wrong.
    if (fresh) setTimeout(() => void index().catch(() => undefined), WARM_UP)
    return fresh && { ...kept, fresh }
  }
  const searched = async (filter: AdvisoryFilter, since: string) => {
    const search = await index()
    const fresh = since === '' ? [] : search?.arrivedAfter(secondsOf(since), oldestNew(), filter, MOST_NEWEST)
    return search && fresh && { ...search.find('', filter, MOST_NEWEST), fresh }
  }
  return {
    recent: async (filter) => {
      const [view, { watchlist }, kept] = await Promise.all([
        loadRecentView(),
        loadSettings(),
        filters(filter) ? undefined : newest(),
      ])
      const since = newSince(view, new Date())
      const found = (kept && withFresh(kept, since)) ?? (await searched(filter, since))
      if (!found) return undefined
      const { ids, total, fresh } = found
      const isFresh = new Set(fresh)
      const older = ids.filter((id) => !isFresh.has(id))
      const [freshWatched = [], olderWatched = []] = watchlist.length > 0 ? await Promise.all([fresh, older].map(watchedOf)) : []
      return listed(total, since, [
        ['fresh', freshWatched.concat(without(fresh, freshWatched))],
        ['watched', olderWatched],
        ['others', without(older, olderWatched)],
      ])
    },
    search: async (query, filter) => {
      const found = (await index())?.find(query, filter, MOST_NEWEST)
      return found && listed(found.total, '', [['others', found.ids]])
    },
    items,
    version: async () => searchVersion(await store()),
    filter: async () => (await loadRecentView()).filter,
    keepFilter: keepRecentFilter,
    sources: async () => (await newest())?.sources ?? (await index())?.sources(MOST_SOURCES) ?? [],
    keepLooked: () => keepLooked(new Date()),
  }
}

/** What changed before cannot be new, in seconds since 1970. */
function oldestNew(): number {
  return Math.floor(Date.now() / 1000) - NEW_DAYS * 86_400
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(others)
  return ids.filter((id) => !gone.has(id))
}

function listed(total: number, since: string, sections: [Listed['sections'][number]['kind'], string[]][]): Listed {
  return { total, since, sections: sections.flatMap(([kind, ids]) => (ids.length > 0 ? [{ kind, ids }] : [])) }
}
