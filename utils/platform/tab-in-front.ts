import { browser } from './browser'

/** The tab that a popup speaks of. */
export interface TabInFront {
  id: number
  /** Empty where the browser does not say. */
  host: string
  /** False for pages that no extension may read: the browser's own, files. */
  readable: boolean
}

/** The tab in front; where the popup was itself opened as a tab, the one that was in front before it. */
export async function tabInFront(): Promise<TabInFront | undefined> {
  const own = await browser.tabs.getCurrent()
  const tabs = await browser.tabs.query(own ? { windowId: own.windowId } : { active: true, currentWindow: true })
  const [tab] = tabs.filter(({ id }) => id !== own?.id).sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
  if (tab?.id === undefined) return undefined
  // Without access to the tab its address is not said; what tells then is whether its page reported.
  const address = tab.url && URL.canParse(tab.url) ? new URL(tab.url) : undefined
  const readable = !address || address.protocol === 'https:' || address.protocol === 'http:'
  return { id: tab.id, host: address?.hostname ?? '', readable }
}
