import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  advisoryById,
  beginRequest,
  feedRows,
  keepSeen,
  lastRequests,
  marksOf,
  nextDocument,
  openStore,
  storeCounts,
} from '../../utils/store'
import { SCHEMA_VERSION } from '../../utils/store/database'
import { A, B, commitTo, fortios, NOW } from '../support/store-harness'

/*
 * Databases as every released version made and filled them. What stands here is never edited: a new version of the schema adds the one
 * before it.
 */
const RELEASED: Record<number, (name: string) => Promise<void>> = {
  1: async (name) => {
    const store = await openDB(name, 1, {
      upgrade(database) {
        database.createObjectStore('feeds', { keyPath: 'url' })
        database
          .createObjectStore('records', { keyPath: ['feed', 'id'] })
          .createIndex('byMergeKey', 'mergeKeys', { multiEntry: true })
        const advisories = database.createObjectStore('advisories', { keyPath: 'id' })
        advisories.createIndex('byChanged', 'changed')
        advisories.createIndex('byAffected', 'affects', { multiEntry: true })
        advisories.createIndex('byMentioned', 'mentions', { multiEntry: true })
        advisories.createIndex('byIdentifier', 'identifiers', { multiEntry: true })
        const entities = database.createObjectStore('entities', { keyPath: 'key' })
        entities.createIndex('byId', 'id')
        entities.createIndex('byName', 'nameKeys', { multiEntry: true })
        database.createObjectStore('lexicons', { keyPath: 'name' })
        database.createObjectStore('meta', { keyPath: 'key' })
      },
    })
    const advisory = fortios()
    const changed = '2026-11-01'
    const standing = { critical: { last: changed, count: 1 } }
    await store.put('feeds', { url: A, private: false, title: 'A', format: 'native', etag: '"1"', records: 1, problems: [] })
    await store.put('records', {
      feed: A,
      id: advisory.id,
      fingerprint: 'f',
      mergeKeys: ['CVE-2026-1111'],
      advisory,
      advisoryId: advisory.id,
      gone: false,
    })
    await store.put('advisories', {
      id: advisory.id,
      advisory,
      changed,
      affects: ['product:fortinet/fortios'],
      mentions: [],
      identifiers: advisory.identifiers,
      private: false,
    })
    await store.put('entities', {
      key: 'product:fortinet/fortios',
      id: 'product:fortinet/fortios',
      name: 'FortiOS',
      type: 'Product',
      vendor: 'Fortinet',
      aliases: [],
      privateAliases: [],
      nameKeys: ['product:fortinet-fortios', 'product:fortios'],
      private: false,
      standing,
      publicStanding: standing,
    })
    await store.put('meta', { key: 'names', value: 3 })
    store.close()
  },
  2: async (name) => {
    const store = await openDB(name, 2, {
      upgrade(database) {
        database.createObjectStore('feeds', { keyPath: 'url' })
        database
          .createObjectStore('records', { keyPath: ['feed', 'id'] })
          .createIndex('byMergeKey', 'mergeKeys', { multiEntry: true })
        const advisories = database.createObjectStore('advisories', { keyPath: 'id' })
        advisories.createIndex('byChanged', 'changed')
        advisories.createIndex('byAffected', 'affects', { multiEntry: true })
        advisories.createIndex('byMentioned', 'mentions', { multiEntry: true })
        advisories.createIndex('byIdentifier', 'identifiers', { multiEntry: true })
        const entities = database.createObjectStore('entities', { keyPath: 'key' })
        entities.createIndex('byId', 'id')
        entities.createIndex('byName', 'nameKeys', { multiEntry: true })
        database.createObjectStore('lexicons', { keyPath: 'name' })
        database.createObjectStore('meta', { keyPath: 'key' })
        database.createObjectStore('seen', { keyPath: 'key' })
      },
    })
    const advisory = fortios()
    const changed = '2026-11-01'
    const standing = { critical: { last: changed, count: 1 } }
    await store.put('feeds', {
      url: A,
      private: false,
      title: 'A',
      format: 'native',
      etag: '"1"',
      lastModified: '',
      lastAttempt: 1_795_000_000_000,
      lastSuccess: 1_795_000_000_000,
      nextDue: 1_795_014_400_000,
      failures: 0,
      error: null,
      records: 1,
      problems: [],
    })
    await store.put('records', {
      feed: A,
      id: advisory.id,
      fingerprint: 'f',
      mergeKeys: ['CVE-2026-1111'],
      advisory,
      advisoryId: advisory.id,
      gone: false,
    })
    await store.put('advisories', {
      id: advisory.id,
      advisory,
      changed,
      affects: ['product:fortinet/fortios'],
      mentions: [],
      identifiers: advisory.identifiers,
      private: false,
    })
    await store.put('entities', {
      key: 'product:fortinet/fortios',
      id: 'product:fortinet/fortios',
      name: 'FortiOS',
      type: 'Product',
      vendor: 'Fortinet',
      aliases: [],
      privateAliases: [],
      nameKeys: ['product:fortinet-fortios', 'product:fortios'],
      private: false,
      standing,
      publicStanding: standing,
    })
    await store.put('meta', { key: 'names', value: 3 })
    store.close()
  },
  3: async (name) => {
    const store = await openDB(name, 3, {
      upgrade(database) {
        database.createObjectStore('feeds', { keyPath: 'url' })
        database
          .createObjectStore('records', { keyPath: ['feed', 'id'] })
          .createIndex('byMergeKey', 'mergeKeys', { multiEntry: true })
        const advisories = database.createObjectStore('advisories', { keyPath: 'id' })
        advisories.createIndex('byChanged', 'changed')
        advisories.createIndex('byAffected', 'affects', { multiEntry: true })
        advisories.createIndex('byMentioned', 'mentions', { multiEntry: true })
        advisories.createIndex('byIdentifier', 'identifiers', { multiEntry: true })
        const entities = database.createObjectStore('entities', { keyPath: 'key' })
        entities.createIndex('byId', 'id')
        entities.createIndex('byName', 'nameKeys', { multiEntry: true })
        database.createObjectStore('lexicons', { keyPath: 'name' })
        database.createObjectStore('meta', { keyPath: 'key' })
        database.createObjectStore('seen', { keyPath: 'key' })
        database.createObjectStore('documents', { keyPath: ['feed', 'url'] }).createIndex('byState', ['feed', 'state', 'order'])
        database.createObjectStore('requests', { keyPath: 'key', autoIncrement: true })
        database.createObjectStore('epss', { keyPath: 'id' })
        database.createObjectStore('articles', { keyPath: ['feed', 'id'] })
      },
    })
    const advisory = fortios()
    const changed = '2026-11-01'
    const standing = { critical: { last: changed, count: 1 } }
    await store.put('feeds', {
      url: A,
      private: false,
      title: 'A',
      format: 'native',
      etag: '"1"',
      lastModified: '',
      lastAttempt: 1_795_000_000_000,
      lastSuccess: 1_795_000_000_000,
      nextDue: 1_795_014_400_000,
      failures: 0,
      error: null,
      records: 1,
      problems: [],
    })
    await store.put('records', {
      feed: A,
      id: advisory.id,
      fingerprint: 'f',
      mergeKeys: ['CVE-2026-1111'],
      advisory,
      advisoryId: advisory.id,
      gone: false,
    })
    await store.put('advisories', {
      id: advisory.id,
      advisory,
      changed,
      affects: ['product:fortinet/fortios'],
      mentions: [],
      identifiers: advisory.identifiers,
      private: false,
    })
    await store.put('entities', {
      key: 'product:fortinet/fortios',
      id: 'product:fortinet/fortios',
      name: 'FortiOS',
      type: 'Product',
      vendor: 'Fortinet',
      aliases: [],
      privateAliases: [],
      nameKeys: ['product:fortinet-fortios', 'product:fortios'],
      private: false,
      standing,
      publicStanding: standing,
    })
    await store.put('meta', { key: 'names', value: 3 })
    store.close()
  },
}

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
})
