import { compareBands, SEVERITY_BANDS, type Advisory, type SeverityBand } from '../advisories'

/* What happened day by day: of what is watched each advisory, of all else how many there were. */

/** What a day brought: it became known to be exploited, came or was dated anew, or some other fact of it changed. */
export const DAY_GROUPS = ['exploited', 'new', 'changed'] as const
export type DayGroup = (typeof DAY_GROUPS)[number]

export interface DayItem {
  advisory: Advisory
  /** The date that the store goes by. */
  changed: string
  id: string
  watched: boolean
}

export interface Day {
  /** `2026-11-25`, of the reader's calendar. */
  day: string
  /** Ids of the advisories about what is watched, the most severe first. */
  watched: { group: DayGroup; ids: string[] }[]
  /** Ids of all others, the most severe first, and how many there are of each severity. */
  others: string[]
  bands: Record<SeverityBand, number>
}

/** Advisories by the day of their last change, the last day first. A date that lies ahead counts as today. */
export function daysOf(items: readonly DayItem[], now: Date): Day[] {
  const today = dayIn(now.toISOString())
  const byDay = new Map<string, DayItem[]>()
  for (const item of items) {
    const stated = dayIn(item.changed)
    const day = stated > today ? today : stated
    byDay.set(day, [...(byDay.get(day) ?? []), item])
  }
  return [...byDay].sort(([a], [b]) => (a < b ? 1 : -1)).map(([day, found]) => dayFrom(day, found))
}

function dayFrom(day: string, items: readonly DayItem[]): Day {
  const sorted = [...items].sort(
    (a, b) => compareBands(b.advisory.severity.band, a.advisory.severity.band) || (a.changed < b.changed ? 1 : -1),
  )
  const watched = sorted.filter((item) => item.watched)
  const others = sorted.filter((item) => !item.watched)
  const bands = Object.fromEntries(SEVERITY_BANDS.map((band) => [band, 0])) as Record<SeverityBand, number>
  for (const { advisory } of others) bands[advisory.severity.band]++
  return {
    day,
    watched: DAY_GROUPS.map((group) => ({
      group,
      ids: watched.filter(({ advisory }) => groupOf(advisory, day) === group).map(({ id }) => id),
    })).filter(({ ids }) => ids.length > 0),
    others: others.map(({ id }) => id),
    bands,
  }
}

function groupOf({ history, exploited }: Advisory, day: string): DayGroup {
  const fields = history.filter(({ at }) => dayIn(at) === day).flatMap((entry) => entry.fields)
  if (exploited && fields.some(({ field, before }) => field === 'exploited' && before === '')) return 'exploited'
  return fields.length > 0 ? 'changed' : 'new'
}

/** The day of an ISO date in the reader's calendar. A day without a time is the same day everywhere. */
function dayIn(iso: string): string {
  if (iso.length <= 10) return iso
  const moment = new Date(iso)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
