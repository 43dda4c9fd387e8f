import { describe, expect, it } from 'vitest'
import { advisoryById, feedRow, marksOf, recentAdvisories } from '../../utils/store'
import { A, advisory, commitTo, NOW, storeOfEachTest } from '../support/store-harness'
import { contentsOf, feedAt, feedHost, syncTo, syncWithKills } from '../support/walk-harness'

/* What publishers take away, and what they merely write anew. */

const store = storeOfEachTest()
const host = feedHost()

function csaf(id: string, { category = 'csaf_security_advisory', title = `About ${id}`, date = '2026-11-01T00:00:00Z' } = {}) {
  const tracking = { id, status: 'final', version: '1', initial_release_date: '2026-11-01T00:00:00Z', current_release_date: date }
  const publisher = { name: 'Testmaker', category: 'vendor', namespace: 'https://testmaker.example' }
  const document = { category, csaf_version: '2.0', title, publisher, tracking }
  const product = { product_id: 'P', name: `Gate ${id}` }
  const branches = [
    { category: 'vendor', name: 'Testmaker', branches: [{ category: 'product_name', name: product.name, product }] },
  ]
  const vulnerabilities = [{ cve: `CVE-2026-${id.slice(-5)}`, product_status: { known_affected: ['P'] } }]
  return { body: JSON.stringify({ document, product_tree: { branches }, vulnerabilities }) }
}

function list(ids: readonly string[], { updated = '2026-11-01T00:00:00Z', link = [] as object[] } = {}) {
  const entry = ids.map((id) => ({ id, updated, content: { src: host.url(`/${id}.json`) } }))
  return { body: JSON.stringify({ feed: { title: 'Testmaker', link, entry } }) }
}

const IDS = Array.from({ length: 5 }, (_, index) => `TM-${10_001 + index}`)
const documents = (ids: readonly string[], fields?: Parameters<typeof csaf>[1]) =>
  Object.fromEntries(ids.map((id) => [`/${id}.json`, csaf(id, fields)]))
/** Of the advisory about the document's vulnerability: the document's own id is only unique within its feed. */
const status = async (id: string) => (await advisoryById(store(), `CVE-2026-${id.slice(-5)}`))?.advisory.status
const marked = async (ids: string[]) =>
  (await marksOf(store(), ids, { watched: () => false, now: NOW })).filter((mark) => mark.painted).length

describe('an entry that a ROLIE feed no longer has', () => {
  it('says that its advisory was withdrawn and marks nothing, until it is listed again', async () => {
    await host.answer({ '/rolie.json': list(IDS), ...documents(IDS) })
    const feed = feedAt(host.url('/rolie.json'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 5, removed: 0 })
    expect(await marked(['CVE-2026-10002'])).toBe(1)
    await host.answer({ '/rolie.json': list(IDS.filter((id) => id !== 'TM-10002')) })
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 0, updated: 0, removed: 1, records: 4 })
    expect(await feedRow(store(), feed.url)).toMatchObject({ records: 4, error: null })
    expect(await status('TM-10002')).toBe('withdrawn')
    expect(await marked(['CVE-2026-10002', 'product:testmaker/gate-tm-10002'])).toBe(0)
    expect(await status('TM-10001')).toBe('active')
    await host.answer({ '/rolie.json': list(IDS) })
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 5 })
    expect(await status('TM-10002')).toBe('active')
  })

  it('takes nothing away where the feed goes on elsewhere, or another list still has it', async () => {
    const feed = feedAt(host.url('/provider-metadata.json'))
    const feeds = ['/a.json', '/b.json'].map((path) => ({ tlp_label: 'WHITE', url: host.url(path) }))
    await host.answer({
      '/provider-metadata.json': {
        body: JSON.stringify({
          ...{ canonical_url: feed.url, metadata_version: '2.0', publisher: { name: 'Testmaker' } },
          distributions: [{ rolie: { feeds } }],
        }),
      },
      '/a.json': list(IDS, { link: [{ rel: 'next', href: host.url('/a2.json') }] }),
      '/b.json': list(['TM-10001', 'TM-20001']),
      ...documents([...IDS, 'TM-20001']),
    })
    await syncTo(store(), feed)
    await host.answer({ '/a.json': list(['TM-10003'], { link: [{ rel: 'next', href: host.url('/a2.json') }] }) })
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, removed: 0, records: 6 })
    await host.answer({ '/b.json': list([]) })
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, removed: 1, records: 5 })
    expect(await status('TM-20001')).toBe('withdrawn')
    expect(await status('TM-10001')).toBe('active')
  })

  it('is a fault of the list where a large part is gone at once: nothing changes, and the feed says so', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `TM-${30_001 + index}`)
    await host.answer({ '/rolie.json': list(ids), ...documents(ids) })
    const feed = feedAt(host.url('/rolie.json'))
    await syncTo(store(), feed)
    const before = await contentsOf(store())
    await host.answer({ '/rolie.json': list(ids.slice(0, 10)) })
    expect(await syncTo(store(), feed)).toMatchObject({ ok: false, error: { code: 'shrunk', detail: '10 / 25' } })
    expect({ ...(await contentsOf(store())), feeds: 0 }).toEqual({ ...before, feeds: 0 })
  })

  it('is taken away once, whenever the worker is killed', async () => {
    await host.answer({ '/rolie.json': list(IDS), ...documents(IDS) })
    const feed = feedAt(host.url('/rolie.json'))
    await syncWithKills(store().name, feed)
    await host.answer({ '/rolie.json': list(IDS.slice(1)) })
    const { kills } = await syncWithKills(store().name, feed)
    expect(kills).toBeGreaterThan(0)
    expect(await status('TM-10001')).toBe('withdrawn')
    expect((await store().getAll('records')).filter(({ gone }) => gone)).toHaveLength(1)
  })
})

