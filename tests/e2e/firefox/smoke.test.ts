import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchFirefox, type Firefox } from '../../support/firefox'
import { html, startServer, type TestServer } from '../../support/http-server'

const PAGE = html('<!doctype html><title>Notes</title><p>We run Microsoft SharePoint, and CVE-2026-55040 is open.</p>')

describe('the built extension in Firefox', () => {
  let server: TestServer
  let firefox: Firefox
  beforeAll(async () => {
    server = await startServer({ '/notes': PAGE })
    firefox = await launchFirefox()
  })
  afterAll(async () => {
    await firefox.close()
    await server.close()
  })

  test('marks a name and an identifier, and opens the card of one', async () => {
    const page = await firefox.openPage(server.url('/notes'))
    const overlay = firefox.overlay(page)
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

  test.each([
    ['popup.html', 'On this page'],
    ['sidepanel.html', /advisor/i],
    ['options.html', 'Import settings'],
  ])('has its page %s', async (path, text) => {
    const page = await firefox.extensionPage(path)
    await page.waitForText(text)
    await page.close()
  })

  test('reaches no host but this machine', async () => {
    await expect(firefox.openPage('http://caveat.example/')).rejects.toThrow(/NS_ERROR_PROXY_CONNECTION_REFUSED/)
  })
})
