import { openDB } from 'idb'
import { A, fortios } from './store-harness'

/*
 * Databases as every released version made and filled them. What stands here is never edited: a new version of the schema adds the one
 * before it.
 */
export const RELEASED: Record<number, (name: string) => Promise<void>> = {
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
  4: async (name) => {
    const store = await openDB(name, 4, {
      upgrade(database) {
        database.createObjectStore('feeds', { keyPath: 'url' })
        const records = database.createObjectStore('records', { keyPath: ['feed', 'id'] })
        records.createIndex('byMergeKey', 'mergeKeys', { multiEntry: true })
        records.createIndex('byLikeness', 'likenessKeys', { multiEntry: true })
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
