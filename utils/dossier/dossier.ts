import { compareBands, RECENT_DAYS, SEVERITY_BANDS, type SeverityBand } from '../advisories'
import type { SearchEntry } from '../search'

/*
 * The dossier of a name: all advisories about it, counted and put in order by what the search index keeps of each, so that a vendor with
 * thousands takes no longer to open than one with three.
 */

/** One advisory of a dossier. */
export interface DossierEntry extends SearchEntry {
  /** Whether the person has dealt with it, and nothing has changed since. */
  acknowledged: boolean
}

/** Which of them a person wants to see; what is empty leaves all in. */
export interface DossierFilter {
  bands: readonly SeverityBand[]
  exploited: boolean
  /** Only what is neither acknowledged nor withdrawn. */
  open: boolean
  /** As `quarterOf` says it; empty for all. */
  quarter: string
}

export const WHOLE_DOSSIER: DossierFilter = { bands: [], exploited: false, open: false, quarter: '' }

export interface DossierCounts {
  total: number
  bands: Record<SeverityBand, number>
  exploited: number
  /** Neither acknowledged nor withdrawn; with the two others, all. */
  open: number
  acknowledged: number
  withdrawn: number
}

/** The advisories of one quarter by their severity. */
export interface Quarter {
  /** As `quarterOf` says it. */
  quarter: string
  total: number
  bands: Record<SeverityBand, number>
}

const DAY = 86_400

/** How many there are of each kind. */
export function countsOf(entries: readonly DossierEntry[]): DossierCounts {
  const counts: DossierCounts = { total: 0, bands: noBands(), exploited: 0, open: 0, acknowledged: 0, withdrawn: 0 }
  for (const entry of entries) {
    counts.total++
    counts.bands[entry.band]++
    if (entry.exploited) counts.exploited++
    if (entry.withdrawn) counts.withdrawn++
    else if (entry.acknowledged) counts.acknowledged++
    else counts.open++
  }
  return counts
}

/** The quarter in which an advisory was published, or last changed where nobody says when that was: `2026-Q4`, in UTC; empty where neither is known. */
export function quarterOf({ published, changed }: Pick<SearchEntry, 'published' | 'changed'>): string {
  const seconds = published || changed
  if (seconds === 0) return ''
  const date = new Date(seconds * 1000)
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}

/** The quarters that have an advisory, the newest first, and last what has no date. */
export function quartersOf(entries: readonly DossierEntry[]): Quarter[] {
  const quarters = new Map<string, Quarter>()
  for (const entry of entries) {
    const name = quarterOf(entry)
    const quarter = quarters.get(name) ?? { quarter: name, total: 0, bands: noBands() }
    quarters.set(name, quarter)
    quarter.total++
    quarter.bands[entry.band]++
  }
  return [...quarters.values()].sort((a, b) => (a.quarter < b.quarter ? 1 : -1))
}

/** What a filter leaves in, in the order in which it came. */
export function dossierEntries(entries: readonly DossierEntry[], filter: DossierFilter): DossierEntry[] {
  const { bands, exploited, open, quarter } = filter
  return entries.filter(
    (entry) =>
      (bands.length === 0 || bands.includes(entry.band)) &&
      (!exploited || entry.exploited) &&
      (!open || !(entry.acknowledged || entry.withdrawn)) &&
      (quarter === '' || quarterOf(entry) === quarter),
  )
}

/** The order of `byUrgency` (utils/advisories), by what the index keeps. */
export function mostUrgentFirst<Entry extends SearchEntry>(entries: readonly Entry[], now: Date): Entry[] {
  const since = now.getTime() / 1000 - RECENT_DAYS * DAY
  const isRecent = ({ withdrawn, changed }: Entry) => !withdrawn && changed > 0 && changed >= since
  return [...entries].sort(
    (a, b) =>
      Number(a.withdrawn) - Number(b.withdrawn) ||
      Number(isRecent(b)) - Number(isRecent(a)) ||
      compareBands(b.band, a.band) ||
      Number(b.exploited) - Number(a.exploited) ||
      b.changed - a.changed ||
      (a.id < b.id ? -1 : 1),
  )
}

function noBands(): Record<SeverityBand, number> {
  return Object.fromEntries(SEVERITY_BANDS.map((band) => [band, 0])) as Record<SeverityBand, number>
}
