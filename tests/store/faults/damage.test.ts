import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { damageIn, feedRow, keepSeen, openStore, rebuildStore, type Store } from '../../../utils/store'
import { deleteSpare } from '../../../utils/store/spare'
import { lastStoreCheck } from '../../../utils/platform/store-check'
import { soundStore } from '../../../utils/worker/sound-store'
import { browser } from '../../support/browser-fakes'
import { edition, ITEMS } from '../../support/editions'
import { NOW } from '../../support/store-harness'
import { feedAt, feedHost, syncTo } from '../../support/walk-harness'

/*
 * A store of which something is missing, as after damage to its files: whatever it is, it is noticed, and what is made anew has everything
 * after one sync. What a browser does with damaged files themselves is in tests/e2e/chromium/browser-killed.test.ts.
 */

const host = feedHost()
const PATH = '/editions.json'
const feed = () => feedAt(host.url(PATH))
let name: string
let store: Store

beforeEach(async () => {
  name = `damaged-${crypto.randomUUID()}`
  store = await openStore(name)
  await host.answer({ [PATH]: { body: JSON.stringify(edition(1)) } })
  await syncTo(store, feed())
})
afterEach(async () => {
  store.close()
  await deleteDB(name)
  await browser.storage.session.clear()
})

/** How many there are, once the reading has ended: a bucket that is deleted meanwhile would be an error that nobody hears of. */
async function recordsIn(opened: Store): Promise<number> {
  const { store: records, done } = opened.transaction('records')
  const count = await records.count()
  await done
  return count
}

type Rows = 'records' | 'advisories' | 'entities'

/** Deletes so many rows. */
async function lose(storeName: Rows, count: number) {
  const keys = await store.getAllKeys(storeName)
  for (const key of keys.slice(0, count)) await store.delete(storeName, key as never)
}

const DAMAGES: Record<string, () => Promise<unknown>> = {
  'one record': () => lose('records', 1),
  'half of the records': () => lose('records', ITEMS / 2),
  'all records': () => store.clear('records'),
  'one advisory': () => lose('advisories', 1),
  'all advisories': () => store.clear('advisories'),
  'one entity': () => lose('entities', 1),
  'all entities': () => store.clear('entities'),
  'the feed’s row': () => store.clear('feeds'),
  'documents that wait': async () => {
    const walk = { id: 'rolie', cursor: '', reached: '', indexes: [], waiting: 3 }
    const row = await feedRow(store, feed().url)
    if (row) await store.put('feeds', { ...row, walk })
  },
}

describe('a store that lost', () => {
  it.each(Object.entries(DAMAGES))('%s is noticed', async (_what, damage) => {
    expect(await damageIn(store)).toEqual([])
    await damage()
    expect(await damageIn(store)).not.toEqual([])
  })

  it.each(['half of the records', 'all records', 'all advisories', 'all entities'])(
    '%s is noticed by counting, where reading all would take too long',
    async (what) => {
      expect(await damageIn(store, 0)).toEqual([])
      const [table] = /records|advisories|entities/.exec(what) ?? []
      await DAMAGES[what]?.()
      if (table !== 'records') await store.clear('records')
      expect(await damageIn(store, 0)).not.toEqual([])
    },
  )

  it('its records but not the validators has everything again after one sync', async () => {
    await store.clear('records')
    expect(await syncTo(store, feed()), 'the trap: the server says that nothing changed').toMatchObject({ changed: false })
    await rebuildStore(store, name)
    store = await openStore(name)
    expect(await syncTo(store, feed())).toMatchObject({ ok: true, added: ITEMS })
    expect(await damageIn(store)).toEqual([])
  })

  it('anything keeps what no feed can give again', async () => {
    await keepSeen(store, 'product:testmaker/product-1', NOW)
    const before = { seen: await store.getAll('seen'), requests: await store.getAll('requests') }
    expect(before).toMatchObject({ seen: [{}], requests: [{}] })
    await store.clear('advisories')
    await rebuildStore(store, name)
    store = await openStore(name)
    expect({ seen: await store.getAll('seen'), requests: await store.getAll('requests') }).toEqual(before)
    expect(await store.count('records')).toBe(0)
  })
})

describe('the worker', () => {
  it('makes a damaged store anew, once in each run of the browser', async () => {
    await store.clear('entities')
    const sound = () => soundStore({ store: async () => store }, name)
    expect(await lastStoreCheck()).toBeUndefined()
    expect(await sound()).toBe(false)
    expect(await lastStoreCheck()).toEqual([expect.any(String)])
    store = await openStore(name)
    expect(await store.count('records')).toBe(0)
    await syncTo(store, feed())
    await store.clear('entities')
    expect(await sound(), 'it was looked at in this run').toBe(true)
    await browser.storage.session.clear()
    expect(await sound()).toBe(false)
    store = await openStore(name)
  })

  it('leaves a store that is whole as it is', async () => {
    expect(await soundStore({ store: async () => store }, name)).toBe(true)
    expect(await lastStoreCheck()).toEqual([])
    expect(await store.count('records')).toBe(ITEMS)
  })
})

describe('where the browser opens no database any more', () => {
  const { open } = indexedDB
  beforeEach(() => {
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
    }
  })
  afterEach(async () => {
    indexedDB.open = open
    await deleteSpare(name)
  })

  it('a spare store takes its place, and goes when it is not needed any more', async () => {
    const spare = await openStore(name)
    expect(await syncTo(spare, feed())).toMatchObject({ ok: true, added: ITEMS })
    spare.close()
    const again = await openStore(name)
    expect(await recordsIn(again), 'it lasts').toBe(ITEMS)
    await again.clear('entities')
    await rebuildStore(again, name)
    const fresh = await openStore(name)
    expect(await syncTo(fresh, feed())).toMatchObject({ ok: true, added: ITEMS })
    expect(await damageIn(fresh)).toEqual([])
    fresh.close()
    indexedDB.open = open
    await soundStore({ store: async () => store }, name)
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
    }
    const empty = await openStore(name)
    expect(await recordsIn(empty)).toBe(0)
    empty.close()
  })
})
