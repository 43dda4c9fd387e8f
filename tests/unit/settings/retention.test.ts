import { describe, expect, it } from 'vitest'
import { KEEP_MONTHS, keptSince, type KeepMonths } from '../../../utils/settings'

describe('the day since which advisories are kept', () => {
  it.each([
    ['2026-11-30T22:00:00Z', 12, '2025-11-30'],
    ['2026-05-31T00:00:00Z', 3, '2026-02-28'],
    ['2028-05-31T00:00:00Z', 3, '2028-02-29'],
    ['2026-01-15T12:00:00Z', 6, '2025-07-15'],
    ['2026-01-15T12:00:00Z', 60, '2021-01-15'],
  ] as [string, KeepMonths, string][])('at %s for %i months is %s', (now, keepMonths, since) => {
    expect(keptSince({ keepMonths }, new Date(now))).toBe(since)
  })

  it('is none where all are kept', () => {
    expect(keptSince({ keepMonths: 0 }, new Date())).toBe('')
    expect(KEEP_MONTHS).toContain(0)
  })
})
