import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headOf } from '../../../utils/walks'
import { read } from './read'

const urls = (found: ReturnType<typeof read>) => found?.step.listed?.map(({ url }) => url)

describe('a CSAF provider', () => {
  const metadata = (...distributions: object[]) => ({
    canonical_url: 'https://vendor.example/.well-known/csaf/provider-metadata.json',
    metadata_version: '2.0',
    publisher: { name: 'Vendor PSIRT' },
    distributions,
  })

  it('leads to its ROLIE feeds that everybody may read', () => {
    const feeds = [
      { tlp_label: 'WHITE', url: 'https://vendor.example/white.json' },
      { tlp_label: 'CLEAR', url: 'clear.json' },
      { tlp_label: 'AMBER', url: 'https://vendor.example/amber.json' },
    ]
    expect(read(metadata({ rolie: { feeds } }, { directory_url: 'https://vendor.example/csaf/' }))).toMatchObject({
      id: 'csaf-provider',
      step: {
        title: 'Vendor PSIRT',
        indexes: [{ url: 'https://vendor.example/white.json' }, { url: 'https://feed.example/csaf/clear.json' }],
      },
    })
  })

  it.each([
    ['2.0', { directory_url: 'https://vendor.example/csaf' }],
    ['2.1', { directory: { url: 'https://vendor.example/csaf/', tlp_label: 'CLEAR' } }],
  ])('of version %s leads to its directory’s changes, or else its index', (_version, distribution) => {
    expect(read(metadata(distribution))?.step.indexes).toEqual([
      { url: 'https://vendor.example/csaf/changes.csv', alternatives: ['https://vendor.example/csaf/index.txt'] },
    ])
  })

  it('leads nowhere from a directory that asks for a key', () => {
    expect(read(metadata({ directory: { url: 'https://vendor.example/csaf/', tlp_label: 'GREEN' } }))?.step.indexes).toEqual([])
  })
})

describe('a ROLIE feed', () => {
  it('lists its entries by their content or their own link, the last changed first', () => {
    const entry = [
      {
        id: '1',
        updated: '2026-11-01T00:00:00Z',
        link: [
          { rel: 'hash', href: 'x.sha512' },
          { rel: 'self', href: 'a.json' },
        ],
      },
      { id: '2', updated: '2026-11-02T02:00:00+02:00', content: { src: 'https://other.example/b.json' } },
      { id: '3', updated: '2026-10-02T00:00:00.000000Z', link: 'none' },
    ]
    expect(read({ feed: { title: 'T', entry } })).toMatchObject({
      id: 'rolie',
      step: {
        title: 'T',
        listed: [
          { url: 'https://other.example/b.json', stamp: '2026-11-02T00:00:00Z' },
          { url: 'https://feed.example/csaf/a.json', stamp: '2026-11-01T00:00:00Z' },
        ],
      },
    })
  })

  it('is all there is, unless it goes on elsewhere, is too long or has what cannot be read', () => {
    const entry = (name: string) => ({ content: { src: `./${name}.json` }, updated: '2026-11-01T00:00:00Z' })
    const listsAll = (fields: object) => read({ feed: { entry: [entry('a')], ...fields } })?.step.listsAll
    expect(listsAll({ link: [{ rel: 'self', href: 'https://feed.example/f.json' }] })).toBe(true)
    expect(listsAll({ entry: [] })).toBe(true)
    expect(listsAll({ link: [{ rel: 'next', href: './2.json' }] })).toBe(false)
    expect(listsAll({ entry: [entry('a'), { updated: '2026-11-01T00:00:00Z' }] })).toBe(false)
    expect(listsAll({ entry: [entry('a'), 'b'] })).toBe(false)
    expect(listsAll({ entry: Array.from({ length: 5_001 }, (_, index) => entry(String(index))) })).toBe(false)
  })
})

