import { instantOf } from '../advisories'
import { isObject, ownText, type JsonObject } from '../feeds/document'
import { ownNumber } from '../feeds/json-lists'
import { step, type Walk } from './walk'

const DAY = 86_400_000
/** The longest window that the API answers, and how far back the first round goes: the whole database is no matter for a browser. */
const LONGEST = 120 * DAY
const FIRST = 30 * DAY
const START = 'lastModStartDate'
const END = 'lastModEndDate'

/**
 * The NVD's API 2.0 (https://nvd.nist.gov/developers/vulnerabilities): what changed since the cursor, in windows of at most 120 days, each
 * in pages that `startIndex` counts through. Without a key it asks for six seconds between requests, and with one takes fifty in thirty. A `lastModStartDate` in the feed's
 * own address says where the first round begins; its other parameters stay.
 */
export const nvdWindows: Walk = {
  id: 'nvd-windows',
  pause: 6_000,
  pauseWithKey: 600,

  begin(feed, { cursor, now }) {
    if (!feed.pathname.endsWith('/rest/json/cves/2.0') || feed.searchParams.has('cveId')) return undefined
    const stated = Date.parse(cursor || (feed.searchParams.get(START) ?? ''))
    return windowFrom(feed, Number.isNaN(stated) ? now.getTime() - FIRST : stated, now)
  },

  read({ url, json, format }, { now, reached }) {
    const asked = new URL(url)
    const end = Date.parse(asked.searchParams.get(END) ?? '')
    if (format !== 'nvd' || !isObject(json) || Number.isNaN(end)) return undefined
    const next = nextIndex(json)
    if (next !== undefined) {
      asked.searchParams.set('startIndex', String(next))
      return step({ pages: [asked.href], reached })
    }
    // A clock that is ahead must not leave a hole: what the database had not reached when it answered is asked for again.
    const answered = Date.parse(`${ownText(json, 'timestamp').replace(/Z$/, '')}Z`)
    const until = Number.isNaN(answered) ? end : Math.min(end, answered)
    const more = until === end && end < now.getTime() - DAY
    return step({ pages: more ? [windowFrom(asked, end, now)] : [], reached: instantOf(new Date(until)) })
  },
}

/** The address of the window that begins there; it ends now or 120 days later. */
function windowFrom(feed: URL, start: number, now: Date): string {
  const url = new URL(feed)
  const from = Math.min(start, now.getTime())
  url.searchParams.delete('startIndex')
  url.searchParams.set(START, instantOf(new Date(from)))
  url.searchParams.set(END, instantOf(new Date(Math.min(from + LONGEST, now.getTime()))))
  return url.href
}

/** Where the next page of a window starts; undefined after the last. An answer without records ends it, whatever it says. */
function nextIndex(json: JsonObject): number | undefined {
  const start = ownNumber(json, 'startIndex') ?? 0
  const size = ownNumber(json, 'resultsPerPage') ?? 0
  const total = ownNumber(json, 'totalResults') ?? 0
  return size > 0 && start >= 0 && start + size < total ? start + size : undefined
}
