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

/** Names of sources, who say most first. */
export function namesOf(counts: ReadonlyMap<string, number>, limit: number): string[] {
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name)
}

/** The newest of several indexes without an advisory in common, so that not all of them need be in memory at once. */
export class NewestOfSeveral {
  readonly #counts = new Map<string, number>()
  #newest: Newest = { ids: [], changed: [], arrived: [], total: 0, latestBeyond: 0, sources: [] }

  add(newest: Newest, sourceCounts: ReadonlyMap<string, number>): void {
    for (const [name, count] of sourceCounts) this.#counts.set(name, (this.#counts.get(name) ?? 0) + count)
    const before = this.#newest
    const all = [before, newest].flatMap(({ ids, changed, arrived }) =>
      ids.map((id, at) => ({ id, changed: changed[at] ?? 0, arrived: arrived[at] ?? 0 })),
    )
    all.sort((a, b) => b.changed - a.changed)
    const listed = all.slice(0, MOST_NEWEST)
    const beyond = all.slice(MOST_NEWEST).map(({ arrived }) => arrived)
    this.#newest = {
      ids: listed.map(({ id }) => id),
      changed: listed.map(({ changed }) => changed),
      arrived: listed.map(({ arrived }) => arrived),
      total: before.total + newest.total,
      latestBeyond: Math.max(before.latestBeyond, newest.latestBeyond, ...beyond),
      sources: [],
    }
  }

  get newest(): Newest {
    return { ...this.#newest, sources: namesOf(this.#counts, MOST_SOURCES) }
  }
}

/**
 * What came or changed after a moment, of what last changed since another: the same as the index's `arrivedAfter` without a filter;
 * undefined where some of it may lie beyond the newest.
 */
export function newestArrivedAfter(newest: Newest, arrived: number, changedSince: number): string[] | undefined {
  if (newest.latestBeyond > arrived) return undefined
  return newest.ids.filter((_, at) => (newest.changed[at] ?? 0) >= changedSince && (newest.arrived[at] ?? 0) > arrived)
}
