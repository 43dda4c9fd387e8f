import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DrivenPage, Driver } from '../../support/driver'
import { withExtensionPage } from '../../support/extension-actions'
import { html, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'

/* A page that one leaves and comes back to: browsers keep it as it was, and so do they with Caveat in it. */

const COPILOT = 'product:microsoft/365-copilot'
const KEPT = `<!doctype html><title>Kept</title><p>We use Microsoft 365 Copilot.
  <script>addEventListener('pageshow', ({ persisted }) => (window.persisted = persisted))</script>`

const wasKept = () => (window as { persisted?: boolean }).persisted === true

export function comingBack(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let page: DrivenPage

  beforeAll(async () => {
    server = await startServer({
      '/favicon.ico': status(204),
      '/kept': html(KEPT),
      '/next': html('<title>Next</title><p>Nothing.'),
    })
    driver = await start()
    page = await driver.openPage(server.url('/kept'))
    await page.overlay.waitForMarks()
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const leaveAndComeBack = async (meanwhile: () => Promise<void>) => {
    await page.evaluate(() => void (location.href = '/next'))
    await until('the next page', () => page.evaluate(() => document.title === 'Next'))
    await meanwhile()
    await page.bringToFront()
    await page.evaluate(() => history.back())
    await until('the page as it was', () => page.evaluate(wasKept))
  }

  const makeQuiet = (quietSites: string[]) =>
    withExtensionPage(driver, 'options.html', (options) =>
      options.evaluate(async (sites) => {
        interface Storage {
          local: { get(key: string): Promise<{ settings?: object }>; set(items: object): Promise<void> }
        }
        const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome
        const { settings = { version: 1 } } = await storage.local.get('settings')
        await storage.local.set({ settings: { ...settings, quietSites: sites } })
      }, quietSites),
    )

  it('is kept, and marked as before', async () => {
    await leaveAndComeBack(() => Promise.resolve())
    expect((await page.overlay.waitForMarks()).map(({ entity }) => entity)).toEqual([COPILOT])
  })

  it('obeys what was set meanwhile', async () => {
    await leaveAndComeBack(() => makeQuiet(['127.0.0.1']))
    await until('the marks to go', async () => (await page.overlay.marks()).length === 0)
    expect(await page.evaluate(() => document.querySelectorAll('html > div').length)).toBe(0)
    await leaveAndComeBack(() => makeQuiet([]))
    await page.overlay.waitForMarks()
  })
}
