/** What the side panel shows. */
export type PanelRoute = { view: 'recent' } | { view: 'advisory'; id: string } | { view: 'about'; id: string }

/** The part of the panel's address after `#`: `/advisory/<id>`, `/about/<entity id or identifier>`, or `/`. */
export function formatRoute(route: PanelRoute): string {
  return route.view === 'recent' ? '#/' : `#/${route.view}/${encodeURIComponent(route.id)}`
}

/** The route of an address's fragment; the list of recent advisories for anything else. */
export function parseRoute(hash: string): PanelRoute {
  const [, view, id] = /^#\/(advisory|about)\/([^/]+)$/.exec(hash) ?? []
  if ((view !== 'advisory' && view !== 'about') || id === undefined) return { view: 'recent' }
  try {
    return { view, id: decodeURIComponent(id) }
  } catch {
    return { view: 'recent' }
  }
}

/** The address of a route within the extension, from any of its pages. */
export function routeHref(route: PanelRoute): string {
  return `/sidepanel.html${formatRoute(route)}`
}
