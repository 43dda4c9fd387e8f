import type { SearchIndex } from '../../utils/search'
import { loadSettings, snoozedBy } from '../../utils/settings'
import { dossierOf, extentOf, isBeyond, nameStanding, type Store } from '../../utils/store'
import { unwatch, watchMatcher } from '../../utils/watchlist'
import { liveEntries } from '../dossier/live-entries'
import type { About } from './panel-source'

/** All that is known about a name, and what the person's own lists say of it. */
export async function liveAbout(store: Store, index: () => Promise<SearchIndex | undefined>, id: string): Promise<About> {
  const [{ watchlist, snoozed, acknowledged }, dossier, { keys, standing }] = await Promise.all([
    loadSettings(),
    dossierOf(store, id),
    nameStanding(store, id),
  ])
  const { entity } = dossier
  const snooze = snoozedBy(snoozed)([id, ...keys])
  return {
    entity,
    vendor: dossier.vendor,
    products: dossier.products,
    watched: entity !== null && watchMatcher(watchlist)(entity),
    watchedWith: entity !== null && watchMatcher(unwatch(watchlist, entity))(entity),
    kept: entity ? watchlist.filter((each) => (each.owner ?? each.note) && watchMatcher([each])(entity)) : [],
    snoozed: snooze !== undefined && !isBeyond(extentOf(standing), snooze),
    entries: await liveEntries(store, index, dossier.advisories, acknowledged),
  }
}
