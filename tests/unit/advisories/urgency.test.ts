import { expect, test } from 'vitest'
import { byUrgency, isRecent } from '../../../utils/advisories'
import { advisory } from './arbitrary'

const NOW = new Date('2026-08-22T00:00:00Z')

test('recent is what was published or changed within a year and still stands', () => {
  expect(isRecent(advisory({ published: '2025-08-22' }), NOW)).toBe(true)
  expect(isRecent(advisory({ published: '2025-08-21' }), NOW)).toBe(false)
  expect(isRecent(advisory({ published: '2020', updated: '2026-01-01' }), NOW)).toBe(true)
  expect(isRecent(advisory({ published: '2026-08-30' }), NOW)).toBe(true)
  expect(isRecent(advisory({ published: '2026-08-01', status: 'withdrawn' }), NOW)).toBe(false)
  expect(isRecent(advisory({}), NOW)).toBe(false)
})

test('the most urgent comes first', () => {
  const exploited = { since: '2026-01-01' }
  const inOrder = [
    advisory({ id: 'critical', published: '2026-03-01', severity: { band: 'critical' } }),
    advisory({ id: 'high, exploited', published: '2026-01-01', severity: { band: 'high' }, exploited }),
    advisory({ id: 'high, newer', published: '2026-06-01', severity: { band: 'high' } }),
    advisory({ id: 'high, older', published: '2026-05-01', severity: { band: 'high' } }),
    advisory({ id: 'low', published: '2026-08-01', severity: { band: 'low' } }),
    advisory({ id: 'old critical', published: '2019-01-01', severity: { band: 'critical' }, exploited }),
    advisory({ id: 'undated', severity: { band: 'high' } }),
  ]
  expect(
    [...inOrder]
      .reverse()
      .sort(byUrgency(NOW))
      .map(({ id }) => id),
  ).toEqual(inOrder.map(({ id }) => id))
})
