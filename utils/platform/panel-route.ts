/** What the side panel shows. `days`: what happened day by day to what is watched. `ask`: and asks, of a name, whether to watch it or to be quiet on the site that it was asked from. */
export type PanelRoute = { view: 'recent' } | { view: 'days' } | { view: 'advisory'; id: string } | AboutRoute

export interface AboutRoute {
  view: 'about'
  id: string
  ask?: 'watch' | 'quiet'
  /** Host name. */
  site?: string
}

/**
 * The part of the panel's address after `#`: `/advisory/<id>`, `/about/<entity id or identifier>`, `/about/<…>/watch/<site>`,
 * `/about/<…>/quiet/<site>`, `/days`, or `/`.
 */
export function formatRoute(route: PanelRoute): string {
  if (route.view === 'recent') return '#/'
  if (route.view === 'days') return '#/days'
  const parts = [route.view, route.id, ...(route.view === 'about' && route.ask ? [route.ask, route.site ?? ''] : [])]
  return `#/${parts.map(encodeURIComponent).join('/')}`
}

/** The route of an address's fragment; the list of recent advisories for anything else. */
export function parseRoute(hash: string): PanelRoute {
  if (hash === '#/days') return { view: 'days' }
  const [, view, id, , ask, site] = /^#\/(advisory|about)\/([^/]+)(\/(watch|quiet)\/([^/]*))?$/.exec(hash) ?? []
  if (id === undefined) return { view: 'recent' }
  try {
    if (view === 'advisory') return ask ? { view: 'recent' } : { view, id: decodeURIComponent(id) }
    const about: AboutRoute = { view: 'about', id: decodeURIComponent(id) }
    return ask === 'watch' || ask === 'quiet' ? { ...about, ask, site: decodeURIComponent(site ?? '') } : about
  } catch {
    return { view: 'recent' }
  }
}

/** The address of a route within the extension, from any of its pages. */
export function routeHref(route: PanelRoute): string {
  return `/sidepanel.html${formatRoute(route)}`
}
