import { instantOf } from '../advisories'
import { isObject, ownText } from '../feeds/document'
import { absolute, step, type Walk } from './walk'

/** How far back the first round goes: a name is painted for what changed within a year. */
const FIRST_DAYS = 365

/**
 * GitHub's advisories in pages of 100, the last changed first (https://docs.github.com/rest/security-advisories/global-advisories); the
 * `Link` header names the next. Later rounds ask for what changed since. What the feed's address itself asks for is left as it is.
 */
export const githubPages: Walk = {
  id: 'github-pages',

  begin(feed, { cursor, now }) {
    const api = feed.hostname === 'api.github.com' && feed.pathname === '/advisories'
    if (!api && !feed.pathname.endsWith('/api/v3/advisories')) return undefined
    if (feed.searchParams.has('ghsa_id') || feed.searchParams.has('cve_id')) return undefined
    const url = new URL(feed)
    const since = cursor || instantOf(new Date(now.getTime() - FIRST_DAYS * 86_400_000))
    const wanted = { per_page: '100', sort: 'updated', direction: 'desc', modified: `>=${since}` }
    for (const [name, value] of Object.entries(wanted)) if (!url.searchParams.has(name)) url.searchParams.set(name, value)
    return url.href
  },

  read({ url, json, format, link }, { reached }) {
    if (format !== 'ghsa' || !Array.isArray(json)) return undefined
    const next = nextOf(link)
    const page = next === undefined ? undefined : absolute(next, url)
    const dates = json.map((entry) => (isObject(entry) ? ownText(entry, 'updated_at') : ''))
    return step({ pages: page === undefined ? [] : [page], reached: [reached, ...dates].reduce((a, b) => (a > b ? a : b)) })
  },
}

/** The target of a `Link` header's `rel="next"` (RFC 8288, section 3). */
function nextOf(header: string): string | undefined {
  for (const [, target, parameters = ''] of header.slice(0, 8_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel="?([^";,]* )?next[ ";,]/i.test(`${parameters};`)) return target
  }
  return undefined
}
