import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CDPSession, Page } from 'playwright'
import { launchChromium, type Chromium } from '../../../tests/support/chromium'
import { until } from '../../../tests/support/until'
import type * as InPage from '../in-page'
import { traced } from '../trace.mjs'

/*
 * The built extension as a person has it, with all that it draws, on the largest page and on one that never rests. Its callbacks cannot
 * be wrapped from outside, so they are read from the browser's own trace, which costs a little itself.
 */

export interface ExtensionFigures {
  name: string
  /** Length of the trace, in milliseconds. */
  wall: number
  slices: number
  total: number
  /** Of that, the styles and layout of what the page changed, which the browser works out when a place is asked for. */
  layout: number
  /** Without that, as the two below. */
  longest: number
  p99: number
  above: number
}

/** Milliseconds that the largest page is watched for; it takes about half of that to be read. */
const LONG_ENOUGH = 7_000

/**
 * @param executablePath Chromium
 * @param script the measured code, of which the page's own half is used here
 * @param pages all measured pages
 */
export async function measureExtension(
  executablePath: string,
  script: string,
  pages: string[],
  texts: string[],
): Promise<ExtensionFigures[]> {
  const largest = page(pages.map((markup) => `<div>${markup}</div>`).join('\n'))
  const small = page('<p>Fortinet, Kibana, CVE-2021-44228.</p>')
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.url === '/largest' ? largest : small)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchChromium({ executablePath })
  try {
    const tab = await browser.openPage(`${origin}/small`)
    const overlay = await browser.overlay(tab)
    // The first start of all compiles the names.
    await until('marks', async () => (await overlay.marks()).length > 0, { timeout: 60_000 })
    await tab.close()

    const watched = await browser.openPage(`${origin}/small`)
    const session = await browser.context.newCDPSession(watched)
    const isOurs = ({ url }: { url?: string }) => url === `chrome-extension://${browser.extensionId}/page.js`
    const onLargest = await traced(session, isOurs, async () => {
      await watched.goto(`${origin}/largest`)
      await watched.waitForTimeout(LONG_ENOUGH)
    })
    const onRows = await tracedRows(browser, watched, session, isOurs, { script, texts, url: `${origin}/small` })
    return [
      { name: 'all measured pages in one, from the start of loading', ...onLargest },
      { name: 'a page with 1,000 changes a second', ...onRows },
    ]
  } finally {
    await browser.close()
    server.close()
  }
}

/** A machine that is busy may not have the content script at work yet: nothing seen is no figure, and asked again. */
async function tracedRows(
  browser: Chromium,
  watched: Page,
  session: CDPSession,
  isOurs: Parameters<typeof traced>[1],
  { script, texts, url }: { script: string; texts: string[]; url: string },
) {
  for (let patience = 2_000; patience <= 8_000; patience *= 2) {
    await watched.goto(url)
    // A worker that was started for the first time has all feeds to take up, and answers pages late.
    const overlay = await browser.overlay(watched)
    await until('marks', async () => (await overlay.marks()).length > 0, { timeout: 60_000 })
    await watched.addScriptTag({ content: script })
    await watched.evaluate((rows) => (globalThis as unknown as { bench: typeof InPage }).bench.showRows(rows), texts)
    await watched.waitForTimeout(patience)
    const figures = await traced(session, isOurs, () =>
      watched.evaluate(() => (globalThis as unknown as { bench: typeof InPage }).bench.keepChanging('texts, rows and classes')),
    )
    if (figures.slices > 0) return figures
  }
  throw new Error('the extension did nothing on a page that changes')
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>A page</title><body>${body}</body></html>`
}