describe('a document that its publisher withdrew', () => {
  it('says so and marks nothing', async () => {
    await host.answer({ '/rolie.json': list(IDS.slice(0, 1)), ...documents(IDS.slice(0, 1)) })
    const feed = feedAt(host.url('/rolie.json'))
    await syncTo(store(), feed)
    const updated = '2026-11-02T00:00:00Z'
    await host.answer({
      '/rolie.json': list(IDS.slice(0, 1), { updated }),
      ...documents(IDS.slice(0, 1), { category: 'csaf_withdrawn' }),
    })
    await syncTo(store(), feed)
    expect(await status('TM-10001')).toBe('withdrawn')
    expect(await marked(['CVE-2026-10001'])).toBe(0)
  })
})

describe('everything written anew at once', () => {
  it('by a feed of one document makes nothing new or recent, whatever dates it has now', async () => {
    const all = (fields: object) =>
      Array.from({ length: 60 }, (_, index) => advisory({ id: `CVE-2026-${20_000 + index}`, published: '2024-01-01', ...fields }))
    await commitTo(store(), A, all({ summary: 'As it was.' }))
    const later = { summary: 'In other words.', updated: '2026-11-22T00:00:00Z' }
    expect(await commitTo(store(), A, all(later))).toMatchObject({ added: 0, updated: 60 })
    const rows = await recentAdvisories(store(), { limit: 100 })
    expect(new Set(rows.map(({ changed }) => changed))).toEqual(new Set(['2024-01-01']))
    expect(new Set(rows.map(({ advisory: { summary } }) => summary))).toEqual(new Set(['In other words.']))
    expect(
      await commitTo(store(), A, [...all(later).slice(1), advisory({ id: 'CVE-2026-20000', title: 'One of them' })]),
    ).toMatchObject({
      updated: 1,
    })
    expect((await advisoryById(store(), 'CVE-2026-20000'))?.changed).toBe('2026-11-23T12:00:00Z')
  })

  it('by a list of documents makes nothing new or recent either', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `TM-${40_001 + index}`)
    await host.answer({ '/rolie.json': list(ids), ...documents(ids) })
    const feed = feedAt(host.url('/rolie.json'))
    await syncTo(store(), feed)
    const date = '2026-11-22T00:00:00Z'
    await host.answer({ '/rolie.json': list(ids, { updated: date }), ...documents(ids, { title: 'In other words', date }) })
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 0, updated: 60, removed: 0 })
    const rows = await recentAdvisories(store(), { limit: 100 })
    expect(new Set(rows.map(({ changed }) => changed))).toEqual(new Set(['2026-11-01T00:00:00Z']))
  })
})
