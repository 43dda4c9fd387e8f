import { Names } from '../digest/names'
import { newsNames } from '../digest/news-names'
import { readCatalogue } from '../feeds/catalogue'
import { page } from '../messaging/client'
import type { CorrectionAnswer, CorrectionRequest, KeepApartAnswer, KeepApartRequest } from '../messaging/protocol'
import { browser } from '../platform/browser'
import { bundled, bundledJson } from '../platform/bundled'
import { nextTask } from '../platform/next-task'
import { notify } from '../platform/notifications'
import { originPattern } from '../platform/origin-pattern'
import {
  forgetKeysOfOthers,
  loadFeedKeys,
  loadSettings,
  settingsAreReadable,
  toDigest,
  updateSettings,
  withRenamed,
  type Settings,
} from '../settings'
import { forgetRenamed, lexiconRow, refreshSearch, renameAdvisories, sharedStore } from '../store'
import { digestNews, loadStarterFeed, type SyncOutcome } from '../sync'
import { tellAlerts } from './alerts'
import { correctStories, keepSeenOf } from './corrections'
import { commitContext, reconcileFeeds, syncDueFeeds, syncFeedsNow, whileAwake, type FeedJobsContext } from './feed-jobs'
import { followKeptApart, keepRecordsApart } from './kept-apart'
import { feedTrials, type FeedTrials } from './feed-trials'
import { publicEntities, refreshLexicons, type Catalogue } from './lexicons'
import { removeNotKept, removeNotKeptDaily } from './retention'
import { siteVendor } from './site-vendor'
import { soundStore } from './sound-store'
import { countOfAllTabs } from './toolbar-count'

/* The background worker's duties. It may be killed at any moment and keeps nothing in memory that a restart cannot make again. */

export interface CaveatWorker extends FeedJobsContext, FeedTrials {
  updateSettings: typeof updateSettings
  siteVendor: typeof siteVendor
  /** Settles when the bundled advisories are in the store and the lexicons are compiled; every start of the worker makes sure. */
  ready: () => Promise<void>
  /** After a change of settings: the store, the names and the open pages follow. */
  followSettings: () => Promise<void>
  syncDue: () => Promise<void>
  syncNow: (urls: string[] | undefined) => Promise<SyncOutcome[]>
  correctStories: (request: CorrectionRequest) => Promise<CorrectionAnswer>
  keepApart: (request: KeepApartRequest) => Promise<KeepApartAnswer>
  /** Removes the advisories that the settings do not have kept, and gives how many. */
  removeNotKept: () => Promise<number>
}

