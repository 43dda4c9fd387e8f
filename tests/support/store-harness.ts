import { deleteDB } from 'idb'
import { afterEach, beforeEach } from 'vitest'
import { toAdvisory, type Advisory } from '../../utils/advisories'
import { commitFeed, newFeedRow, openStore, type Store } from '../../utils/store'

/* A real, empty store for each test, and feeds committed to it. */

export const NOW = new Date('2026-11-23T12:00:00Z')
export const A = 'https://a.example/feed.json'
export const B = 'https://b.example/feed.json'

/** Gives a getter of the store of the test that runs. */
export function storeOfEachTest(): () => Store {
  let store: Store
  let name: string
  beforeEach(async () => {
    name = `test-${crypto.randomUUID()}`
    store = await openStore(name)
  })
  afterEach(async () => {
    store.close()
    await deleteDB(name)
  })
  return () => store
}

export function advisory(fields: Record<string, unknown> & { id: string }): Advisory {
  const made = toAdvisory({ title: `About ${fields.id}`, published: '2026-11-01', ...fields })
  if (!made) throw new Error('not an advisory')
  return made
}

export const fortios = (fields: Record<string, unknown> = {}) =>
  advisory({
    id: 'CVE-2026-1111',
    title: 'FortiOS authentication bypass',
    identifiers: ['CVE-2026-1111'],
    severity: { score: 9.8 },
    entities: [
      { name: 'Fortinet', type: 'Company', role: 'vendor' },
      { name: 'FortiOS', type: 'Product', vendor: 'Fortinet', role: 'affected' },
      { name: 'OpenSSL', type: 'Library', role: 'mentioned' },
    ],
    ...fields,
  })

/** Commits a feed's advisories as a sync does; throws the code of what was refused. */
export async function commitTo(
  store: Store,
  url: string,
  advisories: Advisory[],
  { complete = true, privateFeeds = [], now = NOW }: { complete?: boolean; privateFeeds?: string[]; now?: Date } = {},
) {
  const result = await commitFeed(
    store,
    { url, name: new URL(url).host, advisories, complete },
    { privateFeeds: new Set(privateFeeds), now },
    (row = newFeedRow(url), summary) => ({ ...row, records: summary.records }),
  )
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
