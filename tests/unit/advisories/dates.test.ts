import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeDate } from '../../../utils/advisories'

test('an instant has one spelling, as precise as it was: in UTC, without milliseconds where these are 0', () => {
  const dates = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(dates, fc.boolean(), (date, whole) => {
      const instant = whole ? date.toISOString().replace(/\.\d+/, '') : date.toISOString()
      expect(normalizeDate(instant)).toBe(instant.replace('.000Z', 'Z'))
    }),
  )
  for (const [stated, normal] of [
    ['2026-08-21T12:00:00.000Z', '2026-08-21T12:00:00Z'],
    ['2026-08-21T12:00:00+02:00', '2026-08-21T10:00:00Z'],
    ['2026-08-31T23:59:59Z', '2026-08-31T23:59:59Z'],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-08-21T25:00:00Z', undefined],
    ['2026-08-21T12:60:00Z', undefined],
  ] as const) {
    expect(normalizeDate(stated), stated).toBe(normal)
  }
})
