import { toItems, watchedFirst } from '../advisory-list/list-item'
import { saveFile } from '../page-base/save-file'
import type { PanelSource } from './panel-source'
import { loadSettings } from '../../utils/settings'
import { advisoriesAbout, advisoryById, entitiesByIds, recentAdvisories, searchAdvisories, sharedStore } from '../../utils/store'
import { watchMatcher } from '../../utils/watchlist'

const LIMIT = 50

/** Where the side panel's data comes from: the store and the watch list. */
export function livePanelSource(): PanelSource {
  const store = sharedStore()
  const matcher = async () => watchMatcher((await loadSettings()).watchlist)
  return {
    advisory: async (id) => {
      const row = await advisoryById(await store(), id)
      return (row && toItems([row], await matcher())[0]) ?? null
    },
    about: async (id) => {
      const opened = await store()
      const isWatched = await matcher()
      const [rows, entities] = await Promise.all([advisoriesAbout(opened, id), entitiesByIds(opened, [id])])
      const entity = entities.get(id) ?? null
      return { entity, watched: entity !== null && isWatched(entity), items: toItems(rows, isWatched) }
    },
    recent: async () => watchedFirst(toItems(await recentAdvisories(await store(), { limit: LIMIT }), await matcher())),
    search: async (query) => toItems(await searchAdvisories(await store(), query, { limit: LIMIT }), await matcher()),
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
  }
}
