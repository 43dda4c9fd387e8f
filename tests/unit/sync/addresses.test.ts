import { describe, expect, it } from 'vitest'
import { loggedAddress } from '../../../utils/sync/logged-address'
import { mayLeadTo, mayRead } from '../../../utils/sync/reach'

describe('an address in the request log', () => {
  it.each([
    'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    'https://raw.githubusercontent.com/cisagov/CSAF/develop/csaf_files/OT/white/2024/icsma-24-254-01.json',
    'https://osv.example/npm/GHSA-2222-3333-4444.json',
    'https://services.nvd.nist.gov/rest/json/cves/2.0?lastModStartDate=2026-10-24T12%3A00%3A00Z&startIndex=2000',
    'https://api.github.com/advisories?per_page=100&modified=%3E%3D2026-11-20T00%3A00%3A00Z',
  ])('is as it was: %s', (address) => expect(loggedAddress(address)).toBe(address))

  it.each([
    ['https://f.example/feed?apiKey=hunter2&page=3', 'https://f.example/feed?apiKey=…&page=3'],
    ['https://f.example/feed?access_token=x#top', 'https://f.example/feed?access_token=…'],
    ['https://f.example/feed?sig=a%2Fb&id=7', 'https://f.example/feed?sig=…&id=7'],
    ['https://f.example/feed?q=8f14e45fceea167a5a36dedd4bea2543', 'https://f.example/feed?q=…'],
    ['https://f.example/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301/rss', 'https://f.example/u/…/rss'],
    ['https://f.example/Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZg/feed.json', 'https://f.example/…/feed.json'],
    ['https://user:hunter2@f.example/feed', 'https://f.example/feed'],
    ['nonsense', ''],
  ])('hides what may be a key: %s', (address, shown) => expect(loggedAddress(address)).toBe(shown))
})

describe('where a feed may lead', () => {
  const FEED = 'https://feed.example/a.json'
  it.each([
    ['https://other.example/b.json', FEED, true],
    ['http://other.example/b.json', FEED, false],
    ['http://127.0.0.1:8080/b.json', FEED, false],
    ['http://localhost/b.json', FEED, false],
    ['https://localhost/b.json', FEED, false],
    ['https://127.1.2.3/b.json', FEED, false],
    ['https://[::1]/b.json', FEED, false],
    ['http://127.0.0.1:9/b.json', 'http://127.0.0.1:8/a.json', true],
    ['https://other.example/b.json', 'http://127.0.0.1:8/a.json', true],
    ['https://user:secret@feed.example/', FEED, false],
    ['ftp://feed.example/', FEED, false],
    ['javascript:alert(1)', FEED, false],
  ])('%s from %s: %s', (address, feed, may) => expect(mayLeadTo(address, feed)).toBe(may))

  it('is its own origin, and what access was granted to', async () => {
    const asked: string[] = []
    const mayFetch = async (url: string) => asked.push(url) > 0 && url.startsWith('https://granted')
    expect(await mayRead('https://feed.example/b', FEED, mayFetch)).toBe(true)
    expect(await mayRead('https://granted.example/b', FEED, mayFetch)).toBe(true)
    expect(await mayRead('https://other.example/b', FEED, mayFetch)).toBe(false)
    expect(await mayRead('http://granted.example/b', FEED, mayFetch)).toBe(false)
    expect(asked).toEqual(['https://granted.example/b', 'https://other.example/b'])
  })
})
