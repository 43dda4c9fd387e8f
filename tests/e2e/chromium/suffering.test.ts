import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { launchChromium, type Chromium } from '../../support/chromium'
import { edition, ITEMS } from '../../support/editions'
import { mutation } from '../../support/feed-mutations'
import { content, json, startServer, status, type TestServer } from '../../support/http-server'
import { lot, times } from '../../support/lot'
import { networkFault } from '../../support/network-faults'
import { configure, storeOf, storesOf, sync } from '../../support/suffering'
import { until } from '../../support/until'

/*
 * The built extension and what the network, publishers and people with two windows do to it. Every fault of the network is tried in
 * tests/store/faults; here are those that a browser could take otherwise in an extension.
 */

const DOCUMENTS = times('CAVEAT_BROWSER_MUTATIONS', 120)
const SAMPLES = [
  'native-made-up.json',
  'kev-excerpt.json',
  'csaf-icsa-24-004-01.json',
  'cve-made-up.json',
  'ghsa-made-up.json',
  'nvd-log4shell.json',
  'osv-rustsec.json',
  'rss-made-up.xml',
]

let server: TestServer
let browser: Chromium
let options: Page

beforeAll(async () => {
  server = await startServer({ '/favicon.ico': status(204) })
  browser = await launchChromium()
  options = await browser.extensionPage('options.html')
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

describe('faults of the network', () => {
  const NAMES = [
    'hangs up without a word',
    'resets the connection within the body',
    'cuts the body short',
    'miscounts a chunk',
    'says that plain text is compressed',
    'sends a gzip bomb',
    'leads in a circle',
    'leads to a script',
    'is down for maintenance',
    'sends a login page',
    'sends JSON without a bottom',
    'loses most of the feed',
  ]

  it('leave what was there, each with its word for it, and pass', async () => {
    const urls = NAMES.map((_, index) => server.url(`/${index}.json`))
    const ids = NAMES.map((_, index) => Array.from({ length: ITEMS }, (_unused, item) => index * 1_000 + item))
    const serve = (number: number) => {
      for (const index of NAMES.keys()) server.set(`/${index}.json`, json(edition(number, ids[index])))
    }
    serve(1)
    await configure(options, urls)
    expect((await sync(options, urls)).filter(({ ok }) => !ok)).toEqual([])
    const faults = NAMES.map(networkFault)
    for (const [index, fault] of faults.entries()) {
      server.set(`/${index}.json`, fault.serve(JSON.stringify(edition(2, ids[index]))))
    }
    const outcomes = await sync(options, urls)
    expect(outcomes.map(({ error }, index) => [NAMES[index], error?.code])).toEqual(
      faults.map(({ name, health }) => [name, health]),
    )
    expect(await storesOf(options, urls)).toMatchObject(urls.map(() => ({ damage: [], records: ITEMS, editions: [1] })))
    serve(2)
    expect((await sync(options, urls)).filter(({ ok }) => !ok)).toEqual([])
    expect(await storesOf(options, urls)).toMatchObject(urls.map(() => ({ damage: [], records: ITEMS, editions: [2] })))
  })
})

describe('two windows and a popup', () => {
  it('that change settings and sync at once lose and double nothing', async () => {
    const [first, second] = [server.url('/first.json'), server.url('/second.json')]
    server.set('/first.json', json(edition(1, ITEMS)))
    server.set(
      '/second.json',
      json(
        edition(
          1,
          Array.from({ length: ITEMS }, (_, item) => 5_000 + item),
        ),
      ),
    )
    await configure(options, [])
    const [other, popup] = [await browser.extensionPage('options.html'), await browser.extensionPage('popup.html')]
    const add = (page: Page, url: string) =>
      page
        .locator('input[type="file"]')
        .first()
        .setInputFiles({
          name: 'settings.json',
          mimeType: 'application/json',
          buffer: Buffer.from(JSON.stringify({ version: 1, feeds: [{ url }] })),
        })
    await Promise.all([add(options, first), add(other, second)])
    const synced = async (url: string) => (await storeOf(popup, url)).row?.error === null
    await until('both feeds', async () => (await synced(first)) && (await synced(second)), { timeout: 30_000 })
    server.set('/first.json', json(edition(2, ITEMS)))
    await Promise.all([options, other, popup].map((page) => sync(page, [first, second])))
    const both = { damage: [], records: ITEMS, advisories: ITEMS, row: { records: ITEMS, error: null } }
    expect(await storesOf(popup, [first, second])).toMatchObject([
      { ...both, editions: [2] },
      { ...both, editions: [1] },
    ])
    await Promise.all([other.close(), popup.close()])
  })
})

describe('hostile documents', () => {
  it(
    `${DOCUMENTS} samples changed by lot run nothing, lead nowhere unsafe and damage nothing`,
    async () => {
      const random = lot()
      const samples = SAMPLES.map((name) => readFileSync(`tests/fixtures/feeds/${name}`, 'utf8'))
      const lines: string[] = []
      for (let index = 0; index < DOCUMENTS; index++) {
        server.set(`/hostile/${index}.json`, content(mutation(samples[index % samples.length] ?? '', random)))
        lines.push(`${index}.json,2026-11-01T00:00:00Z`)
      }
      server.set('/hostile/changes.csv', content(`${lines.join('\n')}\n`, { 'content-type': 'text/csv' }))
      const url = server.url('/hostile/changes.csv')
      await configure(options, [url])
      for (let waiting = true; waiting;) {
        const [outcome] = (await sync(options, [url])) as { ok: boolean; waiting?: number }[]
        expect(outcome).toMatchObject({ ok: true })
        waiting = (outcome?.waiting ?? 0) > 0
      }
      const { damage, records } = await storeOf(options, url)
      expect(damage).toEqual([])
      const asked = new Set(server.requests.map(({ path }) => path).filter((path) => /^\/hostile\/\d+\.json$/.test(path)))
      expect(asked.size).toBe(DOCUMENTS)
      // Most changed samples still have the ids of the sample: however many there are, they are records of those.
      expect(records).toBeGreaterThan(SAMPLES.length)
      const dialogs: string[] = []
      const popup = await browser.extensionPage('popup.html')
      popup.on('dialog', (dialog) => dialogs.push(dialog.message()))
      await popup.locator('a[href]').first().waitFor()
      const links = await popup.locator('a[href]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
      expect(links.filter((link) => !/^(https|chrome-extension):\/\/[^/@]+\//.test(link))).toEqual([])
      expect(await popup.locator('script:not([src]), iframe, object, img[src="x"]').count()).toBe(0)
      expect(dialogs).toEqual([])
      expect(await popup.evaluate(() => 'polluted' in {})).toBe(false)
      await popup.close()
    },
    60_000 + DOCUMENTS * 1_000,
  )
})
