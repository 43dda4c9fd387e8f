import { expect, it } from 'vitest'
import { damageIn, feedRow } from '../../../utils/store'
import { edition, ITEMS } from '../../support/editions'
import { storeOfEachTest } from '../../support/store-harness'
import { contentsOf, feedAt, feedHost, syncTo } from '../../support/walk-harness'

/* A disk that has no room for a document: tests/e2e/chromium/quota-full.test.ts has a real one. */

const store = storeOfEachTest()
const host = feedHost()
const PATH = '/editions.json'
const full = async () => {
  throw new DOMException('Encountered full disk while committing transaction.', 'QuotaExceededError')
}

it('a commit that has no room leaves what was held, and the feed says so until there is room', async () => {
  const feed = feedAt(host.url(PATH))
  await host.answer({ [PATH]: { body: JSON.stringify(edition(1)) } })
  await syncTo(store(), feed)
  const { feeds: _, ...before } = await contentsOf(store())
  await host.answer({ [PATH]: { body: JSON.stringify(edition(2)) } })
  expect(await syncTo(store(), feed, { commitContext: full })).toMatchObject({ ok: false, error: { code: 'storage' } })
  expect(await contentsOf(store())).toMatchObject(before)
  expect(await feedRow(store(), feed.url)).toMatchObject({ error: { code: 'storage' }, failures: 1, records: ITEMS })
  expect(await syncTo(store(), feed)).toMatchObject({ ok: true, updated: ITEMS })
  expect(await feedRow(store(), feed.url)).toMatchObject({ error: null, failures: 0 })
  expect(await damageIn(store())).toEqual([])
})
