import { browser } from './browser'

/** The tab that a popup speaks of. */
export interface TabInFront {
  id: number
  /** Empty where the browser does not say. */
  host: string
  /** Of its page; empty where the browser does not say, and for pages that no extension may read. */
  title: string
  url: string
  /** False for pages that no extension may read: the browser's own, files. */
  readable: boolean
}

/** The tab in front; where the popup was itself opened as a tab, the one that was in front before it. */
export async function tabInFront(): Promise<TabInFront | undefined> {
  const [tab] = await recentTabs()
  return tab
}

/**
 * The tabs of this window from the one last in front on, without the page that asks; for a page that is not in a tab, the tab in
 * front alone.
 */
export async function recentTabs(): Promise<TabInFront[]> {
  const [own, tabs] = await Promise.all([browser.tabs.getCurrent(), browser.tabs.query({ currentWindow: true })])
  return tabs
    .filter(({ id, active }) => (own ? id !== own.id : active))
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, title, url }) => {
      if (id === undefined) return []
      // Without access to the tab its address is not said; what tells then is whether its page reported.
      const address = url && URL.canParse(url) ? new URL(url) : undefined
      const readable = !address || address.protocol === 'https:' || address.protocol === 'http:'
      const said = address && readable ? { title: title ?? '', url: address.href } : { title: '', url: '' }
      return [{ id, host: address?.hostname ?? '', ...said, readable }]
    })
}
