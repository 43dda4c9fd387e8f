import { deleteDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { feedRow, forgetFeed, lastRequests, openStore, updateFeedRow } from '../../utils/store'
import { NOW, storeOfEachTest } from '../support/store-harness'
import { contentsOf, feedAt, feedHost, syncTo, syncWithKills } from '../support/walk-harness'

/* Interfaces that are read in pages or record by record, with what they ask of those who read them. */

const store = storeOfEachTest()
const host = feedHost()
const HOUR = 3_600_000

describe('the NVD', () => {
  const API = '/rest/json/cves/2.0'
  const window = (from: string, to: string) =>
    `${API}?${new URLSearchParams({ lastModStartDate: from, lastModEndDate: to }).toString()}`
  const FIRST = window('2026-10-24T12:00:00Z', '2026-11-23T12:00:00Z')
  const answer = (start: number, numbers: number[], total: number) => ({
    body: JSON.stringify({
      format: 'NVD_CVE',
      version: '2.0',
      timestamp: '2026-11-23T12:00:02.000',
      startIndex: start,
      resultsPerPage: numbers.length,
      totalResults: total,
      vulnerabilities: numbers.map((number) => ({
        cve: {
          id: `CVE-2026-${20_000 + number}`,
          published: '2026-11-01T00:00:00.000',
          lastModified: '2026-11-02T00:00:00.000',
          vulnStatus: 'Analyzed',
          descriptions: [{ lang: 'en', value: `A flaw numbered ${number}.` }],
        },
      })),
    }),
  })
  const serve = () =>
    host.answer({
      [FIRST]: answer(0, [1, 2], 5),
      [`${FIRST}&startIndex=2`]: answer(2, [3, 4], 5),
      [`${FIRST}&startIndex=4`]: answer(4, [5], 5),
    })

  it('is read page by page, six seconds apart, and later asked for what changed since', async () => {
    await serve()
    const feed = feedAt(host.url(API))
    const slept: number[] = []
    const sleep = async (milliseconds: number) => void slept.push(milliseconds)
    expect(await syncTo(store(), feed, { sleep })).toMatchObject({ ok: true, added: 5, records: 5 })
    expect(await host.requests()).toEqual([FIRST, `${FIRST}&startIndex=2`, `${FIRST}&startIndex=4`])
    // Time stands still here, so that each pause is asked for after one request and found missing before the next.
    expect(slept).toEqual([6_000, 6_000, 6_000, 6_000])
    expect(await feedRow(store(), feed.url)).toMatchObject({
      format: 'nvd',
      walk: { cursor: '2026-11-23T12:00:00Z', reached: '' },
    })

    const later = new Date(NOW.getTime() + 4 * HOUR)
    const next = window('2026-11-23T12:00:00Z', '2026-11-23T16:00:00Z')
    await host.answer({ [next]: answer(0, [3], 1) })
    expect(await syncTo(store(), feed, { now: () => later })).toMatchObject({ ok: true, changed: false, records: 5 })
    expect(await host.requests()).toEqual([next])
  })

  it('loses and doubles nothing when the worker is killed between its pages', async () => {
    await serve()
    const feed = feedAt(host.url(API))
    await syncTo(store(), feed)
    const name = `killed-${crypto.randomUUID()}`
    try {
      const { kills } = await syncWithKills(name, feed)
      expect(kills).toBeGreaterThan(1)
      const survivor = await openStore(name)
      const [left, undisturbed] = [await contentsOf(survivor), await contentsOf(store())]
      survivor.close()
      expect(left).toEqual(undisturbed)
    } finally {
      await deleteDB(name)
    }
  })
})

describe('GitHub', () => {
  const API = '/api/v3/advisories'
  const begin = `${API}?${new URLSearchParams({
    per_page: '100',
    sort: 'updated',
    direction: 'desc',
    modified: '>=2025-11-23T12:00:00Z',
  }).toString()}`
  const second = `${API}?after=abc`
  const page = (numbers: number[], headers: Record<string, string> = {}) => ({
    headers,
    body: JSON.stringify(
      numbers.map((number) => ({
        ghsa_id: `GHSA-2222-3333-444${number}`,
        cve_id: null,
        summary: `Flaw ${number}`,
        severity: 'high',
        published_at: '2026-10-01T00:00:00Z',
        updated_at: `2026-11-0${number}T00:00:00Z`,
      })),
    ),
  })

  it('is left alone until its count begins anew, and then gone on with', async () => {
    const reset = String(Math.round(Date.now() / 1_000) + 1_800)
    const usedUp = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    await host.answer({
      [begin]: page([9, 8], { link: `<${host.url(second)}>; rel="next"`, ...usedUp }),
      [second]: page([7]),
    })
    const feed = feedAt(host.url(API))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 2, waiting: 1 })
    const row = await feedRow(store(), feed.url)
    expect(row).toMatchObject({ failures: 0, error: null, walk: { id: 'github-pages', reached: '2026-11-09T00:00:00Z' } })
    expect((row?.nextDue ?? 0) - NOW.getTime()).toBeGreaterThan(0.49 * HOUR)
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, records: 3 })
    expect(await host.requests()).toEqual([begin, second])
    expect((await feedRow(store(), feed.url))?.walk).toMatchObject({ cursor: '2026-11-09T00:00:00Z', waiting: 0 })
  })

  it('is asked again when it wants to be after it refused', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7200' } }
    await host.answer({ [begin]: page([9], { link: `<${host.url(second)}>; rel="next"` }), [second]: busy })
    const feed = feedAt(host.url(API))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: false, error: { code: 'tooManyRequests' } })
    const row = await feedRow(store(), feed.url)
    expect(row).toMatchObject({ records: 1, failures: 1 })
    expect((row?.nextDue ?? 0) - NOW.getTime()).toBe(2 * HOUR)
  })
})

