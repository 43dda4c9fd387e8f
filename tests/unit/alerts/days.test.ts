import { expect, it } from 'vitest'
import { toAdvisory } from '../../../utils/advisories'
import { daysOf, type DayItem } from '../../../utils/alerts/days'

const NOW = new Date(2026, 10, 25, 12)

function item(id: string, changed: string, { watched = true, score = 9.8, ...fields }: Record<string, unknown> = {}): DayItem {
  const advisory = toAdvisory({ id, title: id, severity: { score }, ...fields })
  if (!advisory) throw new Error('not an advisory')
  return { id, changed, advisory, watched: watched === true }
}

const entry = (at: string, field: string, before: string, after: string) => ({
  at,
  source: 'A',
  fields: [{ field, before, after }],
})

it('lists of each day what is watched by what happened, and counts the rest', () => {
  const noon = (day: number) => new Date(2026, 10, day, 12).toISOString()
  const exploited = { since: '2026-11-24' }
  const days = daysOf(
    [
      item('fresh', '2026-11-25'),
      item('milder', '2026-11-25', { score: 5 }),
      item('attacked', noon(25), { exploited, history: [entry(noon(25), 'exploited', '', '2026-11-24')] }),
      item('older word', noon(24), { exploited, history: [entry(noon(22), 'exploited', '', '2026-11-22')] }),
      item('renamed', noon(24), { history: [entry(noon(24), 'title', 'a', 'b')] }),
      item('other', noon(25), { watched: false, score: 7.2 }),
      item('another', noon(25), { watched: false }),
    ],
    NOW,
  )
  expect(days).toEqual([
    {
      day: '2026-11-25',
      watched: [
        { group: 'exploited', ids: ['attacked'] },
        { group: 'new', ids: ['fresh', 'milder'] },
      ],
      others: ['another', 'other'],
      bands: { none: 0, low: 0, medium: 0, high: 1, critical: 1 },
    },
    {
      day: '2026-11-24',
      watched: [
        { group: 'new', ids: ['older word'] },
        { group: 'changed', ids: ['renamed'] },
      ],
      others: [],
      bands: { none: 0, low: 0, medium: 0, high: 0, critical: 0 },
    },
  ])
})

it('counts a date that lies ahead as today', () => {
  expect(daysOf([item('a', '2026-11-26')], NOW).map(({ day }) => day)).toEqual(['2026-11-25'])
  expect(daysOf([], NOW)).toEqual([])
})
