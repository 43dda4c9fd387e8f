import { deleteDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { feedRow, openStore } from '../../utils/store'
import { storeOfEachTest } from '../support/store-harness'
import { contentsOf, feedAt, feedHost, syncTo, syncWithKills } from '../support/walk-harness'

/* Feeds of many documents, read from a real server into a real store. */

const store = storeOfEachTest()
const host = feedHost()

/** A page of a native feed that is whole in all of its pages. */
function page(numbers: number[], next = '', { complete = true, title = 'About' } = {}) {
  const items = numbers.map((number) => ({
    id: `urn:test:${number}`,
    title: `${title} ${number}`,
    date_published: '2026-11-01T00:00:00Z',
    _advisory: {
      version: 1,
      severity: { score: 5 },
      identifiers: [`CVE-2026-${10_000 + number}`],
      entities: [{ name: `Product ${number % 3}`, vendor: 'Testmaker', type: 'Product', role: 'affected' }],
    },
  }))
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Pages', _advisory: { version: 1, complete }, items }
  return { body: JSON.stringify(next === '' ? feed : { ...feed, next_url: next }) }
}

function csaf(id: string, title = `About ${id}`) {
  return {
    body: JSON.stringify({
      document: {
        category: 'csaf_security_advisory',
        csaf_version: '2.0',
        title,
        publisher: { name: 'Testmaker', category: 'vendor', namespace: 'https://testmaker.example' },
        tracking: {
          id,
          status: 'final',
          version: '1',
          initial_release_date: '2026-11-01T00:00:00Z',
          current_release_date: '2026-11-01T00:00:00Z',
          revision_history: [{ date: '2026-11-01T00:00:00Z', number: '1', summary: 'Initial' }],
        },
      },
      vulnerabilities: [{ cve: `CVE-2026-${id.slice(-5)}` }],
    }),
  }
}

const changes = (entries: [file: string, date: string][]) => ({
  body: entries.map(([file, date]) => `"${file}","${date}"\n`).join(''),
  headers: { 'content-type': 'text/csv' },
})

const titles = async () => (await store().getAll('records')).map(({ advisory }) => advisory.title).sort()

describe('a feed in pages', () => {
  it('is read to its last page, and not read again while its first page stays the same', async () => {
    await host.answer({ '/p1': page([1, 2], './p2'), '/p2': page([3, 4], './p3'), '/p3': page([5]) })
    const feed = feedAt(host.url('/p1'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 5, removed: 0, records: 5 })
    expect(await host.requests()).toEqual(['/p1', '/p2', '/p3', '/p1'])
    expect(await feedRow(store(), feed.url)).toMatchObject({ records: 5, title: 'Pages', format: 'native', failures: 0 })
    expect(await store().getAll('documents')).toEqual([])
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, changed: false })
    expect(await host.requests()).toEqual(['/p1'])
  })

  it('takes away what no page has any more, and only once all are read', async () => {
    await host.answer({ '/p1': page([1, 2, 3], './p2'), '/p2': page([4, 5, 6]) })
    const feed = feedAt(host.url('/p1'))
    await syncTo(store(), feed)
    await host.answer({ '/p1': page([1, 2, 4], './p2'), '/p2': page([5, 6]) })
    const limits = { documents: 1, bytes: 1e6, time: 60_000, failures: 3 }
    expect(await syncTo(store(), feed, { limits })).toMatchObject({ removed: 0, records: 6, waiting: 1 })
    expect(await syncTo(store(), feed, { limits })).toMatchObject({ removed: 1, records: 5 })
    expect((await store().getAll('records')).filter(({ gone }) => gone).map(({ id }) => id)).toEqual(['urn:test:3'])
  })

  it('takes nothing away when its first page changed meanwhile, since records may have moved', async () => {
    await host.answer({ '/p1': page([1, 2, 3], './p2'), '/p2': page([4, 5, 6]) })
    const feed = feedAt(host.url('/p1'))
    await syncTo(store(), feed)
    await host.answer({ '/p1': page([1, 2], './p2', { title: 'Now' }) })
    const limits = { documents: 1, bytes: 1e6, time: 60_000, failures: 3 }
    await syncTo(store(), feed, { limits })
    await host.answer({ '/p1': page([1, 2, 3], './p2') })
    expect(await syncTo(store(), feed, { limits })).toMatchObject({ removed: 0, records: 6 })
  })

  it('takes nothing away when its publisher does not call it complete', async () => {
    await host.answer({ '/p1': page([1, 2], './p2', { complete: false }), '/p2': page([3, 4]) })
    const feed = feedAt(host.url('/p1'))
    await syncTo(store(), feed)
    await host.answer({ '/p1': page([1], './p2', { complete: false }) })
    expect(await syncTo(store(), feed)).toMatchObject({ removed: 0, records: 4 })
  })

  it('whose pages lead in a circle comes to an end', async () => {
    await host.answer({ '/p1': page([1], './p2'), '/p2': page([2], './p1') })
    expect(await syncTo(store(), feedAt(host.url('/p1')))).toMatchObject({ ok: true, records: 2 })
    expect(await host.requests()).toEqual(['/p1', '/p2'])
  })

  it('goes on from the page that could not be had', async () => {
    await host.answer({ '/p1': page([1], './p2'), '/p2': { status: 503 }, '/p3': page([3]) })
    const feed = feedAt(host.url('/p1'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: false, error: { code: 'serverError' } })
    expect(await feedRow(store(), feed.url)).toMatchObject({ records: 1, failures: 1, lastSuccess: 0, walk: { waiting: 1 } })
    await host.answer({ '/p2': page([2], './p3') })
    await host.requests()
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 3 })
    expect((await host.requests())[0]).toBe('/p2')
  })

  it('begins anew when a page is gone', async () => {
    await host.answer({ '/p1': page([1], './gone'), '/gone': null })
    const feed = feedAt(host.url('/p1'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: false, error: { code: 'notFound' } })
    await host.answer({ '/p1': page([1], './p2'), '/p2': page([2]) })
    await host.requests()
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 2 })
    expect((await host.requests())[0]).toBe('/p1')
  })
})

