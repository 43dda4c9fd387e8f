import { afterAll, beforeAll, describe, test } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { html, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'

/* A frame whose process ends says nothing any more, and its names are not to stay with the tab for ever. */

const SENTENCE = '<p>We use Microsoft 365 Copilot.</p>'

describe('a frame that crashes', () => {
  let server: TestServer
  let chromium: Chromium
  beforeAll(async () => {
    server = await startServer({ '/favicon.ico': status(204), '/note': html(SENTENCE), '/next': html(SENTENCE) })
    const elsewhere = server.url('/note').replace('127.0.0.1', 'localhost')
    server.set('/page', html(`${SENTENCE}<iframe name="cross" src="${elsewhere}" width="400" height="200"></iframe>`))
    chromium = await launchChromium()
  })
  afterAll(async () => {
    await chromium.close()
    await server.close()
  })

  test('is forgotten with the page that it was in', async () => {
    const page = await chromium.openPage(server.url('/page'))
    const frame = await until('the frame', () => page.frame({ name: 'cross' }))
    await (await chromium.overlay(page, frame)).waitForMarks()
    let crashed = false
    page.on('crash', () => (crashed = true))
    // Playwright does nothing more with a page in which something crashed.
    const tab = await chromium.context.newCDPSession(page)
    // Opened anew where it does not say so: on a busy machine one was seen that did not for half a minute, for a reason that is not known.
    const mention = (matches: RegExp) =>
      until(
        String(matches),
        async () => {
          await tab.send('Page.bringToFront')
          const popup = await chromium.extensionPage('popup.html')
          const found = popup.locator('.mention-name').getByText(matches)
          return await found
            .waitFor({ timeout: 5_000 })
            .then(() => true)
            .finally(() => popup.close())
        },
        { timeout: 20_000 },
      )
    await mention(/^Microsoft 365 Copilot ×2$/)
    const session = await chromium.context.newCDPSession(frame)
    void session.send('Page.crash').catch(() => undefined)
    await until('the crash', () => crashed)
    await mention(/^Microsoft 365 Copilot ×2$/)
    await tab.send('Page.navigate', { url: server.url('/next') })
    await mention(/^Microsoft 365 Copilot$/)
  })
})
