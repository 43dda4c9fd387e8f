/** More than this nobody scrolls through. */
export const MOST_NEWEST = 2_000
/** More sources than this nobody chooses from. */
export const MOST_SOURCES = 100

/**
 * What lists begin with, as it stands in the index and small enough to be read by itself: what is recent is then there at once, however much
 * there is to search. Times in seconds since 1970.
 */
export interface Newest {
  /** At most `MOST_NEWEST`, the last changed first. */
  ids: string[]
  /** When each of them last changed. */
  changed: number[]
  /** When each of them came or changed here. */
  arrived: number[]
  /** How many advisories there are in all. */
  total: number
  /** The latest arrival among the others; 0 where there are none. */
  latestBeyond: number
  /** Names of those who say something, who say most first; at most `MOST_SOURCES`. */
  sources: string[]
}

/**
 * What came or changed after a moment, of what last changed since another: the same as the index's `arrivedAfter` without a filter;
 * undefined where some of it may lie beyond the newest.
 */
export function newestArrivedAfter(newest: Newest, arrived: number, changedSince: number): string[] | undefined {
  if (newest.latestBeyond > arrived) return undefined
  return newest.ids.filter((_, at) => (newest.changed[at] ?? 0) >= changedSince && (newest.arrived[at] ?? 0) > arrived)
}
