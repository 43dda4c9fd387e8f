import type { Page } from 'playwright'
import { bundle } from '../../scripts/bench/bundle.mjs'
import type { StoreSummary } from './store-summary'

/* What end-to-end tests of faults share: what the store holds, and what is asked of the worker. */

let reader: Promise<string> | undefined

/** What the store holds of a feed, read in one of the extension's pages. */
export async function storeOf(page: Page, feed: string): Promise<StoreSummary> {
  const [summary] = await storesOf(page, [feed])
  if (!summary) throw new Error('nothing was read')
  return summary
}

/** The same of several feeds. */
export async function storesOf(page: Page, feeds: readonly string[]): Promise<StoreSummary[]> {
  reader ??= bundle('store-summary.ts', 'summary', import.meta.url)
  return page.evaluate(`(() => { ${await reader}; return summary.summariesOf(${JSON.stringify(feeds)}) })()`)
}

interface Apis {
  storage: { local: { set(items: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> } }
  runtime: { sendMessage(message: object): Promise<unknown> }
}

/** Makes these feeds the only ones. */
export function configure(page: Page, urls: readonly string[]): Promise<void> {
  return page.evaluate((feeds) => {
    const { storage } = (globalThis as unknown as { chrome: Apis }).chrome
    return storage.local.set({ settings: { version: 1, feeds: feeds.map((url) => ({ url })), watchlist: [{ name: 'Kept' }] } })
  }, urls)
}

/** What the person set, as it is stored. */
export function settingsOf(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: Apis }).chrome
    return (await storage.local.get('settings'))['settings']
  })
}

/** Asks for a sync and does not wait; that no answer comes because the worker died is expected. */
export function startSync(page: Page, urls: readonly string[]): Promise<void> {
  return page.evaluate((feeds) => {
    const { runtime } = (globalThis as unknown as { chrome: Apis }).chrome
    void runtime.sendMessage({ id: 1, type: 'syncFeeds', timestamp: Date.now(), data: { urls: feeds } }).catch(() => undefined)
  }, urls)
}

/** Syncs feeds and gives the outcomes. */
export function sync(page: Page, urls: readonly string[]): Promise<{ url: string; ok: boolean; error?: { code: string } }[]> {
  return page.evaluate(async (feeds) => {
    const { runtime } = (globalThis as unknown as { chrome: Apis }).chrome
    const message = { id: 1, type: 'syncFeeds', timestamp: Date.now(), data: { urls: feeds } }
    const { res, err } = (await runtime.sendMessage(message)) as { res: never; err?: unknown }
    if (err !== undefined) throw new Error(JSON.stringify(err))
    return res
  }, urls)
}