describe('a CSAF directory', () => {
  it.each([
    ['with quotes', '"2026/a.json","2026-11-01T00:00:00+00:00"\n"2026/b.json","2026-11-02T00:00:00+00:00"'],
    ['without', '2026/a.json,2026-11-01T00:00:00.000000Z\r\n2026/b.json,2026-11-02T00:00:00.000000Z\r\n'],
  ])('lists changes %s, the newest first', (_how, text) => {
    expect(read(text)).toMatchObject({
      id: 'csaf-directory',
      step: {
        listed: [
          { url: 'https://feed.example/csaf/2026/b.json', stamp: '2026-11-02T00:00:00Z', alternatives: [] },
          { url: 'https://feed.example/csaf/2026/a.json', stamp: '2026-11-01T00:00:00Z' },
        ],
      },
    })
  })

  it('lists files without dates in their order', () => {
    expect(urls(read('2026/a.json\n2025/b.json\nnot a file\n'))).toEqual([
      'https://feed.example/csaf/2026/a.json',
      'https://feed.example/csaf/2025/b.json',
    ])
  })

  it('is also found where its paths begin in a folder above', () => {
    const list = 'https://raw.example/agency/csaf/develop/csaf_files/OT/white/changes.csv'
    const line = 'csaf_files/OT/white/2024/icsma-24-254-01.json,2024-09-10T06:00:00.000000Z\n'
    const folder = 'https://raw.example/agency/csaf/develop/csaf_files/OT/white'
    expect(read(line, { url: list })?.step.listed).toEqual([
      {
        url: `${folder}/2024/icsma-24-254-01.json`,
        alternatives: [`${folder}/csaf_files/OT/white/2024/icsma-24-254-01.json`],
        stamp: '2024-09-10T06:00:00Z',
      },
    ])
  })

  it('is taken at its word where only one folder repeats, which may be another of that name', () => {
    expect(read('2024/2024-01.json\n', { url: 'https://v.example/2024/index.txt' })?.step.listed).toMatchObject([
      { url: 'https://v.example/2024/2024/2024-01.json', alternatives: ['https://v.example/2024/2024-01.json'] },
    ])
  })

  it.each([
    ['a web page', '<!doctype html>\na.json'],
    ['prose', 'See a.json for more'],
    ['other tables', 'cve,epss\nCVE-2026-1,0.1'],
  ])('is not %s', (_what, text) => expect(read(text)).toBeUndefined())
})

describe('OSV’s list of what changed', () => {
  it('leads to the records beside it', () => {
    const url = 'https://osv-vulnerabilities.storage.googleapis.com/PyPI/modified_id.csv'
    expect(read('2026-11-02T01:02:03.004Z,PYSEC-2026-2\n2026-11-01T00:00:00Z,GHSA-aaaa-bbbb-cccc\n', { url })).toMatchObject({
      id: 'osv-list',
      step: {
        listed: [
          { url: 'https://osv-vulnerabilities.storage.googleapis.com/PyPI/PYSEC-2026-2.json', stamp: '2026-11-02T01:02:03.004Z' },
          { url: 'https://osv-vulnerabilities.storage.googleapis.com/PyPI/GHSA-aaaa-bbbb-cccc.json' },
        ],
      },
    })
  })

  it('of all ecosystems leads into the folder of each', () => {
    const url = 'https://osv.example/modified_id.csv'
    expect(urls(read('2026-11-02T01:02:03Z,crates.io/RUSTSEC-2026-0001\n', { url }))).toEqual([
      'https://osv.example/crates.io/RUSTSEC-2026-0001.json',
    ])
  })

  it('is long and has the newest first, so that its first 512 KiB are enough, of which 5,000 records are read', () => {
    const line = (index: number) => `2026-${index % 2 ? '10' : '11'}-02T01:02:03Z,MAL-2026-${index}\n`
    const listed = read(Array.from({ length: 12_000 }, (_, index) => line(index)).join(''))?.step.listed ?? []
    expect(listed).toHaveLength(5_000)
    expect(new Set(listed.map(({ stamp }) => stamp))).toEqual(new Set(['2026-11-02T01:02:03Z']))
    expect(headOf('https://osv.example/npm/modified_id.csv')).toBe(524_288)
    expect(headOf('https://osv.example/npm/MAL-2026-1.json')).toBeUndefined()
  })
})

describe('a document that stands alone', () => {
  it.each(['csaf-icsa-24-004-01.json', 'kev-excerpt.json', 'osv-rustsec.json', 'cve-made-up.json'])(
    'leads nowhere: %s',
    (name) => {
      const text = readFileSync(new URL(`../../fixtures/feeds/${name}`, import.meta.url), 'utf8')
      expect(read(text)).toBeUndefined()
    },
  )
})
