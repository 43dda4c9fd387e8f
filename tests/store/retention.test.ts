import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../utils/settings'
import { advisoryById, feedRow, forgetFeed, newFeedRow, commitFeed, recentAdvisories } from '../../utils/store'
import { countNotKept, removeNotKept, removeNotKeptDaily, retentionOf } from '../../utils/worker/retention'
import { A, advisory, B, commitTo, NOW, storeOfEachTest } from '../support/store-harness'

/* Advisories that are not kept for ever: what goes, what stays, and that what went does not come back as news. */

const store = storeOfEachTest()
const C = 'https://c.example/feed.json'

const cve = (number: number, updated: string, fields: Record<string, unknown> = {}) => {
  const id = `CVE-2020-${number}`
  return advisory({ id, identifiers: [id], published: '2020-01-01', updated, ...fields })
}
const OLD = '2023-03-01'
const YOUNG = '2026-09-01'

const settings = (fields: Partial<Settings> = {}): Settings => ({ ...defaultSettings(), keepMonths: 12, ...fields })
function context(set = settings(), now = NOW) {
  const retention = retentionOf(set, now)
  return { privateFeeds: new Set<string>(), now, ...(retention ? { retention } : {}) }
}
const held = async () => (await recentAdvisories(store(), { limit: 100 })).map(({ id }) => id).sort()
const remove = (set = settings()) => removeNotKept(store(), context(set))

