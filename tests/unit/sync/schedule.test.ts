import { describe, expect, it } from 'vitest'
import type { FeedSettings } from '../../../utils/settings'
import type { FeedRow } from '../../../utils/store'
import { dueFeeds, nextDue } from '../../../utils/sync/schedule'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 23)
const feed = (name: string, enabled = true): FeedSettings => ({
  url: `https://${name}.example/`,
  name,
  format: 'auto',
  enabled,
  private: false,
})
const rows = (due: Record<string, number>, lastAttempt = 0) =>
  new Map(Object.entries(due).map(([name, nextDue]) => [`https://${name}.example/`, { nextDue, lastAttempt } as FeedRow]))

describe('which feeds are due', () => {
  it('those that were never synced and those whose time has come, if they are on', () => {
    const feeds = [feed('never'), feed('past'), feed('future'), feed('off', false)]
    const due = dueFeeds(feeds, rows({ past: NOW - 1, future: NOW + HOUR, off: NOW - 1 }), NOW)
    expect(due.map(({ name }) => name)).toEqual(['never', 'past'])
  })

  it('those whose time is so far ahead that the clock must have been set back', () => {
    expect(dueFeeds([feed('skewed')], rows({ skewed: NOW + 365 * 24 * HOUR }), NOW)).toHaveLength(1)
  })

  it.each([
    ['a day', 24 * HOUR],
    ['an hour', HOUR],
    ['ten years', 87_660 * HOUR],
  ])('those that were asked for %s from now: the clock was set back', (_, ahead) => {
    const synced = rows({ skewed: NOW + ahead + 4 * HOUR }, NOW + ahead)
    expect(dueFeeds([feed('skewed')], synced, NOW)).toHaveLength(1)
    expect(dueFeeds([feed('skewed')], synced, NOW + ahead)).toEqual([])
  })
})

describe('when a feed is due again', () => {
  it('four hours after a success, up to a tenth earlier or later', () => {
    expect(nextDue(0, NOW, () => 0) - NOW).toBeCloseTo(3.6 * HOUR)
    expect(nextDue(0, NOW, () => 1) - NOW).toBeCloseTo(4.4 * HOUR)
  })

  it('twice as long after each failure, a day at the most', () => {
    const waits = [1, 2, 3, 20].map((failures) => (nextDue(failures, NOW, () => 0.5) - NOW) / HOUR)
    expect(waits).toEqual([0.25, 0.5, 1, 24])
  })
})
