import { browser } from './browser'
import { PANEL_ROUTE_KEY } from './side-panel'

/**
 * Calls `go` with the place that somebody left for the side panel, and with every later one, until `signal` aborts. A place is
 * taken away once it was gone to, so that asking for the same one again is a change.
 */
export async function followPanelRoute(go: (hash: string) => void, signal: AbortSignal): Promise<void> {
  const take = (hash: unknown) => {
    if (typeof hash !== 'string' || hash === '') return
    go(hash)
    void browser.storage.session.remove(PANEL_ROUTE_KEY)
  }
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session') take(changes[PANEL_ROUTE_KEY]?.newValue)
  }
  browser.storage.onChanged.addListener(onChanged)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true })
  take((await browser.storage.session.get(PANEL_ROUTE_KEY))[PANEL_ROUTE_KEY])
}
