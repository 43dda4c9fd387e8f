import { describe, expect, test } from 'vitest'
import { compileNames, type InventoryRow } from '../../../utils/inventory'
import type { WatchedEntity } from '../../../utils/settings/settings'
import { Reviewer, withoutWatched, withWatched, type ReviewEntry } from '../../../utils/watchlist/review'

const names = compileNames([
  { name: 'Chrome', type: 'Product', vendor: 'Google' },
  { name: 'Exchange', type: 'Product', vendor: 'Microsoft' },
  { name: 'Exchange', type: 'Service', vendor: 'Contoso' },
])
const watched = (name: string, vendor?: string, type: WatchedEntity['type'] = 'Product'): WatchedEntity => ({
  name,
  type,
  vendor,
  aliases: [],
})

function reviewOf(rows: Partial<InventoryRow>[], watchlist: WatchedEntity[] = []) {
  const reviewer = new Reviewer(names, watchlist)
  for (const row of rows) reviewer.add({ name: '', kind: 'application', ...row })
  return reviewer.review()
}
const own = (row: Partial<InventoryRow>) => reviewOf([row]).unknown[0]?.choices[0]?.entity

test('rows that mean one name are one entry', () => {
  const { matched, ambiguous, unknown } = reviewOf([
    { name: 'Google Chrome', vendor: 'Google LLC', indirect: true },
    { name: 'Chrome 131.0 (x64)', vendor: 'Google LLC', indirect: false },
    { name: 'Chrome 131.0 (x64)', vendor: 'Google LLC' },
    { name: 'Exchange' },
    { name: 'Exchange' },
    { name: 'Tool 1.0 (x64)' },
    { name: 'Tool 1.1 (x86)' },
  ])
  const seen = ({ choices, writtenAs, rowCount, indirect }: ReviewEntry) => [
    choices.map(({ entity }) => entity.name),
    writtenAs,
    rowCount,
    indirect,
  ]
  expect(matched.map(seen)).toEqual([[['Chrome'], ['Google Chrome', 'Chrome 131.0 (x64)'], 3, false]])
  expect(ambiguous.map(seen)).toEqual([[['Exchange', 'Exchange'], ['Exchange'], 2, false]])
  expect(unknown.map(seen)).toEqual([[['Tool'], ['Tool 1.0 (x64)', 'Tool 1.1 (x86)'], 2, false]])
  const keys = [...matched, ...ambiguous, ...unknown].map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('what is watched already is told, by its name or with its whole vendor', () => {
  const rows = [{ name: 'Chrome' }, { name: 'Exchange' }, { name: 'Tool' }]
  const told = (watchlist: WatchedEntity[]) => {
    const { matched, ambiguous, unknown } = reviewOf(rows, watchlist)
    return [...matched, ...ambiguous, ...unknown].map(({ choices }) => choices.map(({ isWatched }) => isWatched))
  }
  expect(told([])).toEqual([[false], [false, false], [false]])
  expect(told([watched('google chrome')])).toEqual([[true], [false, false], [false]])
  expect(told([watched('Microsoft', undefined, 'Company'), watched('TOOL')])).toEqual([[false], [true, false], [true]])
})

describe('what an unknown row is watched as', () => {
  test.each([
    ['its name without a version', { name: 'Time Sheet 2.4 (x64)' }, watched('Time Sheet')],
    ['a vendor as feeds call it', { name: 'Remote Help', vendor: 'Microsoft Corporation' }, watched('Remote Help', 'Microsoft')],
    ['no vendor that nobody knows', { name: 'Time Sheet', vendor: 'Fabrikam, Inc.' }, watched('Time Sheet')],
    ['but for a single word', { name: 'Orbit', vendor: 'Fabrikam, Inc.' }, watched('Orbit', 'Fabrikam')],
    ['no vendor of its own name', { name: 'Orbit', vendor: 'Orbit GmbH' }, watched('Orbit')],
    [
      'a library by its whole name',
      { name: '@a/b-2.0', kind: 'library', vendor: 'A' },
      watched('@a/b-2.0', undefined, 'Library'),
    ],
    ['a company without its legal form', { name: 'Fabrikam, Inc.', kind: 'company' }, watched('Fabrikam', undefined, 'Company')],
    ['a system', { name: 'Plan 9', kind: 'operatingSystem' }, watched('Plan 9', undefined, 'Platform')],
    ['a service', { name: 'Payments', kind: 'service', vendor: 'Fabrikam' }, watched('Payments', 'Fabrikam', 'Service')],
  ] satisfies [string, Partial<InventoryRow>, WatchedEntity][])('%s', (_, row, expected) => expect(own(row)).toEqual(expected))
})

test('names are added once, and taken back without touching what was there', () => {
  const before = [watched('Chrome', 'Google')]
  const { watchlist, added } = withWatched(before, [watched('CHROME', 'google'), watched('Tool'), watched('tool')])
  expect(added).toEqual([watched('Tool')])
  expect(watchlist).toEqual([...before, watched('Tool')])
  expect(withoutWatched([...watchlist, watched('Later')], added)).toEqual([...before, watched('Later')])
})
