import { describe, expect, it } from 'vitest'
import { byUrgency } from '../../../utils/advisories'
import {
  countsOf,
  dossierEntries,
  mostUrgentFirst,
  quarterOf,
  quartersOf,
  WHOLE_DOSSIER,
  type DossierEntry,
  type DossierFilter,
} from '../../../utils/dossier/dossier'
import { entryFrom } from '../../../utils/search'
import { advisory } from '../advisories/arbitrary'

const NOW = new Date('2026-08-22T00:00:00Z')
const seconds = (date: string) => Date.parse(date) / 1000
const entry = (id: string, rest: Partial<DossierEntry> = {}): DossierEntry => ({
  id,
  changed: seconds('2026-08-01'),
  arrived: 0,
  published: seconds('2026-08-01'),
  band: 'high',
  exploited: false,
  withdrawn: false,
  acknowledged: false,
  ...rest,
})
const ids = (entries: readonly DossierEntry[]) => entries.map(({ id }) => id)

describe('the counts of a dossier', () => {
  it('have every advisory once as open, acknowledged or withdrawn', () => {
    const entries = [
      entry('a', { exploited: true }),
      entry('b', { acknowledged: true, band: 'low' }),
      entry('c', { withdrawn: true, band: 'none' }),
      entry('d', { withdrawn: true, acknowledged: true }),
    ]
    expect(countsOf(entries)).toEqual({
      total: 4,
      bands: { critical: 0, high: 2, medium: 0, low: 1, none: 1 },
      exploited: 1,
      open: 1,
      acknowledged: 1,
      withdrawn: 2,
    })
    expect(countsOf([]).total).toBe(0)
  })
})

describe('the quarters of a dossier', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-Q1'],
    ['2026-03-31T23:59:59Z', '2026-Q1'],
    ['2026-04-01T00:00:00Z', '2026-Q2'],
    ['2025-12-31T23:59:59Z', '2025-Q4'],
  ])('%s is in %s', (date, quarter) => {
    expect(quarterOf({ published: seconds(date), changed: seconds('2020-01-01') })).toBe(quarter)
  })

  it('go by the last change where nobody says when an advisory was published', () => {
    expect(quarterOf({ published: 0, changed: seconds('2024-07-01') })).toBe('2024-Q3')
    expect(quarterOf({ published: 0, changed: 0 })).toBe('')
  })

  it('are those that have any, the newest first and what has no date last', () => {
    const undated = { published: 0, changed: 0 }
    const entries = [
      entry('undated', undated),
      entry('old', { published: seconds('2024-02-01'), band: 'critical' }),
      entry('new'),
      entry('other', { band: 'low' }),
    ]
    expect(
      quartersOf(entries).map(({ quarter, total, bands }) => [quarter, total, bands.high, bands.low, bands.critical]),
    ).toEqual([
      ['2026-Q3', 2, 1, 1, 0],
      ['2024-Q1', 1, 0, 0, 1],
      ['', 1, 1, 0, 0],
    ])
  })
})

describe('the filter of a dossier', () => {
  const entries = [
    entry('exploited', { exploited: true, band: 'critical' }),
    entry('acknowledged', { acknowledged: true, exploited: true }),
    entry('withdrawn', { withdrawn: true, band: 'critical' }),
    entry('old', { published: seconds('2024-02-01') }),
  ]
  it.each<[string, Partial<DossierFilter>, string[]]>([
    ['everything', {}, ['exploited', 'acknowledged', 'withdrawn', 'old']],
    ['bands', { bands: ['critical'] }, ['exploited', 'withdrawn']],
    ['what is exploited', { exploited: true }, ['exploited', 'acknowledged']],
    ['what is open', { open: true }, ['exploited', 'old']],
    ['a quarter', { quarter: '2024-Q1' }, ['old']],
    ['all of these', { bands: ['critical', 'high'], exploited: true, open: true, quarter: '2026-Q3' }, ['exploited']],
  ])('leaves in %s', (_, filter, left) => {
    expect(ids(dossierEntries(entries, { ...WHOLE_DOSSIER, ...filter }))).toEqual(left)
  })
})

it('is in the order of urgency that advisories have themselves', () => {
  const exploited = { since: '2026-01-01' }
  const advisories = [
    advisory({ id: 'critical', published: '2026-03-01', severity: { band: 'critical' } }),
    advisory({ id: 'exploited', published: '2026-01-01', severity: { band: 'high' }, exploited }),
    advisory({ id: 'newer', published: '2026-01-01', updated: '2026-06-01', severity: { band: 'high' } }),
    advisory({ id: 'older', published: '2026-05-01', severity: { band: 'high' } }),
    advisory({ id: 'older too', published: '2026-05-01', severity: { band: 'high' } }),
    advisory({ id: 'a year ago', published: '2025-08-22', severity: { band: 'low' } }),
    advisory({ id: 'a day more', published: '2025-08-21', severity: { band: 'critical' }, exploited }),
    advisory({ id: 'undated', severity: { band: 'high' } }),
    advisory({ id: 'withdrawn', published: '2026-08-01', severity: { band: 'critical' }, status: 'withdrawn' }),
  ]
  const entries = advisories.map((each) =>
    entryFrom({ id: each.id, changed: each.updated ?? each.published ?? '', advisory: each }),
  )
  const inOrder = [...advisories].sort(byUrgency(NOW)).map(({ id }) => id)
  expect(mostUrgentFirst(entries, NOW).map(({ id }) => id)).toEqual(inOrder)
  expect(mostUrgentFirst(entries.toReversed(), NOW).map(({ id }) => id)).toEqual(inOrder)
})
