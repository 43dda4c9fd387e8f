import { describe, expect, it } from 'vitest'
import { advisoryById, epssHistory, feedRow, forgetFeed, lastRequests, recentAdvisories, type Store } from '../../utils/store'
import { A, advisory, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'
import { feedAt, feedHost, syncTo } from '../support/walk-harness'

/* Scores that are a fact on what is held, and never an advisory of their own. */

const store = storeOfEachTest()
const host = feedHost()

const serve = (rows: Record<string, [score: number, percentile: number]>, day = '2026-11-23') =>
  host.answer({
    '/epss.csv': {
      body: [
        `#model_version:v2025.03.14,score_date:${day}T12:55:00Z`,
        'cve,epss,percentile',
        ...Object.entries(rows).map(([id, values]) => `${id},${values.join(',')}`),
      ].join('\n'),
    },
  })
const sync = () => syncTo(store(), feedAt(host.url('/epss.csv')))
const held = async (id = 'CVE-2026-1111') => (await advisoryById(store(), id))?.advisory

describe('EPSS', () => {
  it('is put on advisories that are held, with where it comes from, and makes none', async () => {
    await commitTo(store(), A, [fortios()])
    await serve({ 'CVE-2026-1111': [0.04, 0.9], 'CVE-2026-9999': [0.5, 0.99] })
    expect(await sync()).toMatchObject({ ok: true, added: 1, records: 1 })
    expect(await held()).toMatchObject({ epss: { score: 0.04, percentile: 0.9, date: '2026-11-23T12:55:00Z' }, history: [] })
    expect((await held())?.provenance.at(-1)).toEqual({
      feed: 'EPSS',
      url: host.url('/epss.csv'),
      fetched: null,
      fields: ['epss'],
    })
    expect(await recentAdvisories(store(), { limit: 9 })).toHaveLength(1)
    expect(await feedRow(store(), host.url('/epss.csv'))).toMatchObject({ format: 'epss', records: 1, title: 'EPSS' })
    expect(await sync()).toMatchObject({ ok: true, changed: false })
    expect((await lastRequests(store()))[0]).toMatchObject({ outcome: 'unchanged' })
  })

  it('stays when a record changes or another feed speaks of the same vulnerability', async () => {
    await commitTo(store(), A, [fortios()])
    await serve({ 'CVE-2026-1111': [0.04, 0.9] })
    await sync()
    await commitTo(store(), A, [fortios({ title: 'Changed' })])
    expect(await held()).toMatchObject({ title: 'Changed', epss: { score: 0.04 } })
    await commitTo(store(), 'https://b.example/feed.json', [fortios({ id: 'urn:b:1' })], {
      privateFeeds: ['https://b.example/feed.json'],
    })
    const row = await advisoryById(store(), 'CVE-2026-1111')
    expect(row).toMatchObject({ advisory: { epss: { score: 0.04 } }, publicFace: { epss: { score: 0.04 } } })
  })

  it('is told in the history once it moved by ten points since it was last told, and is no news', async () => {
    await commitTo(store(), A, [fortios()])
    for (const [day, score] of [0.04, 0.08, 0.12, 0.15, 0.2, 0.24, 0.2].entries()) {
      await serve({ 'CVE-2026-1111': [score, 0.9] }, `2026-11-${10 + day}`)
      await sync()
    }
    expect((await held())?.history.flatMap(({ source, fields }) => fields.map((field) => ({ source, ...field })))).toEqual([
      { source: 'EPSS', field: 'epss', before: '4.0 %', after: '15.0 %' },
    ])
    expect((await advisoryById(store(), 'CVE-2026-1111'))?.changed).toBe('2026-11-01')
    expect((await held())?.epss?.score).toBe(0.2)
  })

  it('is kept from the first on as far as it differs visibly, also where it drifts, for a plot', async () => {
    await commitTo(store(), A, [fortios()])
    for (const [day, score] of [0.04, 0.042, 0.044, 0.046, 0.0461, 0.3].entries()) {
      await serve({ 'CVE-2026-1111': [score, 0.9] }, `2026-11-${10 + day}`)
      await sync()
    }
    const at = (day: number) => `2026-11-${day}T12:55:00Z`
    expect(await epssHistory(store(), fortios())).toEqual([
      { at: at(10), value: 0.04 },
      { at: at(13), value: 0.046 },
      { at: at(15), value: 0.3 },
    ])
    expect(await epssHistory(store(), { identifiers: ['CVE-2026-1111', 'CVE-2026-2222'] })).toEqual([])
    expect(await epssHistory(store(), { identifiers: ['CVE-2026-9999'] })).toEqual([])
  })

  it('says nothing of advisories about several vulnerabilities', async () => {
    await commitTo(store(), A, [advisory({ id: 'urn:a:1', identifiers: ['CVE-2026-1111', 'CVE-2026-2222'] })])
    await serve({ 'CVE-2026-1111': [0.04, 0.9] })
    await sync()
    expect((await recentAdvisories(store(), { limit: 1 }))[0]?.advisory.epss).toBeNull()
  })

  it('goes with its feed, and what a record itself says is back', async () => {
    await commitTo(store(), A, [fortios({ epss: { score: 0.01, percentile: 0.1 } })])
    await serve({ 'CVE-2026-1111': [0.04, 0.9] })
    await sync()
    expect((await held())?.epss?.score).toBe(0.04)
    await forgetFeed(store(), host.url('/epss.csv'), { privateFeeds: new Set(), now: NOW })
    expect((await held())?.epss?.score).toBe(0.01)
    expect(await store().count('epss')).toBe(0)
    expect((await held())?.provenance).toEqual([])
  })

  it('that ends early changes the feed’s health and nothing else', async () => {
    await commitTo(store(), A, [fortios()])
    await host.answer({ '/epss.csv': { body: '#model_version:v1,score_date:2026-11-23\ncve,likelihood\n' } })
    expect(await sync()).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect((await held())?.epss).toBeNull()
  })

  it('goes on where a worker was killed that had more advisories to write than one transaction takes', async () => {
    const ids = Array.from({ length: 620 }, (_, index) => `CVE-2026-${30_000 + index}`)
    await commitTo(
      store(),
      A,
      ids.map((id) => advisory({ id, identifiers: [id] })),
    )
    await serve(Object.fromEntries(ids.map((id) => [id, [0.3, 0.9]])))
    expect(await syncTo(dyingAtSecondWrite(store()), feedAt(host.url('/epss.csv')))).toMatchObject({
      error: { detail: 'killed' },
    })
    expect(await scores()).toEqual([...Array<number>(500).fill(0.3), ...Array<undefined>(120).fill(undefined)])
    expect(await feedRow(store(), host.url('/epss.csv'))).toMatchObject({ etag: '', lastSuccess: 0 })
    expect(await sync()).toMatchObject({ added: 120, records: 620 })
    expect(await scores()).toEqual(Array(620).fill(0.3))
  })
})

const scores = async () => (await store().getAll('advisories')).map((row) => row.advisory.epss?.score)

/** The same store, on which no second transaction that writes scores can be begun. */
function dyingAtSecondWrite(open: Store): Store {
  let begun = 0
  return new Proxy(open, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        if (name === 'transaction' && args[1] === 'readwrite' && String(args[0]).includes('epss') && ++begun > 1) {
          throw new Error('killed')
        }
        return value.apply(target, args) as unknown
      }
    },
  })
}
