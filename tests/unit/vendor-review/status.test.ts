import { describe, expect, it } from 'vitest'
import type { DossierEntry } from '../../../utils/dossier/dossier'
import { countStates, orderedRows, stateOf, statusOf, type NameStatus, type ReviewRow } from '../../../utils/vendor-review'

const entry = (id: string, rest: Partial<DossierEntry> = {}): DossierEntry => ({
  ...{ id, band: 'high', exploited: false, withdrawn: false, acknowledged: false, changed: 100, published: 100, arrived: 0 },
  ...rest,
})

describe('where a name stands', () => {
  it('is by what is neither acknowledged nor withdrawn', () => {
    const status = statusOf([
      entry('a', { band: 'critical', acknowledged: true, exploited: true, changed: 900 }),
      entry('b', { band: 'medium', exploited: true, changed: 300 }),
      entry('c', { band: 'high', changed: 200 }),
      entry('d', { band: 'critical', withdrawn: true, changed: 999 }),
    ])
    expect(status).toMatchObject({ worst: 'high', exploited: 1, changed: 300, mostUrgent: 'b' })
    expect(status.counts).toMatchObject({ total: 4, open: 2, acknowledged: 1, withdrawn: 1 })
  })

  it('is nothing where nothing is open', () => {
    expect(statusOf([entry('a', { acknowledged: true })])).toMatchObject({
      worst: null,
      exploited: 0,
      changed: 0,
      mostUrgent: '',
    })
  })
})

const choice = { id: 'x', name: 'X', type: 'Product' as const, vendor: '' }
const row = (choices = 1): ReviewRow => ({
  ...{ written: 'X', vendor: '', version: '', times: 1, passage: '', maker: null },
  choices: Array.from({ length: choices }, () => choice),
})

describe('the state of a row', () => {
  it.each([
    ['unknown', row(0), undefined],
    ['toDecide', row(2), undefined],
    ['open', row(), statusOf([entry('a'), entry('b', { acknowledged: true })])],
    ['settled', row(2), statusOf([entry('a', { withdrawn: true })])],
    ['clear', row(), statusOf([])],
  ] as const)('is %s', (state, which, status) => expect(stateOf(which, status)).toBe(state))

  it('is counted', () =>
    expect(countStates(['open', 'clear', 'open'])).toEqual({ open: 2, toDecide: 0, settled: 0, clear: 1, unknown: 0 }))
})

describe('the order by urgency', () => {
  it('is open ones by the worst, exploited, how many and when, then those to decide, and the rest as it came', () => {
    const judged = (name: string, which: ReviewRow, status?: NameStatus) => ({ name, state: stateOf(which, status), status })
    const open = (name: string, ...entries: DossierEntry[]) => judged(name, row(), statusOf(entries))
    const rows = [
      judged('unknown', row(0)),
      open('clear'),
      judged('to decide', row(2)),
      open('high', entry('a')),
      open('high, later', entry('a', { changed: 200 })),
      open('two high', entry('a'), entry('b')),
      open('exploited', entry('a', { exploited: true })),
      open('critical', entry('a', { band: 'critical' })),
      judged('unknown too', row(0)),
    ]
    expect(orderedRows(rows).map(({ name }) => name)).toEqual([
      'critical',
      'exploited',
      'two high',
      'high, later',
      'high',
      'to decide',
      'clear',
      'unknown',
      'unknown too',
    ])
  })
})
