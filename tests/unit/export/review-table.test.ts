import { describe, expect, it } from 'vitest'
import {
  reviewToCsv,
  reviewToMarkdown,
  reviewToTabs,
  type ReviewTable,
  type ReviewTableRow,
  type ReviewWords,
} from '../../../utils/export'
import { FULL, HOSTILE } from '../../support/advisory-samples'

const NOTHING: ReviewTableRow = {
  ...{ written: '', vendor: '', version: '', times: 1, state: 'unknown', knownAs: '', knownVendor: '', type: '' },
  ...{ worst: null, open: 0, exploited: 0, acknowledged: 0, withdrawn: 0, changed: '', advisory: null },
}
const OPEN: ReviewTableRow = {
  ...{
    ...NOTHING,
    written: 'Copilot',
    vendor: 'Microsoft',
    version: '1.2',
    state: 'open',
    knownAs: '365 Copilot',
    knownVendor: 'Microsoft',
  },
  ...{
    type: 'Product',
    worst: 'critical',
    open: 3,
    exploited: 1,
    acknowledged: 2,
    withdrawn: 1,
    changed: '2026-11-20',
    advisory: FULL,
  },
}
const table = (...rows: ReviewTableRow[]): ReviewTable => ({
  ...{ name: 'Review of apps.csv', made: '2026-11-30T12:00:00.000Z', comparedWith: 'Compared with 5 advisories.' },
  ...{ notes: ['Versions are not judged.'], rows },
})
const words = {
  severity: (band: string) => band.toUpperCase(),
  asOf: (moment: string) => `As of ${moment}`,
  byVendor: (vendor: string) => `by ${vendor}`,
  exploited: 'Exploited',
  state: (state: string) => `<${state}>`,
  ...{ inTheList: 'In the list', knownAs: 'Known as', status: 'Status', openAdvisories: 'Open', mostUrgent: 'Most urgent' },
} as ReviewWords

describe('a review', () => {
  it('as CSV has a row each, in the order of the list', () => {
    const [head = '', first = '', second] = reviewToCsv(table(OPEN, { ...NOTHING, written: 'Time Sheet, classic' })).split('\r\n')
    expect(head).toBe(
      'row,name,vendor,version,times,status,known_as,known_vendor,type,worst_open_severity,open,known_exploited,acknowledged,' +
        'withdrawn,last_change,most_urgent,most_urgent_identifiers,most_urgent_link,as_of',
    )
    expect(first).toContain(
      '1,Copilot,Microsoft,1.2,1,open advisories,365 Copilot,Microsoft,Product,critical,3,1,2,1,2026-11-20,',
    )
    expect(first).toContain('https://')
    expect(second).toBe('2,"Time Sheet, classic",,,1,not recognised,,,,,0,0,0,0,,,,,2026-11-30T12:00:00.000Z')
  })

  it('for a spreadsheet is cells between tabs, none of which is a formula', () => {
    const lines = reviewToTabs(table({ ...NOTHING, written: '=1+1\tx', vendor: '@SUM(A1)' })).split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]?.split('\t').slice(0, 3)).toEqual(['1', "'=1+1 x", "'@SUM(A1)"])
    expect(lines[0]?.split('\t')).toHaveLength(lines[1]?.split('\t').length ?? 0)
  })

  it('as Markdown is a table with what it was compared with, and no markup but its own', () => {
    const markdown = reviewToMarkdown(
      table(OPEN, { ...NOTHING, written: 'a | b', vendor: '<b>x</b>' }, { ...OPEN, advisory: HOSTILE }),
      words,
    )
    expect(markdown).toContain(
      '## Review of apps.csv\n\nAs of 2026-11-30 12:00 UTC · Compared with 5 advisories.\n\nVersions are not judged.',
    )
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
    expect(rows[0]).toBe('| In the list | Known as | Status | Open | Exploited | Most urgent |')
    expect(rows[2]).toContain('| Copilot 1.2 (Microsoft) | 365 Copilot by Microsoft | \\<open>: CRITICAL | 3 | 1 | [')
    expect(rows[3]).toBe('| a \\| b (\\<b>x\\</b>) |  | \\<unknown> |  |  |  |')
    expect(rows.map((row) => row.match(/(?<!\\)\|/g)?.length)).toEqual([7, 7, 7, 7, 7])
    expect(markdown).not.toMatch(/(?<!\\)<img/)
  })
})
