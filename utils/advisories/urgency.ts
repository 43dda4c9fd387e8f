import { lastChanged, type Advisory } from './advisory'
import { compareText } from './fingerprint'
import { compareBands } from './severity'

/** Days for which an advisory counts as recent. */
export const RECENT_DAYS = 365
const DAY = 86_400_000

/** True for an advisory published or changed within a year of `now` and not withdrawn. Dates to come count as recent. */
export function isRecent(advisory: Advisory, now: Date): boolean {
  if (advisory.status === 'withdrawn') return false
  const changed = Date.parse(lastChanged(advisory))
  return !Number.isNaN(changed) && now.getTime() - changed <= RECENT_DAYS * DAY
}

/** An order for sorting: what holds before what was withdrawn, recent before older, worse before milder, known exploited before others, newer before older. */
export function byUrgency(now: Date): (a: Advisory, b: Advisory) => number {
  return (a, b) =>
    Number(a.status === 'withdrawn') - Number(b.status === 'withdrawn') ||
    Number(isRecent(b, now)) - Number(isRecent(a, now)) ||
    compareBands(b.severity.band, a.severity.band) ||
    Number(b.exploited !== null) - Number(a.exploited !== null) ||
    compareText(lastChanged(b), lastChanged(a)) ||
    compareText(a.id, b.id)
}
