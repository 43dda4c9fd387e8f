import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driver, ExtensionPage } from '../support/driver'
import { importSettings, syncNow, withExtensionPage } from '../support/extension-actions'
import { html, json, startServer, type TestServer } from '../support/http-server'
import { until } from '../support/until'

/* What somebody does with advisories day by day: look what is new, find one that they remember badly, deal with it, hear of it again. */

const TITLE = 'Acme Gateway lets anyone in'

const feed = (summary: string) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Acme advisories',
  items: [
    {
      id: 'urn:acme:2026-7',
      title: TITLE,
      content_text: summary,
      date_published: new Date(Date.now() - 3_600_000).toISOString(),
      _advisory: {
        version: 1,
        summary,
        severity: { score: 9.8, reasons: ['The publisher states it.'] },
        entities: [{ name: 'Acme Gateway', vendor: 'Acme', type: 'Product', role: 'affected' }],
      },
    },
  ],
})

export function listsAndSearch(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let options: ExtensionPage
  let panel: string

  beforeAll(async () => {
    server = await startServer({
      '/acme.json': json(feed('Anyone who can reach the management port can log in.')),
      '/login': html('<!doctype html><html lang="en"><title>Log in</title><main><h1>Log in</h1></main></html>'),
    })
    driver = await start()
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  describe('lists and search', () => {
    it('shows what comes with the extension in a side panel that was open before', async () => {
      await withExtensionPage(driver, 'sidepanel.html', (page) =>
        page.waitForText('Zimbra Collaboration Suite', { timeout: 30_000 }),
      )
    })

    it('finds what is remembered badly, and a CVE as it is typed', async () => {
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.fill('input[type=search]', 'zimbar colaboration')
        await popup.waitForText(/Zimbra[^\n]*Collaboration/)
        await popup.fill('input[type=search]', 'cve 2021 44228')
        await popup.waitForText('1 advisory')
        await popup.waitForText('Log4j')
      })
    })

    it('puts first what came since the last look', async () => {
      options = await driver.openExtension('options.html')
      await importSettings(options, { feeds: [{ url: server.url('/acme.json'), name: 'Acme', format: 'auto' }] })
      await options.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as Record<
          string,
          { storage: { local: { set(items: object): Promise<void> } } }
        >
        const looked = new Date(Date.now() - 3_600_000).toISOString()
        await (browser ?? chrome)?.storage.local.set({ recentView: { version: 1, looked } })
      })
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.waitForText('new since you looked')
        await popup.waitForText(TITLE)
        const first = () => document.querySelector('.advisory-row a')?.getAttribute('href') ?? ''
        panel = (await popup.evaluate(first)).slice(1)
      })
      expect(panel).toContain('2026-7')
    })

    it('says on a vendor’s own site what is known about it, and leaves the page as it is', async () => {
      const sites = [new URL(server.url('/')).hostname]
      await importSettings(options, { watchlist: [{ name: 'Acme', type: 'Company', aliases: [], sites }] })
      const page = await driver.openPage(server.url('/login'))
      const title = () =>
        options.evaluate(async () => {
          interface Apis {
            tabs: { query(of: object): Promise<{ id: number; url?: string }[]> }
            action: { getTitle(of: { tabId: number }): Promise<string> }
          }
          const { browser, chrome } = globalThis as unknown as Record<string, Apis>
          const api = (browser ?? chrome) as Apis
          const tab = (await api.tabs.query({})).find(({ url }) => url?.endsWith('/login'))
          return tab ? api.action.getTitle({ tabId: tab.id }) : ''
        })
      await until('the toolbar to say so', async () => (await title()) === 'Caveat: 1 advisory about Acme, whose site this is')
      await page.bringToFront()
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.waitForText('Site of Acme')
        await popup.waitForText(TITLE)
      })
      expect(await page.evaluate(() => document.querySelector('main')?.outerHTML)).toBe('<main><h1>Log in</h1></main>')
      await page.close()
    })

    it('says of a pasted table, and of a text, where each name stands', async () => {
      await withExtensionPage(driver, 'review.html', async (review) => {
        await review.fill('textarea', 'Acme\tGateway\nZimbra\tCollaboration Suite\nFabrikam\tTime Sheet\n')
        await review.click('.list-input .button-primary')
        await review.waitForText('3 rows. Compared with')
        const rows = () => [...document.querySelectorAll('.review-row')].map((row) => row.textContent)
        const [gateway, , sheet] = await review.evaluate(rows)
        expect(gateway).toMatch(/Acme Gateway.*Watched.*Critical1 open/)
        expect(gateway).toContain(TITLE)
        expect(sheet).toContain('Not recognised')
      })
      await withExtensionPage(driver, 'review.html', async (review) => {
        await review.fill(
          'textarea',
          'The supplier reaches the branch offices through the Acme Gateway, and is not affected by CVE-2021-44228.',
        )
        await review.click('.list-input .button-primary')
        await review.waitForText('The text names 2 things that are known.')
        await review.waitForText('Log4j')
      })
    })

    it('keeps that an advisory was dealt with, until it changes', async () => {
      await withExtensionPage(driver, panel, async (page) => {
        await page.waitForText('Acknowledge …')
        await page.click('.acknowledge .button')
        await page.fill('.acknowledge input:not([type=date])', 'Ines')
        await page.click('.acknowledge .button-primary')
        await page.waitForText('by Ines')
      })
      const isQuiet = () =>
        withExtensionPage(driver, 'popup.html', async (popup) => {
          await popup.waitForText(TITLE)
          return popup.evaluate(() => document.querySelector('.advisory-row a')?.hasAttribute('data-acknowledged') ?? false)
        })
      expect(await isQuiet()).toBe(true)
      server.set('/acme.json', json(feed('It is exploited: take the management port off the network.')))
      expect(await syncNow(options, [server.url('/acme.json')])).toMatchObject([{ ok: true, updated: 1 }])
      await until('it is open again', async () => !(await isQuiet()))
      await withExtensionPage(driver, panel, (page) => page.waitForText('Changed since it was acknowledged:'))
    })
  })
}
