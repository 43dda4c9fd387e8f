import type { CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { content, html, json, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'

/*
 * The worker is killed at moments drawn by lot, as browsers do. Whatever it was doing, the store is then as it was before or as
 * it is after: nothing lost, nothing doubled, nothing torn.
 */

const KILLS = 20
const ITEMS = 600
const DOCUMENTS = 80

/** A feed whose every title carries its edition, so that a store of two editions would show. */
function edition(number: number, indexes = Array.from({ length: ITEMS }, (_, index) => index)) {
  const items = indexes.map((index) => ({
    id: `urn:test:${index}`,
    title: `Edition ${number} of ${index}`,
    date_published: '2026-11-01T00:00:00Z',
    _advisory: {
      version: 1,
      severity: { score: 1 + (number % 9) },
      identifiers: [`CVE-2026-${50_000 + index}`],
      entities: [{ name: `Product ${index % 50}`, vendor: 'Testmaker', type: 'Product', role: 'affected' }],
    },
  }))
  return { version: 'https://jsonfeed.org/version/1.1', title: 'Editions', _advisory: { version: 1, complete: true }, items }
}

/** Runs in an extension page: what the store holds of the feed. */
async function readStore(feed: string) {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error as Error)
  })
  const transaction = database.transaction(['records', 'advisories', 'entities', 'feeds'])
  const all = <Row>(store: string) =>
    new Promise<Row[]>((resolve) => {
      const request = transaction.objectStore(store).getAll()
      request.onsuccess = () => resolve(request.result as Row[])
    })
  const [records, advisories, entities, feeds] = await Promise.all([
    all<{ feed: string; id: string; advisory: { title: string }; advisoryId: string }>('records'),
    all<{ id: string; advisory: { title: string } }>('advisories'),
    all<{ name: string; standing: Record<string, { count: number }> }>('entities'),
    all<{ url: string; records: number; etag: string }>('feeds'),
  ])
  database.close()
  const editions = (rows: { advisory: { title: string } }[]) => [
    ...new Set(rows.flatMap((row) => /^Edition \d+/.exec(row.advisory.title) ?? [])),
  ]
  const own = records.filter((row) => row.feed === feed)
  const made = advisories.filter(({ advisory }) => advisory.title.startsWith('Edition'))
  const counted = entities.filter(({ name }) => name.startsWith('Product '))
  return {
    records: own.length,
    editions: editions(own),
    advisories: made.length,
    advisoryEditions: editions(made),
    orphans: own.filter(({ advisoryId }) => !made.some(({ id }) => id === advisoryId)).length,
    counted: counted.reduce((sum, { standing }) => sum + Object.values(standing).reduce((all, { count }) => all + count, 0), 0),
    row: feeds.find(({ url }) => url === feed),
  }
}

let browser: Chromium
let server: TestServer
let options: Page
let session: CDPSession

beforeAll(async () => {
  server = await startServer({
    '/favicon.ico': status(204),
    '/page': html('<title>Page</title><p>We run Testmaker Product 7 and FortiOS.</p>'),
  })
  browser = await launchChromium()
  options = await browser.extensionPage('options.html')
  session = await browser.context.newCDPSession(options)
  await session.send('ServiceWorker.enable')
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const kill = () => session.send('ServiceWorker.stopAllWorkers')

/** Makes a feed the only one. */
const configure = (url: string) =>
  options.evaluate((feed) => {
    const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } })
      .chrome
    return storage.local.set({ settings: { version: 1, feeds: [{ url: feed }], watchlist: [] } })
  }, url)

/** Asks for a sync and does not wait; an answer that never comes because the worker died is expected. */
const startSync = (url: string) =>
  options.evaluate((feed) => {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } })
      .chrome
    void runtime.sendMessage({ id: 1, type: 'syncFeeds', timestamp: Date.now(), data: { urls: [feed] } }).catch(() => undefined)
  }, url)

