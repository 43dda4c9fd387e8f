import { describe, expect, it, vi } from 'vitest'
import { EVERYTHING } from '../../utils/search'
import { advisoriesByIds, forgetFeed, newestAdvisories, openSearch, refreshSearch, searchVersion } from '../../utils/store'
import { A, advisory, B, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const refresh = (now = NOW) => refreshSearch(store(), now, async () => undefined)
const found = async (query: string) => (await openSearch(store()))?.find(query, EVERYTHING, 99).ids
const segments = async () => (await openSearch(store()))?.sizes

const many = (count: number) => Array.from({ length: count }, (_, at) => advisory({ id: `many-${at}`, title: `Number ${at}` }))

describe('what is searched', () => {
  it('is not there before it is compiled, and follows what is committed from then on', async () => {
    await commitTo(store(), A, [fortios(), ...many(30)])
    expect(await found('fortios')).toBeUndefined()
    expect(await refresh()).toBe(true)
    expect(await found('fortios')).toEqual(['CVE-2026-1111'])
    expect(await refresh()).toBe(false)

    await commitTo(store(), A, [fortios({ title: 'FortiOS, renamed' }), advisory({ id: 'new', title: 'Newcomer' })], {
      complete: false,
    })
    expect(await found('newcomer')).toEqual([])
    const version = await searchVersion(store())
    expect(await refresh(later(1))).toBe(true)
    expect(await searchVersion(store())).toBe(version + 1)
    expect(await found('newcomer')).toEqual([JSON.stringify([A, 'new'])])
    expect(await found('renamed')).toEqual(['CVE-2026-1111'])
    expect(await found('bypass')).toEqual([])
    expect(await segments()).toEqual([31, 2])
  })

  it('forgets what is gone', async () => {
    await commitTo(store(), A, [fortios(), ...many(3)])
    await commitTo(store(), B, [advisory({ id: 'of-b', title: 'Only of B' })])
    await refresh()
    await forgetFeed(store(), B, { privateFeeds: new Set(), now: NOW })
    await refresh()
    expect(await found('only')).toEqual([])
    expect((await openSearch(store()))?.find('', EVERYTHING, 99).total).toBe(4)
  })

  it('keeps the newest beside it, with every change', async () => {
    const isAsSearched = async () => expect(await newestAdvisories(store())).toEqual((await openSearch(store()))?.newest())
    await commitTo(store(), A, [fortios(), ...many(3)])
    expect(await newestAdvisories(store())).toBeUndefined()
    await refresh()
    await isAsSearched()
    expect((await newestAdvisories(store()))?.total).toBe(4)
    await commitTo(store(), B, [advisory({ id: 'of-b', title: 'Only of B' })])
    await refresh(later(1))
    await isAsSearched()
    await forgetFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    await refresh(later(2))
    await isAsSearched()
    expect((await newestAdvisories(store()))?.total).toBe(1)
  })

  it('tells what came since a moment from what was there, and an old one that a rewrite touched', async () => {
    await commitTo(store(), A, [fortios()])
    await refresh()
    await commitTo(store(), A, [advisory({ id: 'new', identifiers: ['CVE-2026-9999'] })], { complete: false })
    await refresh(later(10))
    const since = (moment: Date) =>
      openSearch(store()).then((index) => index?.arrivedAfter(moment.getTime() / 1000, 0, EVERYTHING, 9))
    expect(await since(NOW)).toEqual(['CVE-2026-9999'])
    expect(await since(later(10))).toEqual([])
    // Written again with the same date, as a rewrite upstream does it: it did not come anew.
    await commitTo(store(), A, [fortios({ keywords: ['vpn'] })], { complete: false })
    await refresh(later(20))
    expect(await since(later(10))).toEqual([])
    expect(await found('vpn')).toEqual(['CVE-2026-1111'])
  })

  it('takes a small segment into the large one when it has grown, and keeps when each came', async () => {
    await commitTo(store(), A, many(10))
    await refresh()
    await commitTo(store(), A, [fortios()], { complete: false })
    await refresh(later(5))
    expect(await segments()).toEqual([10, 1])
    await commitTo(
      store(),
      B,
      Array.from({ length: 1_001 }, (_, at) => advisory({ id: `b-${at}` })),
    )
    await refresh(later(6))
    expect(await segments()).toEqual([1_012])
    expect((await openSearch(store()))?.entryOf('CVE-2026-1111')?.arrived).toBe(later(5).getTime() / 1000)
    expect(await found('fortios')).toEqual(['CVE-2026-1111'])
  })

  it('is in as many large segments as keep each small enough to be made, and one for what came since', async () => {
    await commitTo(store(), A, [fortios(), ...many(24)])
    const inParts = (now = NOW) => refreshSearch(store(), now, async () => undefined, 10)
    await inParts()
    expect(await segments()).toEqual([10, 10, 5])
    expect(await found('fortios')).toEqual(['CVE-2026-1111'])
    expect((await openSearch(store()))?.find('', EVERYTHING, 99).ids).toHaveLength(25)
    expect(await newestAdvisories(store())).toEqual((await openSearch(store()))?.newest())

    await commitTo(store(), B, [advisory({ id: 'of-b', title: 'Only of B' })])
    await inParts(later(1))
    expect(await segments()).toEqual([10, 10, 5, 1])
    await forgetFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    await inParts(later(2))
    expect(await found('fortios')).toEqual([])
    expect((await openSearch(store()))?.find('', EVERYTHING, 99).ids).toEqual([JSON.stringify([B, 'of-b'])])
  })

  it('leaves nothing of a worker that was killed while it compiled, nor of an older release', async () => {
    await commitTo(store(), A, many(3))
    await refresh()
    const row = (await store().getAll('lexicons')).find(({ name }) => name.startsWith('search'))
    if (!row) throw new Error('nothing was compiled')
    await store().put('lexicons', { ...row, name: 'search-2-7' })
    await store().put('lexicons', { ...row, name: 'search' as never })
    await commitTo(store(), A, [fortios()], { complete: false })
    await refresh(later(1))
    const names = (await store().getAllKeys('lexicons')).filter((name) => name.startsWith('search'))
    expect(names).toEqual(['search-1-0', 'search-recent'])
  })

  it('is compiled anew where the file of a segment was lost', async () => {
    await commitTo(store(), A, [fortios()])
    await refresh()
    const get = IDBObjectStore.prototype.get
    const lost = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'lexicons') throw new DOMException('The file is not there.', 'NotReadableError')
      return get.call(this, key)
    })
    try {
      expect(await openSearch(store())).toBeUndefined()
      expect(await refresh(later(1))).toBe(true)
    } finally {
      lost.mockRestore()
    }
    expect(await found('fortios')).toEqual(['CVE-2026-1111'])
  })

  it('is compiled anew where one of its segments is gone', async () => {
    await commitTo(store(), A, [fortios(), ...many(3)])
    await refresh()
    await store().clear('lexicons')
    expect(await openSearch(store())).toBeUndefined()
    expect(await refresh(later(1))).toBe(true)
    expect(await found('fortios')).toEqual(['CVE-2026-1111'])
  })

  it('loses nothing that is committed while it is compiled', async () => {
    await commitTo(store(), A, many(3))
    await refreshSearch(store(), NOW, async () => {
      await commitTo(store(), A, [fortios()], { complete: false })
    })
    expect(await refresh()).toBe(true)
    expect(await found('fortios')).toEqual(['CVE-2026-1111'])
  })
})

it('reads advisories in the order that was asked for, without those that are gone', async () => {
  await commitTo(store(), A, [fortios(), fortios({ id: 'CVE-2026-2222', identifiers: ['CVE-2026-2222'] })])
  const rows = await advisoriesByIds(store(), ['CVE-2026-2222', 'gone', 'CVE-2026-1111'])
  expect(rows.map(({ id }) => id)).toEqual(['CVE-2026-2222', 'CVE-2026-1111'])
})