describe('a provider of CSAF', () => {
  const provider = (distribution: object) => ({
    body: JSON.stringify({
      canonical_url: host.url('/provider-metadata.json'),
      metadata_version: '2.0',
      publisher: { name: 'Testmaker' },
      distributions: [distribution],
    }),
  })
  const rolieFeed = (entries: [id: string, updated: string][]) => ({
    body: JSON.stringify({
      feed: {
        title: 'Testmaker, TLP:WHITE',
        entry: entries.map(([id, updated]) => ({ id, updated, link: [{ rel: 'self', href: host.url(`/white/${id}.json`) }] })),
      },
    }),
  })

  it('is followed to its ROLIE feed and each document, the last changed first', async () => {
    await host.answer({
      '/provider-metadata.json': provider({ rolie: { feeds: [{ tlp_label: 'WHITE', url: host.url('/rolie.json') }] } }),
      '/rolie.json': rolieFeed([
        ['TM-10001', '2026-11-01T00:00:00Z'],
        ['TM-10003', '2026-11-03T00:00:00Z'],
        ['TM-10002', '2026-11-02T00:00:00Z'],
      ]),
      ...Object.fromEntries(['TM-10001', 'TM-10002', 'TM-10003'].map((id) => [`/white/${id}.json`, csaf(id)])),
    })
    const feed = feedAt(host.url('/provider-metadata.json'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 3, records: 3 })
    expect(await host.requests()).toEqual([
      '/provider-metadata.json',
      '/rolie.json',
      '/white/TM-10003.json',
      '/white/TM-10002.json',
      '/white/TM-10001.json',
    ])
    expect(await feedRow(store(), feed.url)).toMatchObject({ title: 'Testmaker', format: 'csaf', walk: { waiting: 0 } })

    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, changed: false })
    expect(await host.requests()).toEqual(['/provider-metadata.json', '/rolie.json'])

    await host.answer({
      '/rolie.json': rolieFeed([
        ['TM-10003', '2026-11-03T00:00:00Z'],
        ['TM-10002', '2026-11-20T00:00:00Z'],
        ['TM-10000', '2026-10-01T00:00:00Z'],
      ]),
      '/white/TM-10002.json': csaf('TM-10002', 'Revised'),
      '/white/TM-10000.json': csaf('TM-10000', 'Late'),
    })
    expect(await syncTo(store(), feed)).toMatchObject({ added: 1, updated: 1, removed: 1, records: 3 })
    expect((await host.requests()).slice(2)).toEqual(['/white/TM-10002.json', '/white/TM-10000.json'])
  })

  it('is followed to its directory, whose index is read where it has no list of changes', async () => {
    await host.answer({
      '/provider-metadata.json': provider({ directory_url: host.url('/csaf/') }),
      '/csaf/changes.csv': null,
      '/csaf/index.txt': { body: '2026/tm-10001.json\n2026/tm-10002.json\n' },
      '/csaf/2026/tm-10001.json': csaf('TM-10001'),
      '/csaf/2026/tm-10002.json': csaf('TM-10002'),
    })
    const feed = feedAt(host.url('/provider-metadata.json'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 2 })
    expect((await host.requests()).slice(0, 3)).toEqual(['/provider-metadata.json', '/csaf/changes.csv', '/csaf/index.txt'])
  })

  it('is read only at sites that access was granted to, and says which one it lacks', async () => {
    await host.answer({
      '/provider-metadata.json': provider({ rolie: { feeds: [{ url: 'https://elsewhere.example/rolie.json' }] } }),
    })
    const feed = feedAt(host.url('/provider-metadata.json'))
    const mayFetch = async (url: string) => !url.startsWith('https://elsewhere')
    const error = { code: 'permission', detail: 'elsewhere.example' }
    expect(await syncTo(store(), feed, { mayFetch })).toMatchObject({ ok: false, error })
    expect(await feedRow(store(), feed.url)).toMatchObject({ error, failures: 1 })
    expect(await store().count('requests')).toBe(1)
  })
})

