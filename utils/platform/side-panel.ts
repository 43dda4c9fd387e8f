import { browser } from './browser'
import { formatRoute, routeHref, type PanelRoute } from './panel-route'

/** Session storage key of the place that the side panel shows, for a panel that is already open. */
export const PANEL_ROUTE_KEY = 'panelRoute'

interface PanelApis {
  sidePanel?: { open(options: { tabId?: number; windowId?: number }): Promise<void> }
  sidebarAction?: { open(): Promise<void> }
}

/**
 * Shows a place in the side panel, or in a tab of its own where the browser opens no panel. Call it first thing in the handler
 * of a click: browsers open panels only then.
 */
export async function openSidePanel(route: PanelRoute, tabId: number | undefined): Promise<void> {
  const { sidePanel, sidebarAction } = browser as PanelApis
  const opening =
    sidePanel && tabId !== undefined
      ? sidePanel.open({ tabId })
      : sidebarAction
        ? sidebarAction.open()
        : Promise.reject(new Error('no panel'))
  try {
    await Promise.all([opening, browser.storage.session.set({ [PANEL_ROUTE_KEY]: formatRoute(route) })])
  } catch {
    await browser.storage.session.remove(PANEL_ROUTE_KEY)
    await openInTab(route)
  }
}

/** Shows a place of the side panel in a tab of its own. */
export async function openInTab(route: PanelRoute): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(routeHref(route)) })
}
