import { describe, expect, it } from 'vitest'
import {
  advisoriesAbout,
  advisoryById,
  allEntities,
  commitFeed,
  damageIn,
  feedRows,
  forgetFeed,
  marksOf,
  namesVersion,
  recentAdvisories,
} from '../../utils/store'
import { A, advisory, B, fortios, NOW, commitTo, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const commit = (...[url, advisories, options]: Tail) => commitTo(store(), url, advisories, options)
const noneWatched = { watched: () => false, now: NOW }

type Tail = Parameters<typeof commitTo> extends [unknown, ...infer Rest] ? Rest : never

describe('committing a feed', () => {
  it('stores its advisories, entities and its own row', async () => {
    expect(await commit(A, [fortios()])).toEqual({ added: 1, updated: 0, removed: 0, records: 1 })
    expect((await advisoryById(store(), 'CVE-2026-1111'))?.advisory.title).toBe('FortiOS authentication bypass')
    expect((await allEntities(store())).map(({ key }) => key).sort()).toEqual([
      'company:fortinet',
      'product:fortinet/fortios',
      'product:openssl',
    ])
    expect(await feedRows(store())).toMatchObject([{ url: A, records: 1 }])
  })

  it('finds an advisory by the identifier that it has for an id', async () => {
    await commit(A, [advisory({ id: 'CVE-2026-7777' })])
    const rows = await advisoriesAbout(store(), 'cve-2026-7777')
    expect(rows.map(({ id }) => id)).toEqual(['CVE-2026-7777'])
  })

  it('writes nothing for an unchanged document', async () => {
    await commit(A, [fortios()])
    const names = await namesVersion(store())
    expect(await commit(A, [fortios()], { now: new Date('2026-12-01') })).toEqual({
      added: 0,
      updated: 0,
      removed: 0,
      records: 1,
    })
    expect(await namesVersion(store())).toBe(names)
    expect((await advisoryById(store(), 'CVE-2026-1111'))?.changed).toBe('2026-11-01')
  })

  it('keeps what changed in the history and makes the advisory recent', async () => {
    await commit(A, [fortios()])
    await commit(A, [fortios({ severity: { score: 7.5 } })])
    const row = await advisoryById(store(), 'CVE-2026-1111')
    expect(row?.changed).toBe('2026-11-23T12:00:00Z')
    expect(row?.advisory.history).toEqual([
      {
        at: '2026-11-23T12:00:00Z',
        source: 'a.example',
        fields: [
          { field: 'severity', before: 'critical', after: 'high' },
          { field: 'score', before: '9.8', after: '7.5' },
        ],
      },
    ])
  })

  it('takes an upstream rewrite of everything for no news', async () => {
    const many = (title: string) =>
      Array.from({ length: 60 }, (_, index) => advisory({ id: `CVE-2026-${20_000 + index}`, title }))
    await commit(A, many('Before'))
    await commit(A, many('After'))
    const row = await advisoryById(store(), 'CVE-2026-20000')
    expect(row?.advisory.title).toBe('After')
    expect(row?.changed).toBe('2026-11-01')
    expect(row?.advisory.history).toHaveLength(1)
  })

  it('says of a record that its publisher removed that it was withdrawn, and stops its marks', async () => {
    await commit(A, [fortios(), advisory({ id: 'CVE-2026-2222' })])
    expect(await commit(A, [advisory({ id: 'CVE-2026-2222' })])).toMatchObject({ removed: 1, records: 1 })
    const row = await advisoryById(store(), 'CVE-2026-1111')
    expect(row?.advisory.status).toBe('withdrawn')
    expect(row?.advisory.history.at(-1)?.fields).toEqual([{ field: 'status', before: 'active', after: 'withdrawn' }])
    expect(await marksOf(store(), ['product:fortinet/fortios', 'CVE-2026-1111'], noneWatched)).toEqual([])
  })

  it('revives a withdrawn advisory that comes back', async () => {
    const other = advisory({ id: 'CVE-2026-2222' })
    await commit(A, [fortios(), other])
    await commit(A, [other])
    await commit(A, [fortios(), other])
    const row = await advisoryById(store(), 'CVE-2026-1111')
    expect(row?.advisory.status).toBe('active')
    expect(row?.advisory.history).toHaveLength(2)
  })

  it('removes nothing that a window of a longer feed no longer shows', async () => {
    await commit(A, [fortios(), advisory({ id: 'CVE-2026-2222' })], { complete: false })
    expect(await commit(A, [advisory({ id: 'CVE-2026-3333' })], { complete: false })).toMatchObject({
      added: 1,
      removed: 0,
      records: 3,
    })
    expect((await advisoryById(store(), 'CVE-2026-1111'))?.advisory.status).toBe('active')
  })

  it('refuses a complete document that lost a large part of the feed, and keeps everything', async () => {
    const all = Array.from({ length: 40 }, (_, index) => advisory({ id: `CVE-2026-${30_000 + index}` }))
    await commit(A, all)
    await expect(commit(A, all.slice(0, 20))).rejects.toThrow('shrunk')
    expect(await recentAdvisories(store(), { limit: 100 })).toHaveLength(40)
    expect((await feedRows(store()))[0]?.records).toBe(40)
  })

  it('does it all or not at all', async () => {
    await commit(A, [fortios()])
    const before = {
      entities: await allEntities(store()),
      advisories: await recentAdvisories(store(), { limit: 9 }),
      feeds: await feedRows(store()),
    }
    const failing = commitFeed(
      store(),
      { url: A, name: 'A', advisories: [fortios({ title: 'Changed' }), advisory({ id: 'CVE-2026-4444' })], complete: true },
      { privateFeeds: new Set(), now: NOW },
      () => ({ url: undefined }) as never,
    )
    await expect(failing).rejects.toThrow()
    expect({
      entities: await allEntities(store()),
      advisories: await recentAdvisories(store(), { limit: 9 }),
      feeds: await feedRows(store()),
    }).toEqual(before)
  })
})

describe('records of several feeds', () => {
  it('about one vulnerability become one advisory, and fall apart again', async () => {
    await commit(A, [fortios()])
    await commit(B, [fortios({ id: 'urn:b:1', title: 'Another title', severity: { score: 7.5 }, summary: 'What B adds.' })])
    const [row, ...others] = await recentAdvisories(store(), { limit: 9 })
    expect(others).toEqual([])
    expect(row?.advisory).toMatchObject({ summary: 'What B adds.', severity: { score: 9.8 } })
    await forgetFeed(store(), B, { privateFeeds: new Set(), now: NOW })
    expect((await recentAdvisories(store(), { limit: 9 })).map(({ advisory: { summary } }) => summary)).toEqual([''])
    expect((await feedRows(store())).map(({ url }) => url)).toEqual([A])
  })

  it('keep their own ids apart where those are only unique within a feed', async () => {
    await commit(A, [advisory({ id: '1', title: 'First of A' })])
    await commit(B, [advisory({ id: '1', title: 'First of B' })])
    expect((await recentAdvisories(store(), { limit: 9 })).map(({ advisory: { title } }) => title).sort()).toEqual([
      'First of A',
      'First of B',
    ])
  })

  it('keep such ids apart where what they are about is known too, and whatever order they come in', async () => {
    const about = (cve: string) => fortios({ id: '7', identifiers: [cve], title: `About ${cve}` })
    await commit(A, [about('CVE-2026-7777')])
    await commit(B, [about('CVE-2026-8888')])
    await commit(A, [about('CVE-2026-7777'), fortios()])
    const titles = (await recentAdvisories(store(), { limit: 9 })).map(({ advisory: { title } }) => title)
    expect(titles.sort()).toEqual(['About CVE-2026-7777', 'About CVE-2026-8888', 'FortiOS authentication bypass'])
    expect((await advisoryById(store(), 'CVE-2026-7777'))?.advisory.title).toBe('About CVE-2026-7777')
    expect(await damageIn(store())).toEqual([])
    await forgetFeed(store(), B, { privateFeeds: new Set(), now: NOW })
    expect(await recentAdvisories(store(), { limit: 9 })).toHaveLength(2)
  })

  it('leave no trace of a feed that only it knew of', async () => {
    await commit(A, [fortios()])
    await forgetFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    expect(await allEntities(store())).toEqual([])
    expect(await recentAdvisories(store(), { limit: 9 })).toEqual([])
  })

  it('cannot take the place of another by the look of their id', async () => {
    await commit(A, [advisory({ id: '7', title: 'Of A' })])
    const [row] = await recentAdvisories(store(), { limit: 1 })
    await commit(B, [advisory({ id: row?.id ?? '', title: 'Of B' }), advisory({ id: `${A}#7`, title: 'Also of B' })])
    await forgetFeed(store(), B, { privateFeeds: new Set(), now: NOW })
    expect((await recentAdvisories(store(), { limit: 9 })).map(({ advisory: { title } }) => title)).toEqual(['Of A'])
  })

  it('leave nothing behind when a feed goes whose records were withdrawn before', async () => {
    await commit(A, [fortios(), advisory({ id: 'CVE-2026-2222' })])
    await commit(A, [advisory({ id: 'CVE-2026-2222' })])
    await forgetFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    expect(await recentAdvisories(store(), { limit: 9 })).toEqual([])
    expect(await allEntities(store())).toEqual([])
  })

  it('speak on where one of them was withdrawn', async () => {
    await commit(A, [fortios({ exploited: { since: '2026-11-02' } }), advisory({ id: 'CVE-2026-2222' })])
    await commit(B, [fortios({ id: 'urn:b:1' })])
    await commit(A, [advisory({ id: 'CVE-2026-2222' })])
    const row = await advisoryById(store(), 'CVE-2026-1111')
    expect(row?.advisory).toMatchObject({ status: 'active', exploited: null })
  })

  it('are not kept on top by a date to come', async () => {
    await commit(A, [fortios({ published: '9999-12-31' })])
    expect((await advisoryById(store(), 'CVE-2026-1111'))?.changed).toBe('2026-11-24T12:00:00Z')
  })

  it('follow a record from one identity to another without calling it withdrawn', async () => {
    await commit(A, [advisory({ id: 'urn:a:7', title: 'No identifier yet' })])
    await commit(A, [advisory({ id: 'urn:a:7', title: 'Now with one', identifiers: ['CVE-2026-7777'] })])
    const rows = await recentAdvisories(store(), { limit: 9 })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.advisory).toMatchObject({ status: 'active', title: 'Now with one' })
    expect(rows[0]?.advisory.history).toHaveLength(1)
  })
})
