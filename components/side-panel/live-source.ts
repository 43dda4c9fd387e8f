import { toItems } from '../advisory-list/list-item'
import { liveAlikeSource } from '../alike-records/live-source'
import { saveFile } from '../page-base/save-file'
import { liveWordingSource } from '../machine-wording/live-source'
import { liveStorySource } from '../story-corrections/live-source'
import { liveLists } from '../recent/live-lists'
import { liveAbout } from './live-about'
import { liveDays } from './live-days'
import type { PanelSource } from './panel-source'
import {
  isQuiet,
  loadSettings,
  setQuiet,
  updateSettings,
  withAcknowledged,
  withoutAcknowledged,
  withoutSnooze,
  withSnoozes,
  type WatchedEntity,
} from '../../utils/settings'
import {
  advisoryById,
  dossierOf,
  epssHistory,
  extentOf,
  keepSeen,
  nameStanding,
  searchOpener,
  sharedStore,
} from '../../utils/store'
import { unwatch, watch } from '../../utils/watchlist'
import { printAdvisory, printIfAsked } from './printing'

/** Where the side panel's data comes from, and what it may do: the store and the settings. */
export function livePanelSource(): PanelSource {
  const store = sharedStore()
  const index = searchOpener(store)
  /** What was taken off the watch list here: who changes their mind finds owner and note again. */
  const takenOff = new Map<string, WatchedEntity[]>()
  const entityOf = async (id: string) => (await dossierOf(await store(), id)).entity
  const idsOf = async (id: string) => {
    const { keys } = await nameStanding(await store(), id)
    return [id, ...keys]
  }
  return {
    advisory: async (id) => {
      const row = await advisoryById(await store(), id)
      return (row && toItems([row], await loadSettings(), new Date())[0]) ?? null
    },
    epssPast: async (advisory) => epssHistory(await store(), advisory),
    about: async (id) => liveAbout(await store(), index, id),
    days: async () => liveDays(await store(), new Date()),
    keepSeen: async (id) => keepSeen(await store(), id, new Date()),
    setWatched: async (id, watched) => {
      const entity = await entityOf(id)
      if (!entity) return
      await change((settings) => {
        if (watched) return { ...settings, watchlist: watch(settings.watchlist, entity, takenOff.get(id)) }
        const watchlist = unwatch(settings.watchlist, entity)
        const left = new Set(watchlist)
        takenOff.set(
          id,
          settings.watchlist.filter((each) => !left.has(each)),
        )
        return { ...settings, watchlist }
      })
    },
    setSnoozed: async (id, snoozed) => {
      const [ids, entity, { standing }] = await Promise.all([idsOf(id), entityOf(id), nameStanding(await store(), id)])
      const made = { entityId: id, name: entity?.name ?? id, addedAt: new Date().toISOString(), ...extentOf(standing) }
      await change((settings) => ({
        ...settings,
        snoozed: snoozed ? withSnoozes(settings.snoozed, [made]) : withoutSnooze(settings.snoozed, ids),
      }))
    },
    acknowledge: (made) => change((settings) => ({ ...settings, acknowledged: withAcknowledged(settings.acknowledged, [made]) })),
    reopen: (id) => change((settings) => ({ ...settings, acknowledged: withoutAcknowledged(settings.acknowledged, [id]) })),
    isQuiet: async (site) => isQuiet(await loadSettings(), site),
    setQuiet: (site, quiet) => change((settings) => setQuiet(settings, site, quiet)),
    lists: liveLists(store, index),
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
    print: (id) => void printAdvisory(id),
    stories: liveStorySource(store),
    alike: liveAlikeSource(store),
    wording: liveWordingSource(),
    advisoryShown: printIfAsked,
  }
}

async function change(make: Parameters<typeof updateSettings>[0]): Promise<void> {
  const saved = await updateSettings(make)
  if (!saved.ok) throw new Error(saved.error.detail)
}
