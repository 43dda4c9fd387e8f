import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { html, startServer, type TestServer } from '../../support/http-server'
import { KEV_URL } from '../../../utils/settings/settings'

const PAGE = html('<!doctype html><title>Notes</title><p>We run Microsoft SharePoint, and CVE-2026-55040 is open.</p>')

describe('the built extension in Chromium', () => {
  let server: TestServer
  let chromium: Chromium
  beforeAll(async () => {
    server = await startServer({ '/notes': PAGE })
    chromium = await launchChromium()
  })
  afterAll(async () => {
    await chromium.close()
    await server.close()
  })

  test('marks a name and an identifier, and opens the card of one', async () => {
    const page = await chromium.openPage(server.url('/notes'))
    const overlay = await chromium.overlay(page)
    const marks = await overlay.waitForMarks((found) => found.filter((mark) => mark.painted).length >= 2)
    expect(marks.map((mark) => mark.entity)).toContain('CVE-2026-55040')
    await overlay.hover('CVE-2026-55040')
    const card = await overlay.waitForCard()
    expect(card.role).toBe('dialog')
    expect(card.name).toMatch(/SharePoint/)
    expect(card.text).toContain(card.name)
    await overlay.press('Escape')
    await overlay.waitForNoCard()
  })

  test('starts its worker again after the browser has stopped it', async () => {
    const page = await chromium.openPage(server.url('/notes'))
    const overlay = await chromium.overlay(page)
    await overlay.waitForMarks()
    await chromium.stopWorker()
    await page.reload()
    expect(await overlay.waitForMarks()).not.toEqual([])
  })

  test('obeys settings while what is searched is still being compiled', async () => {
    const page = await chromium.openPage(server.url('/notes'))
    const overlay = await chromium.overlay(page)
    await overlay.waitForMarks()
    const options = await chromium.extensionPage('options.html')
    // The feeds are what they were: pages hear of nothing but the settings.
    await options.evaluate(async (kev) => {
      const held = new Promise(() => undefined)
      await new Promise((resolve) => void navigator.locks.request('caveat-search', () => (resolve(undefined), held)))
      const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } })
        .chrome
      await storage.local.set({ settings: { version: 1, feeds: [{ url: kev }], watchlist: [], quietSites: ['*'] } })
    }, KEV_URL)
    await overlay.waitForMarks((marks) => marks.length === 0)
    await options.close()
  })

  test.each([
    ['popup.html', 'On this page'],
    ['sidepanel.html', 'advisor'],
    ['options.html', 'Import settings'],
  ])('has its page %s', async (path, text) => {
    const page = await chromium.extensionPage(path)
    await page.getByText(text).first().waitFor()
    await page.close()
  })

  test('reaches no host but this machine', async () => {
    const page = await chromium.context.newPage()
    await expect(page.goto('http://caveat.example/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/)
    await page.close()
  })
})
