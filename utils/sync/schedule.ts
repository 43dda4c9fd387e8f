import type { FeedSettings } from '../settings/settings'
import type { FeedRow } from '../store'

const MINUTE = 60_000
/** Milliseconds between two syncs of a feed that is well. */
export const INTERVAL = 4 * 60 * MINUTE
const FIRST_RETRY = 15 * MINUTE
const LONGEST_RETRY = 24 * 60 * MINUTE

/**
 * The feeds that are switched on and due. One that was last asked for in the future, or is due too far ahead, tells that the clock was set
 * back: it is due, or it would stay as it is until the clock is where it was.
 */
export function dueFeeds(feeds: readonly FeedSettings[], rows: ReadonlyMap<string, FeedRow>, now: number): FeedSettings[] {
  return feeds.filter((feed) => {
    const row = rows.get(feed.url)
    if (!feed.enabled || !row) return feed.enabled
    return row.nextDue <= now || row.lastAttempt > now + MINUTE || row.nextDue > now + 2 * LONGEST_RETRY
  })
}

/** When a feed is due again: its interval after a success, exponentially later after each failure in a row; ±10 % at random. */
export function nextDue(failures: number, now: number, random: () => number): number {
  const wait = failures === 0 ? INTERVAL : Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY)
  return Math.round(now + wait * (0.9 + 0.2 * random()))
}
