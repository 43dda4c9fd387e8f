import type { CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { edition } from '../../support/editions'
import { content, html, json, startServer, status, type TestServer } from '../../support/http-server'
import { lot, times } from '../../support/lot'
import { configure, startSync, storeOf, sync } from '../../support/suffering'
import { until } from '../../support/until'

/*
 * The worker is killed at moments drawn by lot, as browsers do. Whatever it was doing, the store is then as it was before or as
 * it is after: nothing lost, nothing doubled, nothing torn.
 */

const KILLS = times('CAVEAT_WORKER_KILLS', 40)
const ITEMS = 200
const DOCUMENTS = 80
const random = lot()

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
  // One that is killed while it is being installed is not registered, and Chromium tries again only when it starts anew.
  const installed = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some((version) => version.status === 'activated')) resolve()
    })
  })
  await session.send('ServiceWorker.enable')
  await installed
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const kill = () => session.send('ServiceWorker.stopAllWorkers')

describe('a worker that is killed', () => {
  it('at its very first start still leaves everything that came with the extension', async () => {
    for (const wait of [50, 200, 500]) {
      await kill()
      await startSync(options, ['none:'])
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    await kill()
    const page = await browser.openPage(server.url('/page'))
    await (await browser.overlay(page)).waitForMarks((marks) => marks.some((mark) => mark.painted), { timeout: 30_000 })
    expect(await storeOf(options, 'caveat:starter-feed')).toMatchObject({ damage: [], row: { records: 1 } })
    await page.close()
  })

  it(
    `${KILLS} times in the middle of a sync loses, doubles and tears nothing`,
    async () => {
      const url = server.url('/editions.json')
      server.set('/editions.json', json(edition(0, ITEMS)))
      await configure(options, [url])
      await sync(options, [url])
      let midway = 0
      let held = 0
      for (let number = 1; number <= KILLS; number++) {
        server.set('/editions.json', json(edition(number, ITEMS)))
        await startSync(options, [url])
        await new Promise((resolve) => setTimeout(resolve, random() * 300))
        await kill()
        const now = await storeOf(options, url)
        expect(now).toMatchObject({ damage: [], records: ITEMS, advisories: ITEMS, counted: ITEMS, row: { records: ITEMS } })
        expect(now.editions, 'one edition at a time').toHaveLength(1)
        // The one before too: what asked for it may have waited for the worker to start anew.
        const [found = -1] = now.editions
        expect(found).toBeGreaterThanOrEqual(held)
        expect(found).toBeLessThanOrEqual(number)
        held = found
        if (held !== number) midway++
      }
      expect(midway, 'some kills must have come before the commit').toBeGreaterThan(0)
      await sync(options, [url])
      expect(await storeOf(options, url)).toMatchObject({ damage: [], records: ITEMS, editions: [KILLS] })
    },
    60_000 + KILLS * 2_000,
  )

  it('in the middle of a feed of many documents goes on where it was, and reads each once', async () => {
    const numbers = Array.from({ length: DOCUMENTS }, (_, index) => 1_000 + index)
    const list = numbers.map((number) => `${number}.json,2026-11-01T00:00:00Z\n`).join('')
    server.set('/many/changes.csv', content(list, { 'content-type': 'text/csv' }))
    for (const number of numbers) server.set(`/many/${number}.json`, json(edition(1, [number])))
    const url = server.url('/many/changes.csv')
    const before = server.url('/editions.json')
    await configure(options, [url])
    await until('the other feed to be gone', async () => (await storeOf(options, before)).records === 0)
    const asked = () => server.requests.filter(({ path }) => /^\/many\/\d+\.json$/.test(path)).length
    let [kills, records] = [0, 0]
    while (records < DOCUMENTS && kills < 100) {
      const enough = asked() + 1 + Math.floor(random() * 20)
      await startSync(options, [url])
      await until('some documents to be asked for', async () => {
        return asked() >= enough || (await storeOf(options, url)).records === DOCUMENTS
      })
      await kill()
      kills++
      const now = await storeOf(options, url)
      expect(now.records, 'nothing is lost').toBeGreaterThanOrEqual(records)
      records = now.records
      expect(now).toMatchObject({ damage: [], row: { records }, advisories: records, counted: records })
    }
    expect(records).toBe(DOCUMENTS)
    expect(kills, 'kills in the middle').toBeGreaterThan(2)
    // Each kill may cost one document that was on its way, in each of the two syncs that a change of settings and a wish start.
    expect(asked()).toBeLessThanOrEqual(DOCUMENTS + 2 * kills)
    await configure(options, [before])
    await sync(options, [before])
    expect((await storeOf(options, before)).records).toBe(ITEMS)
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
