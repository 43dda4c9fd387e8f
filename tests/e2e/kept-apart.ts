import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Driver, ExtensionPage } from '../support/driver'
import { importSettings, syncNow } from '../support/extension-actions'
import { json, startServer, status, type TestServer } from '../support/http-server'
import { until } from '../support/until'

/* Two feeds that tell of one thing without an identifier: one advisory that says why, until a person keeps them apart. */

const published = new Date(Date.now() - 86_400_000).toISOString()

const feed = (publisher: string, summary: string) => {
  const advisory = {
    version: 1,
    severity: { score: 8.1, reasons: ['Stated.'] },
    entities: [{ name: 'Zyntrix Gateway', type: 'Product', vendor: 'Zyntrix', role: 'affected' }],
  }
  const title = 'Code execution in Zyntrix Gateway console'
  const item = { id: publisher, title, summary, date_published: published, _advisory: advisory }
  return json({ version: 'https://jsonfeed.org/version/1.1', title: publisher, items: [item] })
}

export function keptApart(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let panel: ExtensionPage
  let options: ExtensionPage

  beforeAll(async () => {
    server = await startServer({
      '/vendor.json': feed('Zyntrix PSIRT', 'The console runs what it is sent.'),
      '/desk.json': feed('Advisory Desk', 'The console can be made to run code.'),
      '/favicon.ico': status(204),
    })
    driver = await start()
    options = await driver.openExtension('options.html')
    const urls = ['/vendor.json', '/desk.json'].map((path) => server.url(path))
    await importSettings(options, { feeds: urls.map((url) => ({ url, name: '', format: 'auto' })) })
    await syncNow(options, urls)
    panel = await driver.openExtension('sidepanel.html')
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  /** Waits until a search finds so many: what is searched is compiled after the answer, and a search that came before does not follow. */
  const isFound = async (count: RegExp) => {
    const search = await driver.openExtension('sidepanel.html')
    await until(`a search that finds ${count}`, async () => {
      await search.fill('.search-box', '')
      await search.fill('.search-box', 'zyntrix')
      return search.waitForText(count, { timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    })
    await search.close()
  }

  describe('records that only look alike', () => {
    it('are one advisory that says so, and two when a person keeps them apart', async () => {
      await panel.fill('.search-box', 'zyntrix')
      await panel.waitForText(/\b1 advisory\b/)
      await panel.click('.search-results .advisory-link')
      await panel.waitForText('Put together by likeness')
      await panel.click('.alike-keep')
      await panel.waitForText('is an advisory of its own now')
      await panel.waitForText('What you kept apart')
      await isFound(/\b2 advisories\b/)
    })

    it('stay two after the next sync, and are one again when that is undone in the options', async () => {
      server.set('/desk.json', feed('Advisory Desk', 'The console can be made to run any code.'))
      await syncNow(options, [server.url('/desk.json')])
      await isFound(/\b2 advisories\b/)
      await panel.reload()
      await panel.waitForText('What you kept apart')
      await options.click('[aria-label^="Undo: “Code execution"]')
      await options.waitForText('The advisories are as they would be without that.')
      await isFound(/\b1 advisory\b/)
    })
  })
}