describe('OSV', () => {
  const record = (id: string, summary: string) => ({
    body: JSON.stringify({ schema_version: '1.6.0', id, modified: '2026-11-01T00:00:00Z', summary, affected: [] }),
  })

  it('is read record by record from its list of what changed', async () => {
    await host.answer({
      '/PyPI/modified_id.csv': { body: '2026-11-02T00:00:00Z,PYSEC-2026-2\n2026-11-01T00:00:00Z,PYSEC-2026-1\n' },
      '/PyPI/PYSEC-2026-1.json': record('PYSEC-2026-1', 'One'),
      '/PyPI/PYSEC-2026-2.json': record('PYSEC-2026-2', 'Two'),
    })
    const feed = feedAt(host.url('/PyPI/modified_id.csv'))
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 2, records: 2 })
    await host.answer({
      '/PyPI/modified_id.csv': { body: '2026-11-09T00:00:00Z,PYSEC-2026-1\n2026-11-02T00:00:00Z,PYSEC-2026-2\n' },
      '/PyPI/PYSEC-2026-1.json': record('PYSEC-2026-1', 'One, revised'),
    })
    await host.requests()
    expect(await syncTo(store(), feed)).toMatchObject({ ok: true, added: 0, updated: 1 })
    expect(await host.requests()).toEqual(['/PyPI/modified_id.csv', '/PyPI/PYSEC-2026-1.json'])
    expect(await syncTo(store(), feed)).toMatchObject({ changed: false })
    expect(await host.requests()).toEqual(['/PyPI/modified_id.csv'])
  })
})

describe('the request log', () => {
  it('has every request with why it was made, how much came and what came of it', async () => {
    await host.answer({ '/feed.json?token=secret': { status: 500 } })
    const feed = feedAt(host.url('/feed.json?token=secret'))
    await syncTo(store(), feed, { why: 'person' })
    await host.answer({
      '/feed.json?token=secret': { body: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [] }) },
    })
    await syncTo(store(), feed)
    await syncTo(store(), feed)
    const shown = host.url('/feed.json?token=…')
    const made = { feed: shown, url: shown, led: '', at: NOW.getTime() }
    expect((await lastRequests(store())).map(({ key: _, ...row }) => row)).toEqual([
      { ...made, why: 'schedule', bytes: 0, outcome: 'unchanged' },
      { ...made, why: 'schedule', bytes: 57, outcome: 'document' },
      { ...made, why: 'person', bytes: 0, outcome: 'serverError' },
    ])
  })

  it('keeps a request whose end the worker did not live to see', async () => {
    const feed = feedAt(host.url('/never.json'))
    void syncTo(store(), feed, { fetch: () => new Promise<never>(() => undefined) })
    await expect.poll(() => lastRequests(store())).toMatchObject([{ outcome: 'begun' }])
  })

  it('keeps the newest 2,000', async () => {
    const transaction = store().transaction('requests', 'readwrite')
    const row = { feed: 'f', url: 'u', led: '', at: 1, why: 'walk', bytes: 0, outcome: 'document' } as const
    await Promise.all(Array.from({ length: 2_005 }, () => transaction.store.add(row)))
    await transaction.done
    await host.answer({ '/none.json': null })
    await syncTo(store(), feedAt(host.url('/none.json')))
    const rows = await lastRequests(store())
    expect(rows).toHaveLength(2_000)
    expect(rows[0]).toMatchObject({ outcome: 'notFound' })
  })
})

describe('a feed that was removed while it was read', () => {
  it('is left as it is and not asked for again', async () => {
    const feed = feedAt(host.url('/gone.json'))
    await updateFeedRow(store(), feed.url, (row) => row)
    await host.answer({ '/gone.json': { body: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [] }) } })
    const outcome = await syncTo(store(), feed, { commitContext: async () => undefined })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'removed' } })
    expect(await feedRow(store(), feed.url)).toMatchObject({ failures: 0, error: null, records: 0 })
  })

  it('does not come back by what its last request came to', async () => {
    const feed = feedAt(host.url('/late.json'))
    await host.answer({ '/late.json': { status: 500 } })
    const forget = () => forgetFeed(store(), feed.url, { privateFeeds: new Set(), now: NOW })
    const removedMeanwhile: typeof fetch = async (...request) => {
      const response = await fetch(...request)
      await forget()
      return response
    }
    expect(await syncTo(store(), feed, { fetch: removedMeanwhile })).toMatchObject({ ok: false, error: { code: 'serverError' } })
    expect(await feedRow(store(), feed.url)).toBeUndefined()
  })
})
