import { describe, expect, it } from 'vitest'
import { beginWalk, pauseOf } from '../../../utils/walks'
import { NOW, read } from './read'

const begin = (url: string, cursor = '') => beginWalk(url, { cursor, reached: '', now: NOW }).url
const parameters = (url: string | undefined) => Object.fromEntries(new URL(url ?? '').searchParams)

describe('JSON Feed in pages', () => {
  const feed = (fields: object) => ({ version: 'https://jsonfeed.org/version/1.1', title: 'F', items: [], ...fields })

  it('goes on at the next page', () => {
    expect(read(feed({ next_url: '?page=2' }))).toMatchObject({
      id: 'json-feed-pages',
      step: { pages: ['https://feed.example/csaf/list?page=2'], whole: false },
    })
    expect(read(feed({}))?.step.pages).toEqual([])
  })

  it('is whole when its publisher says so', () => {
    expect(read(feed({ _advisory: { version: 1, complete: true } }))?.step.whole).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['half an address', 'http://'],
    ['an object', {}],
    ['3,000 letters', 'x'.repeat(3_000)],
  ])('ends at what is no address: %s', (_what, next_url) => {
    expect(read(feed({ next_url }))?.step.pages).toEqual([])
  })
})

describe('GitHub’s advisories', () => {
  const entry = (updated_at: string) => ({ ghsa_id: 'GHSA-2222-3333-4444', summary: 'A flaw', updated_at })

  it('begin with what changed within a year, later with what changed since', () => {
    expect(parameters(begin('https://api.github.com/advisories'))).toEqual({
      per_page: '100',
      sort: 'updated',
      direction: 'desc',
      modified: '>=2025-11-23T12:00:00Z',
    })
    expect(parameters(begin('https://api.github.com/advisories', '2026-11-20T00:00:00Z')).modified).toBe('>=2026-11-20T00:00:00Z')
  })

  it('keep what their address asks for', () => {
    const asked = parameters(begin('https://api.github.com/advisories?ecosystem=npm&per_page=10&modified=2026-01-01'))
    expect(asked).toMatchObject({ ecosystem: 'npm', per_page: '10', modified: '2026-01-01' })
    const one = 'https://api.github.com/advisories?ghsa_id=GHSA-2222-3333-4444'
    expect(begin(one)).toBe(one)
    expect(begin('https://vendor.example/advisories')).toBe('https://vendor.example/advisories')
  })

  it.each([
    [
      '<https://api.github.com/advisories?after=abc>; rel="next", <https://api.github.com/advisories?before=x>; rel="prev"',
      'abc',
    ],
    ['<https://api.github.com/advisories?before=x>; rel="prev", <https://api.github.com/advisories?after=abc>; rel=next', 'abc'],
    ['<https://api.github.com/advisories?after=abc>; title="a, b"; rel="last next"', 'abc'],
    ['<https://api.github.com/advisories?before=x>; rel="prev"', undefined],
    ['<https://api.github.com/advisories?after=abc>; rel="nextone"', undefined],
    ['', undefined],
  ])('go on where the Link header says: %s', (link, after) => {
    const url = 'https://api.github.com/advisories?per_page=100'
    const found = read([entry('2026-11-02T00:00:00Z'), entry('2026-11-01T00:00:00Z')], {
      url,
      link,
      reached: '2026-11-01T12:00:00Z',
    })
    expect(found?.id).toBe('github-pages')
    expect(found?.step.pages.map((page) => parameters(page).after)).toEqual(after === undefined ? [] : [after])
    expect(found?.step.reached).toBe('2026-11-02T00:00:00Z')
  })
})

describe('the NVD', () => {
  const API = 'https://services.nvd.nist.gov/rest/json/cves/2.0'
  const answer = (fields: object) => ({
    format: 'NVD_CVE',
    version: '2.0',
    resultsPerPage: 3,
    startIndex: 0,
    totalResults: 8,
    timestamp: '2026-11-23T12:00:05.120',
    vulnerabilities: [],
    ...fields,
  })
  const asked = (from: string, to: string) => `${API}?keywordSearch=vpn&lastModStartDate=${from}&lastModEndDate=${to}`

  it('is asked with six seconds between two requests, and sooner with a key', () => {
    expect([pauseOf('nvd-windows'), pauseOf('nvd-windows', true)]).toEqual([6_000, 600])
    expect(pauseOf('github-pages', true)).toBe(pauseOf('github-pages'))
  })

  it('is asked for the last 30 days first, then for what changed since, in windows of 120 days', () => {
    expect(parameters(begin(API))).toEqual({ lastModStartDate: '2026-10-24T12:00:00Z', lastModEndDate: '2026-11-23T12:00:00Z' })
    expect(parameters(begin(`${API}?lastModStartDate=2026-01-01T00:00:00Z`))).toEqual({
      lastModStartDate: '2026-01-01T00:00:00Z',
      lastModEndDate: '2026-05-01T00:00:00Z',
    })
    expect(parameters(begin(`${API}?keywordSearch=vpn&startIndex=4000`, '2026-11-20T00:00:00Z'))).toEqual({
      keywordSearch: 'vpn',
      lastModStartDate: '2026-11-20T00:00:00Z',
      lastModEndDate: '2026-11-23T12:00:00Z',
    })
    expect(begin(`${API}?cveId=CVE-2026-1111`)).toBe(`${API}?cveId=CVE-2026-1111`)
  })

  it('is read a page after the other', () => {
    const url = asked('2026-10-24T12:00:00Z', '2026-11-23T12:00:00Z')
    const second = read(answer({}), { url })?.step.pages[0]
    expect(parameters(second)).toMatchObject({ startIndex: '3', keywordSearch: 'vpn' })
    const third = read(answer({ startIndex: 3 }), { url: second ?? '' })?.step.pages[0]
    expect(parameters(third).startIndex).toBe('6')
    expect(read(answer({ startIndex: 6, resultsPerPage: 2 }), { url: third ?? '' })?.step).toMatchObject({
      pages: [],
      reached: '2026-11-23T12:00:00Z',
    })
  })

  it('goes on with the next window until now', () => {
    const url = asked('2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z')
    const { pages, reached } = read(answer({ startIndex: 6, resultsPerPage: 2 }), { url })?.step ?? {}
    expect(parameters(pages?.[0])).toEqual({
      keywordSearch: 'vpn',
      lastModStartDate: '2026-05-01T00:00:00Z',
      lastModEndDate: '2026-08-29T00:00:00Z',
    })
    expect(reached).toBe('2026-05-01T00:00:00Z')
  })

  it('leaves no hole where this clock is ahead of its own', () => {
    const url = asked('2026-10-24T12:00:00Z', '2026-11-23T12:00:00Z')
    const late = answer({ startIndex: 6, resultsPerPage: 2, timestamp: '2026-11-22T08:00:00.000' })
    expect(read(late, { url })?.step).toMatchObject({ pages: [], reached: '2026-11-22T08:00:00Z' })
  })

  it('ends at an empty answer, whatever it says of more', () => {
    const url = asked('2026-10-24T12:00:00Z', '2026-11-23T12:00:00Z')
    expect(read(answer({ resultsPerPage: 0 }), { url })?.step.pages).toEqual([])
  })
})
