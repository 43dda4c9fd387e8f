import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driver, ExtensionPage } from '../support/driver'
import { importSettings } from '../support/extension-actions'
import { hanging, json, startServer, status, type TestServer } from '../support/http-server'
import { until } from '../support/until'

/* A feed that a person tries before adding it: asked for, looked at, added, with nothing kept before the last step. */

const TRY = '#feeds .options-form button[type="button"]'
const ADD = '.trial .button-primary'
const CLOSE = '.trial .options-actions .button:not(.button-primary)'

const feed = (title: string, items: [id: string, title: string, product: string, cve: string][]) =>
  json({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    items: items.map(([id, name, product, cve]) => ({
      id,
      title: name,
      date_published: '2026-11-20T09:00:00Z',
      _advisory: {
        version: 1,
        identifiers: [cve],
        severity: { score: 8.1, reasons: ['The publisher states it.'] },
        entities: [{ name: product, vendor: 'Zyntrix', type: 'Product', role: 'affected' }],
      },
    })),
  })

export function feedTrial(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let options: ExtensionPage

  beforeAll(async () => {
    server = await startServer({
      '/held.json': feed('Held', [['urn:held:1', 'Known flaw of the Gateway', 'Zyntrix Gateway', 'CVE-2026-31337']]),
      '/new.json': feed('Zyntrix advisories', [
        ['urn:new:1', 'The same flaw, by its vendor', 'Zyntrix Gateway', 'CVE-2026-31337'],
        ['urn:new:2', 'Another flaw', 'Zyntrix Turnstile', 'CVE-2026-31338'],
      ]),
      '/hanging.json': hanging(),
      '/page': status(200, '<!doctype html><html><title>Log in</title></html>'),
    })
    driver = await start()
    options = await driver.openExtension('options.html')
    await importSettings(options, { feeds: [{ url: server.url('/held.json'), name: 'Held', format: 'auto' }] })
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  /** Has the options try the feed at a path. */
  const tryFeed = async (path: string) => {
    await options.fill('#feeds input[name="url"]', server.url(path))
    await options.click(TRY)
    await options.waitForText('On trial')
  }
  /** The log of requests; its rows out of sight are no text of the page. */
  const log = () => options.evaluate(() => document.querySelector('.request-log')?.textContent ?? '')
  const listed = () =>
    options.evaluate(() =>
      [...document.querySelectorAll('#feeds > div > .options-list > .feed > .feed-url')].map((each) => each.textContent),
    )
  /** The addresses of feeds, and ids of records, that the store has. */
  const held = () =>
    options.evaluate(async () => {
      const open = indexedDB.open('caveat')
      await new Promise((resolve) => (open.onsuccess = resolve))
      const transaction = open.result.transaction(['feeds', 'records'])
      const keys = (name: string) =>
        new Promise<unknown[]>((resolve) => {
          const asked = transaction.objectStore(name).getAllKeys()
          asked.onsuccess = () => resolve(asked.result)
        })
      const found = [await keys('feeds'), await keys('records')]
      open.result.close()
      return JSON.stringify(found)
    })

  describe('a feed that is tried', () => {
    it('says what it is and what it would bring, and leaves nothing behind', async () => {
      const before = await held()
      await tryFeed('/new.json')
      await options.waitForText('Recognised as a JSON Feed.')
      const text = await options.text()
      for (const part of ['2 advisories', 'Another flaw', 'joins: Known flaw of the Gateway', 'not known', 'Zyntrix Turnstile']) {
        expect(text).toContain(part)
      }
      expect(await held()).toBe(before)
      expect(server.requestsFor('/new.json')).toHaveLength(1)
      await until('the log to have it', async () => /new\.json.*tried by you/.test(await log()))
      await options.reload()
      await options.waitForText('held.json')
      expect((await listed()).join(' ')).not.toContain('/new.json')
    })

    it('that is no feed says what it is instead, and what to do', async () => {
      await tryFeed('/page')
      await options.waitForText('an HTML page, not a feed')
      await options.waitForText('look for a link called RSS')
      await options.click(CLOSE)
      await until('the trial to close', async () => !(await options.text()).includes('On trial'))
    })

    it('can be given up while the server hangs', async () => {
      await tryFeed('/hanging.json')
      await until('the request', async () => server.requestsFor('/hanging.json').length === 1)
      await options.click(CLOSE)
      await until('the trial to close', async () => !(await options.text()).includes('On trial'))
      await until('the log to say so', async () => /hanging\.json[^/]*tried by you[^/]*cannot be reached/.test(await log()))
    })

    it('is added from what was found, and synced', async () => {
      await tryFeed('/new.json')
      await options.waitForText('Recognised as a JSON Feed.')
      await options.click(ADD)
      await options.waitForText('Zyntrix advisories: 2 new, 0 changed, 0 removed.')
      expect((await listed()).at(-1)).toBe(server.url('/new.json'))
      expect(await held()).toContain('urn:new:2')
    })
  })
}
