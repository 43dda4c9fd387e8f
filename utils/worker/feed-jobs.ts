import { type FeedSettings, type Settings } from '../settings'
import { feedRows, forgetFeed, rederiveFeed, type CommitContext, type Store } from '../store'
import { dueFeeds, isLoopback, NEWS, PRIVATE_NEWS, STARTER_FEED, syncFeed, type SyncContext, type SyncOutcome } from '../sync'
import { retentionOf } from './retention'

/* Which feeds to sync when. No two contexts work on one feed at once: each step of a sync waits for the feed's lock. */

/** Feeds fetched at once, and milliseconds between two signs of life while they are. */
const AT_ONCE = 4
const STAY_AWAKE = 20_000

/** Feeds that nobody configures. */
const OWN: ReadonlySet<string> = new Set([STARTER_FEED, NEWS, PRIVATE_NEWS])

export interface FeedJobsContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  /** False while the defaults stand in for settings that could not be read: nothing may be removed by those. */
  settingsAreReadable: () => Promise<boolean>
  fetch: typeof globalThis.fetch
  mayFetch: SyncContext['mayFetch']
  /** The key that a feed is asked with. */
  key: NonNullable<SyncContext['key']>
  now: () => Date
  random: () => number
  online: () => boolean
  stayAwake: () => void
  signal: AbortSignal
}

/** Syncs the feeds that are due. Nothing from elsewhere while the machine says that it is offline: the store serves on. */
export async function syncDueFeeds(context: FeedJobsContext): Promise<SyncOutcome[]> {
  const rows = new Map((await feedRows(await context.store())).map((row) => [row.url, row]))
  const due = dueFeeds((await context.settings()).feeds, rows, context.now().getTime())
  const reachable = due.filter((feed) => isReachable(feed.url, context))
  return syncAll(reachable, 'schedule', context)
}

/** Syncs these feeds now, or every one that is switched on; addresses that are not configured are passed over. */
export async function syncFeedsNow(urls: string[] | undefined, context: FeedJobsContext): Promise<SyncOutcome[]> {
  const { feeds } = await context.settings()
  return syncAll(urls ? feeds.filter((feed) => urls.includes(feed.url)) : feeds.filter((feed) => feed.enabled), 'person', context)
}

function isReachable(url: string, { online }: Pick<FeedJobsContext, 'online'>): boolean {
  return online() || isLoopback(url)
}

/**
 * Makes the store follow the configured feeds: what only a removed feed knew goes, and a feed that became private or public is
 * derived anew. Gives whether anything changed.
 */
export async function reconcileFeeds(context: FeedJobsContext): Promise<boolean> {
  if (!(await context.settingsAreReadable())) return false
  const store = await context.store()
  let changed = false
  for (const { url } of await feedRows(store)) {
    // Decided with the lock held and by the settings of that moment: the wait may have been long, and a removal undone.
    const did = await withLock(url, async () => {
      const settings = await context.settings()
      const feed = settings.feeds.find((each) => each.url === url)
      const row = (await feedRows(store)).find((each) => each.url === url)
      if (!row || (feed ? feed.private === row.private : OWN.has(url))) return false
      await (feed ? rederiveFeed : forgetFeed)(store, url, commitContext(settings, context))
      return true
    })
    changed ||= did
  }
  return changed
}

/** What committing needs to know, from the settings. */
export function commitContext(settings: Settings, { now }: Pick<FeedJobsContext, 'now'>): CommitContext {
  const secret = settings.feeds.filter((feed) => feed.private).map((feed) => feed.url)
  const retention = retentionOf(settings, now())
  return { privateFeeds: new Set([...secret, PRIVATE_NEWS]), now: now(), ...(retention ? { retention } : {}) }
}

async function syncAll(feeds: FeedSettings[], why: SyncContext['why'], context: FeedJobsContext): Promise<SyncOutcome[]> {
  const outcomes: SyncOutcome[] = []
  const queue = feeds.entries()
  const work = async () => {
    for (const [index, feed] of queue) outcomes[index] = await syncOne(feed, why, context)
  }
  await whileAwake(context, () => Promise.all(Array.from({ length: AT_ONCE }, work)))
  return outcomes
}

/** Calls something of the browser's now and then: a worker that only waits for the network is ended after half a minute. */
export async function whileAwake<Value>(context: FeedJobsContext, task: () => Promise<Value>): Promise<Value> {
  const timer = setInterval(context.stayAwake, STAY_AWAKE)
  try {
    return await task()
  } finally {
    clearInterval(timer)
  }
}

async function syncOne(feed: FeedSettings, why: SyncContext['why'], context: FeedJobsContext): Promise<SyncOutcome> {
  const online = (url: string) => isReachable(url, context)
  if (!online(feed.url)) return { url: feed.url, ok: false, error: { code: 'offline', detail: '' } }
  const stillWanted = async () => {
    const settings = await context.settings()
    return settings.feeds.some(({ url }) => url === feed.url) ? commitContext(settings, context) : undefined
  }
  try {
    return await syncFeed(feed, {
      ...context,
      store: await context.store(),
      commitContext: stillWanted,
      online,
      why,
      // Between two steps whoever follows a change of settings has its turn, however many documents there are.
      locked: (task) => withLock(feed.url, task),
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    })
  } catch (error) {
    // The store cannot be opened (disk full, damaged).
    return {
      url: feed.url,
      ok: false,
      error: { code: 'storage', detail: error instanceof Error ? error.message : String(error) },
    }
  }
}

async function withLock<Value>(url: string, task: () => Promise<Value>): Promise<Value> {
  return await navigator.locks.request(`caveat-feed:${url}`, task)
}