/** Commits what a feed has that only tells its latest. */
async function tell(url: string, advisories: ReturnType<typeof cve>[], set?: Settings) {
  const document = { url, name: 'Latest', advisories, complete: false }
  const result = await commitFeed(
    store(),
    document,
    set ? context(set) : { privateFeeds: new Set(), now: NOW },
    (row = newFeedRow(url), summary) => ({
      ...row,
      lastSuccess: NOW.getTime(),
      records: summary.records,
    }),
  )
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('what is not kept', () => {
  it('is what did not change for so long, with its names and its place in the feed', async () => {
    await tell(A, [
      cve(1001, OLD, { entities: [{ name: 'Old Gate', type: 'Product', role: 'affected' }] }),
      cve(1002, YOUNG, { entities: [{ name: 'New Gate', type: 'Product', role: 'affected' }] }),
    ])
    expect(await countNotKept(store(), settings(), NOW)).toBe(1)
    expect(await remove()).toBe(1)
    expect(await held()).toEqual(['CVE-2020-1002'])
    expect((await store().getAll('entities')).map(({ name }) => name)).toEqual(['New Gate'])
    expect(await feedRow(store(), A)).toMatchObject({ records: 1 })
    expect(await store().count('records')).toBe(1)
    expect(await countNotKept(store(), settings(), NOW)).toBe(0)
    expect(await remove()).toBe(0)
  })

  it('is nothing where all is kept for ever', async () => {
    await tell(A, [cve(1001, OLD)])
    expect(retentionOf(settings({ keepMonths: 0 }), NOW)).toBeUndefined()
    expect(await remove(settings({ keepMonths: 0 }))).toBe(0)
    expect(await held()).toEqual(['CVE-2020-1001'])
  })

  it('is not what is watched or was acknowledged, nor what nobody dates', async () => {
    const about = (name: string, role: string) => ({ entities: [{ name, type: 'Product', role }] })
    await tell(A, [
      cve(1001, OLD, about('Gate', 'affected')),
      cve(1002, OLD, about('Gate', 'mentioned')),
      cve(1003, OLD),
      advisory({ id: 'CVE-2020-1004', published: null }),
    ])
    const made = { name: 'Third', reason: 'fixed', note: '', owner: '', until: '', historyAt: '' } as const
    const set = settings({
      watchlist: [{ name: 'Gate', type: 'Product', vendor: undefined, aliases: [] }],
      acknowledged: [{ ...made, advisoryId: 'CVE-2020-1003', addedAt: '2026-11-01T00:00:00.000Z' }],
    })
    expect(await remove(set)).toBe(1)
    expect(await held()).toEqual(['CVE-2020-1001', 'CVE-2020-1003', 'CVE-2020-1004'])
  })

  it('is not what a feed that is read as a whole still says, nor what another says of the same', async () => {
    await commitTo(store(), B, [cve(1001, OLD), cve(1002, OLD)])
    await tell(A, [cve(1001, OLD, { summary: 'Said by another' }), cve(1003, OLD)])
    expect(await remove()).toBe(1)
    expect(await held()).toEqual(['CVE-2020-1001', 'CVE-2020-1002'])
    expect((await advisoryById(store(), 'CVE-2020-1001'))?.advisory.summary).toBe('Said by another')
    // Read once more, nothing of it is new.
    expect(await commitTo(store(), B, [cve(1001, OLD), cve(1002, OLD)])).toMatchObject({ added: 0, updated: 0, removed: 0 })
  })

  it('is what such a feed withdrew long ago', async () => {
    await commitTo(store(), B, [cve(1001, OLD), cve(1002, OLD)], { now: new Date('2024-01-01T00:00:00Z') })
    await commitTo(store(), B, [cve(1002, OLD)], { now: new Date('2024-06-01T00:00:00Z') })
    expect(await remove()).toBe(1)
    expect(await held()).toEqual(['CVE-2020-1002'])
    expect(await feedRow(store(), B)).toMatchObject({ records: 1 })
  })

  it('goes by what the store saw change, too', async () => {
    await tell(A, [cve(1001, OLD)])
    await tell(A, [cve(1001, OLD, { summary: 'Changed, and not dated so' })])
    expect(await remove()).toBe(0)
    expect(await held()).toEqual(['CVE-2020-1001'])
  })

  it('goes with every record of it, whichever feed has it, and leaves none half said', async () => {
    await tell(A, [cve(1001, OLD), cve(1002, YOUNG)])
    await tell(C, [cve(1001, OLD), cve(1002, OLD)])
    expect(await remove()).toBe(1)
    expect(await store().count('records')).toBe(2)
    expect((await store().getAllKeys('records')).map(([feed]) => feed)).toEqual([A, C])
    expect(await held()).toEqual(['CVE-2020-1002'])
  })

  it('is not what a sync brings something to meanwhile', async () => {
    await tell(A, [cve(1001, OLD), cve(1002, OLD)])
    let isFirst = true
    const getAll = async (...asked: Parameters<ReturnType<typeof store>['getAll']>) => {
      const rows = await store().getAll(...asked)
      if (asked[0] === 'records' && isFirst) {
        isFirst = false
        await tell(C, [cve(1001, YOUNG)])
      }
      return rows
    }
    const reading = new Proxy(store(), {
      get: (target, property) => {
        const value: unknown = property === 'getAll' ? getAll : Reflect.get(target, property)
        return typeof value === 'function' && property !== 'getAll' ? (value.bind(target) as unknown) : value
      },
    })
    await removeNotKept(reading, context())
    expect(isFirst).toBe(false)
    expect(await held()).toEqual(['CVE-2020-1001'])
    expect((await store().getAllKeys('records')).map(([feed]) => feed)).toEqual([A, C])
  })

  it('goes however many there are', async () => {
    const many = Array.from({ length: 1_300 }, (_, index) => cve(10_000 + index, index % 13 === 0 ? YOUNG : OLD))
    await tell(A, many)
    expect(await remove()).toBe(1_200)
    expect(await store().count('advisories')).toBe(100)
    expect(await feedRow(store(), A)).toMatchObject({ records: 100 })
  })
})

describe('an old entry that a feed tells again', () => {
  it('is not taken in, unless it is watched or about what is held', async () => {
    const set = settings({ watchlist: [{ name: 'Gate', type: 'Product', vendor: undefined, aliases: [] }] })
    await commitTo(store(), B, [cve(1003, OLD)])
    const summary = await tell(
      A,
      [
        cve(1001, OLD),
        cve(1002, OLD, { entities: [{ name: 'Gate', type: 'Product', role: 'affected' }] }),
        cve(1003, OLD),
        cve(1004, YOUNG),
      ],
      set,
    )
    expect(summary).toMatchObject({ added: 3, records: 3 })
    expect(await held()).toEqual(['CVE-2020-1002', 'CVE-2020-1003', 'CVE-2020-1004'])
    expect(await removeNotKept(store(), context(set))).toBe(0)
  })

  it('is taken in by a feed that is read as a whole', async () => {
    const document = { url: B, name: 'Whole', advisories: [cve(1001, OLD)], complete: true }
    await commitFeed(store(), document, context(), (row = newFeedRow(B)) => row)
    expect(await held()).toEqual(['CVE-2020-1001'])
    expect(await remove()).toBe(0)
    await forgetFeed(store(), B, context())
    expect(await held()).toEqual([])
  })
})

it('is looked for once a day', async () => {
  await tell(A, [cve(1001, OLD)])
  expect(await removeNotKeptDaily(store(), context())).toBe(1)
  await tell(A, [cve(1002, OLD)])
  const later = (hours: number) => context(settings(), new Date(NOW.getTime() + hours * 3_600_000))
  expect(await removeNotKeptDaily(store(), later(23))).toBe(0)
  expect(await removeNotKeptDaily(store(), later(25))).toBe(1)
  await tell(A, [cve(1003, OLD)])
  expect(await removeNotKeptDaily(store(), later(-1))).toBe(1)
})
