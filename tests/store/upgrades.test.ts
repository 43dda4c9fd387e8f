import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  advisoryById,
  beginRequest,
  damageIn,
  feedRows,
  forgetRenamed,
  keepSeen,
  lastRequests,
  marksOf,
  nextDocument,
  openStore,
  renameAdvisories,
  storeCounts,
} from '../../utils/store'
import type { Advisory } from '../../utils/advisories'
import { SCHEMA_VERSION } from '../../utils/store/database'
import { RELEASED } from '../support/released-databases'
import { A, B, commitTo, fortios, NOW } from '../support/store-harness'

let name: string
beforeEach(() => (name = `released-${crypto.randomUUID()}`))
afterEach(() => deleteDB(name))

describe('a database of an earlier version', () => {
  it('has a sample for each version before this one', () => {
    expect(Object.keys(RELEASED).map(Number)).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1))
  })

  it.each(Object.entries(RELEASED))('of version %s keeps what it held and has what is new', async (_version, make) => {
    await make(name)
    const store = await openStore(name)
    try {
      expect((await advisoryById(store, 'CVE-2026-1111'))?.advisory.title).toBe('FortiOS authentication bypass')
      expect((await feedRows(store)).map(({ url }) => url)).toEqual([A])
      await keepSeen(store, 'product:fortinet/fortios', NOW)
      expect(await storeCounts(store)).toEqual({ advisories: 1, entities: 1, seen: 1 })
      const [mark] = await marksOf(store, ['product:fortinet/fortios'], { watched: () => false, now: NOW })
      expect(mark).toMatchObject({ band: 'critical', painted: true, count: 1 })
      expect(await nextDocument(store, A)).toBeUndefined()
      await beginRequest(store, A, { feed: A, url: A, at: NOW.getTime(), why: 'person' }, undefined, (row) => row)
      expect(await lastRequests(store)).toMatchObject([{ feed: A, outcome: 'begun' }])
      expect(await store.getAllKeysFromIndex('records', 'byMergeKey', 'CVE-2026-1111')).toEqual([[A, 'CVE-2026-1111']])
      expect(await store.countFromIndex('records', 'byLikeness')).toBe(0)
    } finally {
      store.close()
    }
  })

  it('of version 3 has records that are joined with others that look alike, though their feed does not change them', async () => {
    const bulletin = (id: string) => fortios({ id, identifiers: [], title: 'FortiOS SSL VPN authentication bypass' })
    await RELEASED[3]?.(name)
    const old = await openDB(name, 3)
    const held = { fingerprint: 'f', mergeKeys: [], advisory: bulletin('7'), gone: false }
    await old.put('records', { feed: A, id: '7', ...held, advisoryId: JSON.stringify([A, '7']) })
    old.close()
    const store = await openStore(name)
    try {
      expect(await store.countFromIndex('records', 'byLikeness')).toBe(2)
      await commitTo(store, B, [bulletin('urn:b:1')])
      expect(await storeCounts(store)).toMatchObject({ advisories: 2 })
      const joined = (await store.getAll('records')).filter(({ likenessKeys }) => likenessKeys)
      expect(joined.map(({ advisoryId }) => advisoryId)).toEqual(['urn:b:1', 'urn:b:1'])
    } finally {
      store.close()
    }
  })

  it('of version 4 has an advisory for each record again where two feeds gave one id to different things', async () => {
    const bulletin = (cve: string) => fortios({ id: '7', identifiers: [cve], title: `About ${cve}` })
    const row = (advisory: Advisory) => ({ id: '7', advisory, changed: '2026-11-01', affects: [], mentions: [], private: false })
    await RELEASED[4]?.(name)
    const old = await openDB(name, 4)
    for (const [feed, cve] of [
      [A, 'CVE-2026-7777'],
      [B, 'CVE-2026-8888'],
    ] as const) {
      const held = { feed, id: '7', fingerprint: 'f', mergeKeys: [cve], advisory: bulletin(cve), advisoryId: '7', gone: false }
      await old.put('records', held)
    }
    await old.put('advisories', { ...row(bulletin('CVE-2026-8888')), identifiers: ['CVE-2026-8888'] })
    await old.put('feeds', { ...(await old.get('feeds', A)), records: 2 })
    await old.put('feeds', { ...(await old.get('feeds', A)), url: B, records: 1 })
    old.close()
    const store = await openStore(name)
    try {
      const renamed = await renameAdvisories(store, { privateFeeds: new Set(), now: NOW })
      expect(renamed).toEqual([
        { from: '7', to: 'CVE-2026-7777', title: 'About CVE-2026-7777' },
        { from: '7', to: 'CVE-2026-8888', title: 'About CVE-2026-8888' },
      ])
      expect(await store.getAllKeys('advisories')).toEqual(['CVE-2026-1111', 'CVE-2026-7777', 'CVE-2026-8888'])
      expect((await advisoryById(store, 'CVE-2026-7777'))?.advisory).toMatchObject({ title: 'About CVE-2026-7777', history: [] })
      expect(await damageIn(store)).toEqual([])
      expect((await store.get('entities', 'product:fortinet/fortios'))?.standing.critical?.count).toBe(3)
      // Until everything follows, whoever asks again is told the same.
      expect(await renameAdvisories(store, { privateFeeds: new Set(), now: NOW })).toEqual(renamed)
      await forgetRenamed(store)
      expect(await renameAdvisories(store, { privateFeeds: new Set(), now: NOW })).toEqual([])
    } finally {
      store.close()
    }
  })

  it('of version 4 keeps the history of an advisory that gets another id', async () => {
    const advisory = fortios({ id: '7', identifiers: ['CVE-2026-7777'] })
    const history = [{ at: '2026-11-02', source: 'A', fields: [{ field: 'title', before: 'a', after: 'b' }] }]
    await RELEASED[4]?.(name)
    const old = await openDB(name, 4)
    const held = { fingerprint: 'f', mergeKeys: ['CVE-2026-7777'], advisory, advisoryId: '7', gone: false }
    await old.put('records', { feed: A, id: '7', ...held })
    const row = { id: '7', affects: [], mentions: [], identifiers: ['CVE-2026-7777'], private: false }
    await old.put('advisories', { ...row, advisory: { ...advisory, history }, changed: '2026-11-02' })
    old.close()
    const store = await openStore(name)
    try {
      await renameAdvisories(store, { privateFeeds: new Set(), now: NOW })
      expect(await advisoryById(store, 'CVE-2026-7777')).toMatchObject({ changed: '2026-11-02', advisory: { history } })
      expect(await store.get('advisories', '7')).toBeUndefined()
    } finally {
      store.close()
    }
  })
})
