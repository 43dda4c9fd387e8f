import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../utils/settings'
import { lastRequests } from '../../utils/store'
import { syncDueFeeds, syncFeedsNow, type FeedJobsContext } from '../../utils/worker/feed-jobs'
import { NOW, storeOfEachTest } from '../support/store-harness'
import { feedAt } from '../support/walk-harness'

/* Which feeds are asked for at all. */

const store = storeOfEachTest()
const FAR = 'https://far.example/feed.json'
const NEAR = 'http://127.0.0.1:9/feed.json'

function jobs(overrides: Partial<FeedJobsContext> = {}): FeedJobsContext {
  return {
    store: async () => store(),
    settings: async () => ({ ...defaultSettings(), feeds: [feedAt(FAR), feedAt(NEAR)] }),
    settingsAreReadable: async () => true,
    fetch: async () => new Response('{"version":"https://jsonfeed.org/version/1.1","items":[]}'),
    mayFetch: async () => true,
    key: async () => undefined,
    now: () => NOW,
    random: () => 0.5,
    online: () => true,
    stayAwake: () => undefined,
    signal: new AbortController().signal,
    ...overrides,
  }
}

const asked = async () => (await lastRequests(store())).map(({ url, why }) => `${why} ${url}`).sort()

describe('while the browser is offline', () => {
  it('only feeds on this machine are synced when they are due', async () => {
    expect(await syncDueFeeds(jobs({ online: () => false }))).toMatchObject([{ url: NEAR, ok: true }])
    expect(await asked()).toEqual([`schedule ${NEAR}`])
  })

  it('a person who asks is told so, and nothing counts as failed', async () => {
    expect(await syncFeedsNow([FAR], jobs({ online: () => false }))).toEqual([
      { url: FAR, ok: false, error: { code: 'offline', detail: '' } },
    ])
    expect(await asked()).toEqual([])
    expect(await store().count('feeds')).toBe(0)
  })
})

describe('the log', () => {
  it('tells feeds that were due from those that a person asked for', async () => {
    await syncDueFeeds(jobs())
    await syncFeedsNow([FAR], jobs())
    expect(await asked()).toEqual([`person ${FAR}`, `schedule ${FAR}`, `schedule ${NEAR}`].sort())
  })
})

describe('a feed that two syncs work on at once', () => {
  it('is asked for by one after the other', async () => {
    let [running, most] = [0, 0]
    const slow: typeof fetch = async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running--
      return new Response('{"version":"https://jsonfeed.org/version/1.1","items":[]}')
    }
    await Promise.all([syncFeedsNow([FAR], jobs({ fetch: slow })), syncFeedsNow([FAR], jobs({ fetch: slow }))])
    expect(most).toBe(1)
    expect(await asked()).toHaveLength(2)
  })
})

it('asks a feed with its key, and no other', async () => {
  const sent = new Map<string, string | null>()
  const fetch = async (url: RequestInfo | URL, options?: RequestInit) => {
    sent.set(String(url), new Headers(options?.headers).get('authorization'))
    return new Response('{"version":"https://jsonfeed.org/version/1.1","items":[]}')
  }
  await syncFeedsNow(
    [FAR, NEAR],
    jobs({ fetch: fetch as typeof globalThis.fetch, key: async (url) => (url === FAR ? 'abc' : undefined) }),
  )
  expect(sent).toEqual(
    new Map([
      [FAR, 'Bearer abc'],
      [NEAR, null],
    ]),
  )
})
