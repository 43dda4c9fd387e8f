import { commands } from 'vitest/browser'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { FeedSettings } from '../../utils/settings'
import { openStore, type Store } from '../../utils/store'
import { syncFeed, type SyncContext, type SyncOutcome } from '../../utils/sync'
import type { Answer } from './feed-server-commands'
import { NOW } from './store-harness'

/* A real server with a feed of many documents, and syncs of it into a real store. */

export interface FeedHost {
  /** The address of a path. */
  url(path: string): string
  answer(answers: Record<string, Answer | null>): Promise<void>
  /** Paths asked for since the last call, in order. */
  requests(): Promise<string[]>
}

/** Gives a server that lives as long as the tests of a file; each test begins with no request counted. */
export function feedHost(): FeedHost {
  let origin = ''
  const host: FeedHost = {
    url: (path) => origin + path,
    answer: (answers) => commands.answer(origin, answers),
    requests: () => commands.takeRequests(origin),
  }
  beforeAll(async () => {
    origin = await commands.startFeedServer()
  })
  beforeEach(() => host.requests())
  afterAll(() => commands.stopFeedServer(origin))
  return host
}

export function feedAt(url: string, fields: Partial<FeedSettings> = {}): FeedSettings {
  return { url, name: '', format: 'auto', enabled: true, private: false, ...fields }
}

/** Syncs a feed; time stands still, and nobody waits. */
export function syncTo(store: Store, feed: FeedSettings, context: Partial<SyncContext> = {}): Promise<SyncOutcome> {
  return syncFeed(feed, {
    store,
    now: () => NOW,
    commitContext: async () => ({ privateFeeds: new Set(), now: NOW }),
    fetch: (...request) => fetch(...request),
    mayFetch: async () => true,
    online: () => true,
    why: 'schedule',
    locked: (task) => task(),
    sleep: async () => undefined,
    random: () => 0.5,
    signal: new AbortController().signal,
    ...context,
  })
}

/** What a store holds that must not depend on how often a sync was interrupted. */
export async function contentsOf(store: Store) {
  const [records, advisories, entities, documents, feeds] = await Promise.all([
    store.getAll('records'),
    store.getAll('advisories'),
    store.getAll('entities'),
    store.getAll('documents'),
    store.getAll('feeds'),
  ])
  return { records, advisories, entities, documents, feeds }
}

/**
 * Syncs a feed with a worker that is killed again and again: it hears no more from the outside at its second, third or fourth question by
 * turns, which is before a request is answered or before a commit, and another one goes on with a store opened anew. Gives how often it
 * was killed, and the outcome of the sync that came to an end.
 */
export async function syncWithKills(
  name: string,
  feed: FeedSettings,
  context: Partial<SyncContext> = {},
): Promise<{ kills: number; outcome: SyncOutcome }> {
  for (let kills = 0; kills < 1_000; kills++) {
    const store = await openStore(name)
    let questions = 0
    const killed = Promise.withResolvers<null>()
    const mortal = <Args extends unknown[], Value>(ask: (...args: Args) => Promise<Value>) => {
      return (...args: Args): Promise<Value> => {
        if (++questions <= 1 + (kills % 3)) return ask(...args)
        killed.resolve(null)
        return new Promise<never>(() => undefined)
      }
    }
    const syncing = syncTo(store, feed, {
      ...context,
      fetch: mortal((...request) => fetch(...request)),
      commitContext: mortal(async () => ({ privateFeeds: new Set<string>(), now: NOW })),
    })
    const outcome = await Promise.race([syncing, killed.promise])
    store.close()
    if (outcome) return { kills, outcome }
  }
  throw new Error('comes to no end')
}