describe('a worker that is killed', () => {
  it('at its very first start still leaves everything that came with the extension', async () => {
    for (const wait of [50, 200, 500]) {
      await kill()
      await startSync('none:')
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    await kill()
    const page = await browser.openPage(server.url('/page'))
    await (await browser.overlay(page)).waitForMarks((marks) => marks.some((mark) => mark.painted), { timeout: 30_000 })
    const counts = await options.evaluate(readStore, 'caveat:starter-feed')
    expect(counts.row?.records).toBe(1)
    await page.close()
  })

  it(`${KILLS} times in the middle of a sync loses, doubles and tears nothing`, async () => {
    const url = server.url('/editions.json')
    server.set('/editions.json', json(edition(0)))
    await configure(url)
    await startSync(url)
    await until('the first edition', async () => (await options.evaluate(readStore, url)).records === ITEMS)
    let midway = 0
    for (let number = 1; number <= KILLS; number++) {
      server.set('/editions.json', json(edition(number)))
      await startSync(url)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 500))
      await kill()
      const now = await options.evaluate(readStore, url)
      expect(now.editions, 'one edition at a time').toHaveLength(1)
      expect(now.advisoryEditions).toEqual(now.editions)
      expect(now).toMatchObject({ records: ITEMS, advisories: ITEMS, counted: ITEMS, orphans: 0, row: { records: ITEMS } })
      if (now.editions[0] !== `Edition ${number}`) midway++
    }
    expect(midway, 'some kills must have come before the commit').toBeGreaterThan(0)
    await startSync(url)
    await until('the last edition', async () => (await options.evaluate(readStore, url)).editions[0] === `Edition ${KILLS}`)
  })

  it('in the middle of a feed of many documents goes on where it was, and reads each once', async () => {
    const numbers = Array.from({ length: DOCUMENTS }, (_, index) => 1_000 + index)
    const list = numbers.map((number) => `${number}.json,2026-11-01T00:00:00Z\n`).join('')
    server.set('/many/changes.csv', content(list, { 'content-type': 'text/csv' }))
    for (const number of numbers) server.set(`/many/${number}.json`, json(edition(1, [number])))
    const url = server.url('/many/changes.csv')
    const before = server.url('/editions.json')
    await configure(url)
    await until('the other feed to be gone', async () => (await options.evaluate(readStore, before)).records === 0)
    const asked = () => server.requests.filter(({ path }) => /^\/many\/\d+\.json$/.test(path)).length
    let [kills, records] = [0, 0]
    while (records < DOCUMENTS && kills < 100) {
      const enough = asked() + 1 + Math.floor(Math.random() * 20)
      await startSync(url)
      await until('some documents to be asked for', async () => {
        return asked() >= enough || (await options.evaluate(readStore, url)).records === DOCUMENTS
      })
      await kill()
      kills++
      const now = await options.evaluate(readStore, url)
      expect(now.records, 'nothing is lost').toBeGreaterThanOrEqual(records)
      records = now.records
      expect(now).toMatchObject({ orphans: 0, row: { records }, advisories: records, counted: records })
    }
    expect(records).toBe(DOCUMENTS)
    expect(kills, 'kills in the middle').toBeGreaterThan(2)
    // Each kill may cost one document that was on its way, in each of the two syncs that a change of settings and a wish start.
    expect(asked()).toBeLessThanOrEqual(DOCUMENTS + 2 * kills)
    await configure(before)
    await startSync(before)
    await until('the other feed to be back', async () => (await options.evaluate(readStore, before)).records === ITEMS)
  })

  it('is there again for the next question', async () => {
    await kill()
    const page = await browser.openPage(server.url('/page'))
    const overlay = await browser.overlay(page)
    await overlay.waitForMarks((marks) =>
      marks.some(({ entity, painted }) => painted && entity === 'product:testmaker/product-7'),
    )
    await kill()
    await page.bringToFront()
    await overlay.hover('product:testmaker/product-7')
    expect((await overlay.waitForCard()).name).toMatch(/^Edition \d+ of \d+$/)
  })
})