export function caveatWorker(signal: AbortSignal): CaveatWorker {
  const context: FeedJobsContext = {
    store: sharedStore(),
    settings: loadSettings,
    settingsAreReadable,
    fetch: (...request) => fetch(...request),
    mayFetch: (url) => browser.permissions.contains({ origins: [originPattern(url)] }),
    key: async (url) => (await loadFeedKeys()).get(url),
    now: () => new Date(),
    random: Math.random,
    online: () => navigator.onLine,
    stayAwake: () => void browser.runtime.getPlatformInfo(),
    signal,
  }
  /** Makes the store what the settings and the bundle say, and gives whether it was not. */
  const reconcile = async () => {
    const settings = await context.settings()
    const wanted = (url: string) => settings.feeds.some((feed) => feed.url === url)
    const document = () => bundled('/starter-feed.json')
    const loaded = await loadStarterFeed(await context.store(), document, wanted, commitContext(settings, context))
    const parted = await followKeptApart({ ...context, updateSettings })
    return (await reconcileFeeds(context)) || parted || loaded
  }
  const namesInNews = async () => new Names([...newsNames(), ...(await publicEntities(await context.store(), catalogue()))])
  /** Makes advisories of the articles that the store holds, where those changed; one at a time. */
  const tellNews = async () => {
    let changed = false
    const store = await context.store()
    const digest = async () => {
      const commit = async () => commitContext(await context.settings(), context)
      const corrections = async () => toDigest((await context.settings()).corrections)
      const keepSeen = async (touched: readonly string[]) => {
        const { snoozed } = await context.settings()
        return keepSeenOf(touched, { store, snoozed, updateSettings, now: context.now() })
      }
      changed = await digestNews({ store, commitContext: commit, names: namesInNews, corrections, keepSeen, signal })
    }
    await navigator.locks.request('caveat-news', () => whileAwake(context, digest))
    return changed
  }
  const prepare = async () => {
    await followRenamed(context)
    await publish(context, await reconcile())
  }
  const prepared = once(prepare)
  const ready = () => prepared.value()
  /** Nothing of what was prepared is left in a store that was made anew. */
  const sound = once(async () => {
    if (!(await soundStore(context))) prepared.forget()
  })
  /** Before anything is asked for: what is held decides what a server is told. */
  const readyToSync = async () => {
    await sound.value()
    await ready()
  }
  const syncNow = async (sync: Promise<SyncOutcome[]>) => {
    const outcomes = await sync
    const told = await tellNews()
    if (told || outcomes.some((outcome) => outcome.ok && outcome.changed)) await publish(context, true)
    // Whoever waits for the sync has it; what cannot be told now is told after the next one.
    await tellAlerts({ ...context, notify }).catch(() => undefined)
    return outcomes
  }
  const keepLess = async (remove: typeof removeNotKept) => {
    const store = await context.store()
    const removed = await whileAwake(context, async () => remove(store, commitContext(await context.settings(), context)))
    if (removed > 0) await publish(context, true)
    return removed
  }
  return {
    ...context,
    updateSettings,
    siteVendor,
    ...feedTrials({ ...context, ready, catalogue: () => catalogue().load(), names: namesInNews }),
    ready,
    followSettings: async () => {
      await readyToSync()
      await reconcile()
      // What a feed told that is private now must not stay public until the others are synced.
      await publish(context, await tellNews())
      await toAllTabs((tabId) => page.settingsChanged(tabId))
      await countOfAllTabs(context)
      await syncNow(syncDueFeeds(context))
    },
    syncDue: async () => {
      await readyToSync()
      await syncNow(syncDueFeeds(context))
      await keepLess(removeNotKeptDaily)
      // Not as soon as a feed is removed: that may be undone.
      if (await settingsAreReadable()) await forgetKeysOfOthers((await context.settings()).feeds.map(({ url }) => url))
    },
    syncNow: async (urls) => {
      await readyToSync()
      return syncNow(syncFeedsNow(urls, context))
    },
    correctStories: async (request) => {
      await ready()
      const retell = async () => publish(context, await tellNews())
      return correctStories(request, { ...context, updateSettings, retell })
    },
    keepApart: async (request) => {
      await ready()
      const retell = async () => publish(context, await reconcile())
      return keepRecordsApart(request, { ...context, updateSettings, retell })
    },
    removeNotKept: async () => {
      await ready()
      return keepLess(removeNotKept)
    },
  }
}

/** Has what a person said of advisories follow those that go by other ids since the store was upgraded. */
async function followRenamed(context: FeedJobsContext): Promise<void> {
  if (!(await settingsAreReadable())) return
  const store = await context.store()
  const renamed = await renameAdvisories(store, commitContext(await context.settings(), context))
  const follow = (settings: Settings) => ({ ...settings, acknowledged: withRenamed(settings.acknowledged, renamed) })
  if (renamed.length > 0) await updateSettings((settings) => (settings.acknowledged.length > 0 ? follow(settings) : settings))
  await forgetRenamed(store)
}

/** What is done once, by whoever asks first. A failure (disk full) is tried again by whoever asks next. */
function once(task: () => Promise<void>): { value: () => Promise<void>; forget: () => void } {
  let doing: Promise<void> | undefined
  const forget = (which = doing) => {
    if (doing === which) doing = undefined
  }
  return {
    value: () => {
      if (!doing) {
        const begun = task()
        doing = begun
        begun.catch(() => forget(begun))
      }
      return doing
    },
    forget: () => forget(),
  }
}

/** Compiles the names anew where they changed, one at a time, tells the open pages of news, and has what is searched compiled. */
async function publish(context: FeedJobsContext, changed: boolean): Promise<void> {
  const store = await context.store()
  const { before, version } = await navigator.locks.request('caveat-names', async () => ({
    before: (await lexiconRow(store, 'public'))?.version,
    version: await refreshLexicons(store, catalogue(), (await context.settings()).watchlist),
  }))
  if (changed || version !== before) await toAllTabs((tabId) => page.storeChanged(tabId, version))
  void compileSearch(context)
}

/** Nobody waits for this: pages and syncs are answered before. What fails is tried again with the next news. */
async function compileSearch(context: FeedJobsContext): Promise<void> {
  const compile = async () => refreshSearch(await context.store(), context.now(), nextTask)
  await navigator.locks.request('caveat-search', () => whileAwake(context, compile)).catch(() => undefined)
}

/** The catalogue that comes with the extension; it changes only with a release. */
function catalogue(): Catalogue {
  return {
    version: browser.runtime.getManifest().version,
    load: async () => readCatalogue(await bundledJson('/catalogue.json')),
  }
}

async function toAllTabs(tell: (tabId: number) => Promise<void>): Promise<void> {
  const tabs = await browser.tabs.query({})
  // Tabs without a content script have nobody to answer.
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [tell(id).catch(() => undefined)])))
}
