import type { CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { html, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'

/* When the extension is updated or removed, Chromium leaves its scripts in the pages that are open: they take everything away and end. */

const TABS = 50

const PAGE = '<!doctype html><title>Page</title><p>We use Microsoft 365 Copilot.<div style="height:3000px">'

const hosts = () => document.querySelectorAll('html > div').length

describe('an extension that is reloaded with fifty tabs open', () => {
  let server: TestServer
  let chromium: Chromium
  const pages: Page[] = []

  beforeAll(async () => {
    server = await startServer({ '/favicon.ico': status(204), '/page': html(PAGE) })
    chromium = await launchChromium()
    // Ten at a time, so that none of them is kept waiting by all the others.
    while (pages.length < TABS)
      pages.push(...(await Promise.all(Array.from({ length: 10 }, () => chromium.openPage(server.url('/page'))))))
  })
  afterAll(async () => {
    await chromium.close()
    await server.close()
  })

  const counts = () => Promise.all(pages.map((page) => page.evaluate(hosts)))

  it('leaves no host, no listener and no work behind', async () => {
    await until('marks in every tab', async () => (await counts()).every((count) => count === 1), { timeout: 40_000 })
    const [first] = pages
    if (!first) throw new Error('no tab')
    const session = await chromium.context.newCDPSession(first)
    await first.bringToFront()
    const world = await worldOf(session, chromium.extensionId)
    expect(await listeners(session, world)).toContain('pointermove')
    expect(await filesAtWork(session, first)).toContain('page.js')

    const worker = await chromium.worker()
    void worker
      .evaluate(() => (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload())
      .catch(() => undefined)
    await worker.waitForEvent('close').catch(() => undefined)

    // What a person does next in each of the tabs.
    await Promise.all(
      pages.map((page, index) => {
        if (index % 3 === 0) return page.mouse.move(30, 25)
        if (index % 3 === 1) return page.evaluate(() => scrollBy(0, 10))
        return page.evaluate(() => document.querySelector('p')?.append(' More.'))
      }),
    )
    await until('every host to go', async () => (await counts()).every((count) => count === 0))
    expect(await listeners(session, world)).toEqual([])
    // What was asked for before may be answered late, once; what goes on is seen each time.
    await until('its work to end', async () => !(await filesAtWork(session, first)).includes('page.js'))
    expect(await counts()).toEqual(pages.map(() => 0))
  }, 120_000)
})

/** The world of the content script in a page. */
async function worldOf(session: CDPSession, extensionId: string): Promise<number> {
  let found: number | undefined
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.includes(extensionId)) found = context.id
  })
  await session.send('Runtime.enable')
  return until('the world of the content script', () => found)
}

/** What the content script hears of its document and its window. */
async function listeners(session: CDPSession, contextId: number): Promise<string[]> {
  const types: string[] = []
  for (const expression of ['document', 'window']) {
    const { result } = await session.send('Runtime.evaluate', { expression, contextId })
    if (result.objectId === undefined) continue
    const answer = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })
    types.push(...answer.listeners.map(({ type }) => type))
  }
  return types
}

/** The script files in which the page's thread was seen, in two seconds in which the page changes, scrolls and is pointed at. */
async function filesAtWork(session: CDPSession, page: Page): Promise<string[]> {
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 100 })
  await session.send('Profiler.start')
  for (let round = 0; round < 20; round++) {
    await page.mouse.move(30 + round, 25)
    await page.evaluate(() => {
      document.querySelector('p')?.append(' We use Microsoft 365 Copilot.')
      scrollBy(0, scrollY > 20 ? -20 : 20)
    })
    await page.waitForTimeout(100)
  }
  const { profile } = await session.send('Profiler.stop')
  return [...new Set(profile.nodes.map(({ callFrame }) => callFrame.url.split('/').at(-1) ?? ''))]
}
