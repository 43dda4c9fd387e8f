import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatList,
  formatPast,
  formatPercent,
  formatScore,
  formatUpcoming,
  languageName,
} from '../../utils/i18n'

/** A local noon, so that no time zone makes it another day. */
const NOW = new Date(2026, 5, 10, 12).getTime()
const ago = (milliseconds: number) => new Date(NOW - milliseconds).toISOString()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('a short date', () => {
  it.each([
    [ago(20_000), 'now'],
    [ago(5 * MINUTE), '5 min'],
    [ago(2 * HOUR), '2 h'],
    [ago(25 * HOUR), '1 d'],
    [ago(6 * DAY + 23 * HOUR), '6 d'],
    [ago(7 * DAY), '3 Jun'],
    ['2026-06-10', 'today'],
    ['2026-06-04', '6 d'],
    ['2026-06-03', '3 Jun'],
    ['2025-12-31', '31 Dec 2025'],
    ['2026-06-30', '30 Jun'],
    ['2025-03', 'Mar 2025'],
    ['2024', '2024'],
    ['', ''],
    [null, ''],
    ['nonsense', ''],
  ])('of %s is %j', (iso, expected) => {
    expect(formatDate(iso, 'short', NOW)).toBe(expected)
  })
})

it('says a whole date as precisely as its source did', () => {
  expect(formatDate('2026-05-28', 'long')).toBe('28 May 2026')
  expect(formatDate('2026-05', 'long')).toBe('May 2026')
  expect(formatDate('2026-05-28T08:30:00Z', 'long')).toMatch(/^2[789] May 2026 at \d\d:\d\d$/)
  expect(formatDate('2026-05-28', 'day')).toBe('28 May 2026')
})

it('says when something was and when it will be', () => {
  expect(formatPast(NOW - 10_000, NOW)).toBe('just now')
  expect(formatPast(NOW - 4 * MINUTE, NOW)).toBe('4 min ago')
  expect(formatPast(NOW - 30 * DAY, NOW)).toBe('on 11 May')
  expect(formatUpcoming(NOW + HOUR, NOW)).toBe('13:00')
  expect(formatUpcoming(NOW + DAY, NOW)).toBe('11 Jun 2026, 12:00')
})

it('says numbers, lists and languages', () => {
  expect(formatScore(10)).toBe('10.0')
  expect(formatPercent(0.00312)).toBe('0.31%')
  expect([0, 999, 1_000, 178_200, 999_400, 999_600, 1_600_000].map(formatBytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '178 kB',
    '999 kB',
    '1 MB',
    '1.6 MB',
  ])
  expect(formatPercent(0.541)).toBe('54.1%')
  expect(formatList(['a', 'b', 'c'])).toBe('a, b and c')
  expect(languageName('de')).toBe('German')
  expect(languageName('not a tag')).toBe('not a tag')
})