describe('a list of changes', () => {
  const list = (count: number, date = '2026-11-01T00:00:00Z') =>
    changes(Array.from({ length: count }, (_, index) => [`2026/tm-${10_000 + index}.json`, date]))
  const all = (count: number, title?: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `/csaf/2026/tm-${10_000 + index}.json`,
        csaf(`TM-${10_000 + index}`, title && `${title} ${index}`),
      ]),
    )

  it('is gone on with where a sync ended that had read its share', async () => {
    await host.answer({ '/csaf/changes.csv': list(5), ...all(5) })
    const feed = feedAt(host.url('/csaf/changes.csv'))
    const limits = { documents: 3, bytes: 1e6, time: 60_000, failures: 3 }
    expect(await syncTo(store(), feed, { limits })).toMatchObject({ ok: true, records: 2, waiting: 3 })
    const row = await feedRow(store(), feed.url)
    expect(row).toMatchObject({ lastSuccess: 0, error: null, walk: { waiting: 3 } })
    expect(row?.nextDue).toBe(row?.lastAttempt)
    expect(await syncTo(store(), feed, { limits })).toMatchObject({ ok: true, records: 5 })
    expect(await host.requests()).toHaveLength(6)
  })

  it('passes over a document that is missing, tells of it, and tries it again in the next round', async () => {
    await host.answer({ '/csaf/changes.csv': list(3), ...all(3), '/csaf/2026/tm-10001.json': null })
    const feed = feedAt(host.url('/csaf/changes.csv'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 2 })
    expect((await feedRow(store(), feed.url))?.problems).toEqual([
      `${host.url('/csaf/2026/tm-10001.json')}: not read (notFound, HTTP 404); tried again later`,
    ])
    await host.answer(all(3))
    await host.requests()
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 3 })
    expect(await host.requests()).toEqual(['/csaf/changes.csv', '/csaf/2026/tm-10001.json'])
    expect((await feedRow(store(), feed.url))?.problems).toEqual([])
  })

  it('gives up for now when several documents in a row cannot be had', async () => {
    const broken = Object.fromEntries(Object.keys(all(5)).map((path) => [path, { status: 500 }]))
    await host.answer({ '/csaf/changes.csv': list(5), ...broken })
    expect(await syncTo(store(), feedAt(host.url('/csaf/changes.csv')))).toMatchObject({
      ok: false,
      error: { code: 'serverError' },
    })
    expect(await host.requests()).toHaveLength(4)
  })

  it('asks for nothing that is not https, and of this machine only where the feed is on it', async () => {
    const elsewhere = ['http://elsewhere.example/tm-10000.json', 'ftp://elsewhere.example/tm-10001.json']
    await host.answer({ '/csaf/changes.csv': changes(elsewhere.map((file) => [file, '2026-11-01T00:00:00Z'])) })
    const feed = feedAt(host.url('/csaf/changes.csv'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 0 })
    expect(await store().count('requests')).toBe(1)
    expect((await feedRow(store(), feed.url))?.problems).toEqual(['2 addresses lead to where this feed may not; left out'])
  })

  it('of which most changed at once was rewritten, which is no news', async () => {
    await host.answer({ '/csaf/changes.csv': list(60), ...all(60) })
    const feed = feedAt(host.url('/csaf/changes.csv'))
    await syncTo(store(), feed)
    await host.answer({ '/csaf/changes.csv': list(60, '2026-11-20T00:00:00Z'), ...all(60, 'Rewritten') })
    expect(await syncTo(store(), feed)).toMatchObject({ updated: 60 })
    expect(new Set((await store().getAll('advisories')).map(({ changed }) => changed))).toEqual(new Set(['2026-11-01T00:00:00Z']))
    expect((await titles())[0]).toBe('Rewritten 0')
  })
})

describe('a worker that is killed', () => {
  it.each([
    ['in the pages of a feed', '/p1', 8],
    ['in a directory', '/csaf/changes.csv', 12],
  ])('%s loses, doubles and tears nothing', async (_where, path, count) => {
    const files = Array.from({ length: count }, (_, index) => `tm-${10_000 + index}.json`)
    const pages = Array.from({ length: count }, (_, index) => [
      `/p${index + 1}`,
      page([3 * index, 3 * index + 1], index + 1 < count ? `./p${index + 2}` : ''),
    ])
    await host.answer({
      ...Object.fromEntries(pages),
      '/csaf/changes.csv': changes(files.map((file, index) => [file, `2026-11-${10 + index}T00:00:00Z`])),
      ...Object.fromEntries(files.map((file) => [`/csaf/${file}`, csaf(file.slice(0, -5).toUpperCase())])),
    })
    const feed = feedAt(host.url(path))
    await syncTo(store(), feed)
    const name = `killed-${crypto.randomUUID()}`
    try {
      const { kills, outcome } = await syncWithKills(name, feed)
      expect(outcome.ok).toBe(true)
      expect(kills).toBeGreaterThan(count / 2)
      const survivor = await openStore(name)
      const [left, undisturbed] = [await contentsOf(survivor), await contentsOf(store())]
      survivor.close()
      expect(undisturbed.records.length).toBeGreaterThanOrEqual(count)
      expect(left).toEqual(undisturbed)
    } finally {
      await deleteDB(name)
    }
  })
})
