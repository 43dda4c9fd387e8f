import { describe, expect, it } from 'vitest'
import { toAdvisory, type Advisory } from '../../../utils/advisories'
import { documentOf, EVERYTHING, SearchIndex, SegmentBuilder, type AdvisoryFilter } from '../../../utils/search'

function advisory(fields: Record<string, unknown> & { id: string }): Advisory {
  const made = toAdvisory({ title: `About ${fields.id}`, published: '2026-11-01', ...fields })
  if (!made) throw new Error('not an advisory')
  return made
}

const FORTIOS = advisory({
  id: 'forti',
  title: 'FortiOS authentication bypass',
  summary: 'Anyone can log in to the management interface.',
  published: '2026-11-03',
  severity: { score: 9.8 },
  sources: ['Fortinet', 'NVD'],
  exploited: { since: '2026-11-04' },
  identifiers: ['CVE-2026-1111'],
  entities: [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', aliases: ['Forti Operating System'] }],
})
const EXCHANGE = advisory({
  id: 'exchange',
  title: 'Elevation of privilege in Exchange Server',
  summary: 'Gateways of FortiOS are not affected. Zürich reported it.',
  published: '2026-11-02',
  severity: { score: 7.1 },
  sources: ['NVD'],
  identifiers: ['CVE-2026-2222', 'GHSA-2345-6789-cfgh'],
  entities: [{ name: 'Exchange Server', type: 'Product', vendor: 'Microsoft' }],
})
const OKTA = advisory({
  id: 'okta',
  title: 'Okta が侵害を発表',
  published: '2026-11-01',
  severity: { score: 5 },
  sources: ['News'],
  entities: [{ name: 'Okta', type: 'Company' }],
})
const ALL = [FORTIOS, EXCHANGE, OKTA]

function segment(advisories: readonly Advisory[], { arrived = 0, gone = [] as string[] } = {}): ArrayBuffer {
  const builder = new SegmentBuilder()
  for (const each of advisories) {
    const row = { id: each.id, advisory: each, changed: each.updated ?? each.published ?? '', identifiers: each.identifiers }
    builder.add(documentOf(row, arrived))
  }
  return builder.finish(gone)
}

function open(...buffers: ArrayBuffer[]): SearchIndex {
  const index = SearchIndex.open(buffers)
  if (!index) throw new Error('does not open')
  return index
}

const index = open(segment(ALL))
const find = (query: string, filter: Partial<AdvisoryFilter> = {}) => index.find(query, { ...EVERYTHING, ...filter }, 99).ids

describe('a search', () => {
  it.each([
    ['the start of a word', 'auth', ['forti']],
    ['every word of several', 'server priv', ['exchange']],
    ['no word that is not there', 'server zebra', []],
    ['not the middle of a word', 'vilege', []],
    ['a vendor', 'microsoft', ['exchange']],
    ['an alias', 'operating system', ['forti']],
    ['the summary', 'management', ['forti']],
    ['a word without its accent', 'zurich', ['exchange']],
    ['a word with an accent', 'Zürich', ['exchange']],
    ['Japanese in the middle of a sentence', '侵害', ['okta']],
    ['everything, newest first, where nothing is typed', '  ', ['forti', 'exchange', 'okta']],
    ['signs alone as nothing typed', '?!', ['forti', 'exchange', 'okta']],
  ])('finds %s', (_, query, ids) => {
    expect(find(query)).toEqual(ids)
  })

  it.each([
    'CVE-2026-1111',
    'cve-2026-11',
    'cve 2026 1111',
    'CVE\u20112026\u20111111',
    '2026-1111',
    '1111',
    'cve-2026-1111 fortios',
  ])('finds a CVE typed as %s', (query) => {
    expect(find(query)).toEqual(['forti'])
  })

  it('finds all CVEs of a year, and other identifiers', () => {
    expect(find('cve 2026')).toEqual(['forti', 'exchange'])
    expect(find('ghsa-2345')).toEqual(['exchange'])
  })

  it.each([
    ['a letter too few', 'exchnge', ['exchange']],
    ['a letter too many', 'exxchange', ['exchange']],
    ['another letter', 'exchamge', ['exchange']],
    ['two letters exchanged', 'echxange', ['exchange']],
    ['a wrong first letter', 'wxchange', ['exchange']],
    ['two slips in a long word', 'authentcaton', ['forti']],
    ['a slip in a word that is only begun', 'exchagn', ['exchange']],
    ['no slips in short words', 'okt1', []],
    ['no slips in figures', '1112', []],
    ['not three slips', 'auxxxntication', []],
  ])('sees through %s', (_, query, ids) => {
    expect(find(query)).toEqual(ids)
  })

  it('puts what is about it before what mentions it, whichever is newer', () => {
    const older = advisory({ id: 'older', title: 'FortiOS', published: '2020-01-01' })
    expect(open(segment([...ALL, older])).find('fortios', EVERYTHING, 9).ids).toEqual(['forti', 'older', 'exchange'])
  })

  it('puts a whole word before one that it begins', () => {
    const [whole, begun] = [advisory({ id: 'whole', title: 'Go' }), advisory({ id: 'begun', title: 'Google' })]
    expect(open(segment([begun, whole])).find('go', EVERYTHING, 9).ids).toEqual(['whole', 'begun'])
  })

  it('says how much there is beyond what is listed', () => {
    expect(index.find('', EVERYTHING, 2)).toEqual({ ids: ['forti', 'exchange'], total: 3 })
  })

  it('takes any query', () => {
    for (const query of ['a'.repeat(10_000), '('.repeat(500), '\ud800', '-', 'cve-', 'cve-2026-', 'x-1-2-3-4-5-6-7', '𝕏𝕏'])
      expect(() => find(query)).not.toThrow()
  })
})

describe('a filter', () => {
  it.each([
    ['severity', { bands: ['critical', 'medium'] }, ['forti', 'okta']],
    ['known exploited', { exploited: true }, ['forti']],
    ['source', { source: 'NVD' }, ['forti', 'exchange']],
    ['source that nobody is', { source: 'Nobody' }, []],
    ['type', { type: 'Company' }, ['okta']],
    ['all of them', { bands: ['critical'], exploited: true, source: 'Fortinet', type: 'Product' }, ['forti']],
  ] as [string, Partial<AdvisoryFilter>, string[]][])('by %s', (_, filter, ids) => {
    expect(find('', filter)).toEqual(ids)
  })

  it('holds for a search too', () => {
    expect(find('fortios', { bands: ['high'] })).toEqual(['exchange'])
  })

  it('offers the sources that say most first', () => {
    expect(index.sources(2)).toEqual(['NVD', 'Fortinet'])
  })
})

describe('a newer segment', () => {
  const changed = { ...EXCHANGE, title: 'Exchange Server, now patched', updated: '2026-11-09' }
  const both = open(segment(ALL, { arrived: 10 }), segment([changed], { arrived: 20, gone: ['okta'] }))
  const ids = (query: string) => both.find(query, EVERYTHING, 9).ids

  it('holds for what it speaks of', () => {
    expect(ids('patched')).toEqual(['exchange'])
    expect(ids('elevation')).toEqual([])
  })

  it('takes away what is gone', () => {
    expect(ids('okta')).toEqual([])
    expect(both.entryOf('okta')).toBeUndefined()
  })

  it('is one list with the older, in the order of their dates', () => {
    expect(both.find('', EVERYTHING, 9)).toEqual({ ids: ['exchange', 'forti'], total: 2 })
  })

  it('knows what came since', () => {
    expect(both.arrivedAfter(10, 0, EVERYTHING, 9)).toEqual(['exchange'])
    expect(both.arrivedAfter(9, 0, EVERYTHING, 9)).toEqual(['exchange', 'forti'])
    expect(both.arrivedAfter(9, Date.parse('2026-11-05') / 1000, EVERYTHING, 9)).toEqual(['exchange'])
    expect(both.entryOf('exchange')).toMatchObject({ changed: Date.parse('2026-11-09') / 1000, arrived: 20 })
  })
})

it('lists several segments in the order of their dates, however these interleave', () => {
  const dated = (day: number) => advisory({ id: `day-${day}`, published: `2026-10-${String(day).padStart(2, '0')}` })
  const days = [
    [30, 27, 12, 3],
    [29, 28, 12, 1],
    [31, 2],
  ]
  const segments = days.map((list) => list.map((day) => advisory({ ...dated(day), id: `day-${day}-${list[0]}` })))
  const several = open(...segments.map((list) => segment(list)))
  const order = several.find('', EVERYTHING, 99).ids.map((id) => Number(id.split('-')[1]))
  expect(order).toEqual(days.flat().sort((a, b) => b - a))
  expect(several.find('', EVERYTHING, 3).ids).toEqual(['day-31-31', 'day-30-30', 'day-29-29'])
})

describe('a buffer', () => {
  it('is not opened when another release wrote it, or it is cut', () => {
    const buffer = segment(ALL)
    const other = buffer.slice(0)
    new Uint32Array(other)[1] = 99
    expect(SearchIndex.open([other])).toBeUndefined()
    expect(SearchIndex.open([buffer.slice(0, 40)])).toBeUndefined()
    expect(SearchIndex.open([buffer.slice(0, -8)])).toBeUndefined()
    expect(SearchIndex.open([])).toBeUndefined()
  })

  it('may hold nothing', () => {
    const empty = open(segment([]))
    expect(empty.find('forti', EVERYTHING, 9)).toEqual({ ids: [], total: 0 })
    expect(empty.entryOf('forti')).toBeUndefined()
  })
})
