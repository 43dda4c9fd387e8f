import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageToCsv, toCsv } from '../../../utils/export'
import { csvTable, guarded } from '../../../utils/export/csv-table'
import { anyAdvisory, anyText } from '../advisories/arbitrary'
import { BARE, WHOLE } from './samples'

const cell = fc.oneof(
  anyText,
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '＝', '\t', '\r', '\n', ';', ',', '"', "'", ' ', 'a', '1'), { maxLength: 8 })
    .map((parts) => parts.join('')),
)

describe('a table', () => {
  test('property: reads back as it was, but for the apostrophes', () => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(rows, (table) => {
        expect(parse(csvTable(table))).toEqual(table.map((row) => row.map(guarded)))
      }),
    )
  })

  test('property: no cell begins with what a spreadsheet runs, wherever it splits', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = guarded(text)
        for (const part of [written, ...written.split(/[;\n]|\r(?!\n)/).slice(1)])
          expect(part.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
        expect(written).not.toMatch(/^[\t\r]/)
        // Nothing but apostrophes is added.
        expect(written.replaceAll("'", '')).toBe(text.replaceAll("'", ''))
      }),
    )
  })

  test('leaves alone what is no formula', () => {
    for (const text of ['a=b', '3 - 2', 'CVE-2026-1; CVE-2026-2', 'x@y.example', '']) expect(guarded(text)).toBe(text)
    expect(guarded('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")')
    expect(guarded('a; =1+1')).toBe("a;' =1+1")
  })
})

test('an advisory is a row under the names of the columns', () => {
  const [columns, whole, bare] = parse(toCsv([WHOLE, BARE]))
  const row = (cells: string[] | undefined) => Object.fromEntries(columns?.map((name, at) => [name, cells?.[at]]) ?? [])
  expect(row(whole)).toEqual({
    id: 'https://feed.example/7',
    title: 'Router OS ships a *default* password',
    status: 'disputed',
    severity: 'critical',
    score: '9.8',
    severity_reasons: 'Listed by CISA. (CISA)',
    identifiers: 'CVE-2026-1001; GHSA-2222-3333-4444',
    affected: 'Router OS',
    affected_versions: 'Acme Router OS < 4.2 from 3.0 fixed in 4.2',
    known_exploited: 'yes',
    exploited_since: '2026-06-03',
    due: '2026-06-24',
    ransomware: 'known',
    epss: '0.5',
    epss_percentile: '0.97',
    cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    weaknesses: 'CWE-1392',
    published: '2026-06-02T09:00:00Z',
    updated: '2026-06-03',
    summary: 'First line second line. See http://evil.example or mail a@evil.example.',
    recommended_response: 'Update to 4.2. Change it.',
    machine_written: 'analysis',
    sources: 'Acme; CERT',
    links: 'https://acme.example/7; https://news.example/1',
    feeds:
      'Acme security https://acme.example/feed.json (2026-06-03T10:05:00Z); Test feed http://127.0.0.1:8000/feed.json (2026-06-04T11:00:00Z)',
    fetched: '2026-06-04T11:00:00Z',
  })
  expect(row(bare)).toMatchObject({ id: 'bare', severity: 'none', score: '', known_exploited: 'no', fetched: '' })
})

test('property: every advisory is one row of as many cells as there are columns', () => {
  fc.assert(
    fc.property(fc.array(anyAdvisory, { maxLength: 3 }), (advisories) => {
      const [columns, ...rows] = parse(toCsv(advisories))
      expect(rows).toHaveLength(advisories.length)
      for (const row of rows) expect(row).toHaveLength(columns?.length ?? 0)
    }),
    { numRuns: 25 },
  )
})

test('what a page mentions is a row each, a name without an advisory among them', () => {
  const mentions = [
    { name: 'Router OS', count: 3, private: false, advisory: WHOLE },
    { name: '=Nightjar', count: 1, private: true, advisory: null },
  ]
  const [columns, first, second] = parse(pageToCsv({ title: 'A page', url: 'https://wiki.example/a', mentions }))
  expect(columns?.slice(0, 6)).toEqual(['name', 'times', 'private', 'page_title', 'page_url', 'id'])
  expect(first?.slice(0, 6)).toEqual(['Router OS', '3', 'no', 'A page', 'https://wiki.example/a', 'https://feed.example/7'])
  expect(second?.slice(0, 6)).toEqual(["'=Nightjar", '1', 'yes', 'A page', 'https://wiki.example/a', ''])
  expect(second).toHaveLength(columns?.length ?? 0)
})

/** CSV read by the grammar of RFC 4180, section 2; an error where a text does not follow it. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (field.lastIndex < text.length) {
    const at = field.lastIndex
    const [, quoted, bare = '', end] = field.exec(text) ?? []
    if (end === undefined) throw new Error(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`)
    row.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
