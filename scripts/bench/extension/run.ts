import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CDPSession, Page } from 'playwright'
import { launchChromium } from '../../../tests/support/chromium'
import { until } from '../../../tests/support/until'
import type * as InPage from '../in-page'

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
    const onLargest = await traced(session, browser.extensionId, async () => {
      await watched.goto(`${origin}/largest`)
      await watched.waitForTimeout(LONG_ENOUGH)
    })
    const onRows = await tracedRows(watched, session, browser.extensionId, { script, texts, url: `${origin}/small` })
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
  watched: Page,
  session: CDPSession,
  extensionId: string,
  { script, texts, url }: { script: string; texts: string[]; url: string },
) {
  for (let patience = 2_000; patience <= 8_000; patience *= 2) {
    await watched.goto(url)
    await watched.addScriptTag({ content: script })
    await watched.evaluate((rows) => (globalThis as unknown as { bench: typeof InPage }).bench.showRows(rows), texts)
    await watched.waitForTimeout(patience)
    const figures = await traced(session, extensionId, () =>
      watched.evaluate(() => (globalThis as unknown as { bench: typeof InPage }).bench.keepChanging('texts, rows and classes')),
    )
    if (figures.slices > 0) return figures
  }
  throw new Error('the extension did nothing on a page that changes')
}

interface TraceEvent {
  name: string
  ph: string
  tid: number
  ts: number
  /** Microseconds. */
  dur?: number
  args?: { data?: { url?: string } }
}

/** The content script's callbacks while something is done, from the browser's trace. */
async function traced(session: CDPSession, extensionId: string, work: () => Promise<unknown>) {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline'] },
    transferMode: 'ReportEvents',
  })
  const started = performance.now()
  await work()
  const wall = performance.now() - started
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  return { wall, ...slicesOf(events, `chrome-extension://${extensionId}/page.js`) }
}

function slicesOf(events: TraceEvent[], url: string) {
  const calls = events
    .filter(({ name, ph, args }) => name === 'FunctionCall' && ph === 'X' && args?.data?.url === url)
    .sort((a, b) => a.ts - b.ts)
  const slices: number[] = []
  const spans: { from: number; to: number }[] = []
  for (const { ts, dur = 0 } of calls) {
    // One called by another of ours is part of it.
    if (ts < (spans.at(-1)?.to ?? 0)) continue
    spans.push({ from: ts, to: ts + dur })
    slices.push(dur / 1_000)
  }
  const layouts = events
    .filter(({ name, ph, tid }) => (name === 'Layout' || name === 'UpdateLayoutTree') && ph === 'X' && tid === calls[0]?.tid)
    .sort((a, b) => a.ts - b.ts)
  let layout = 0
  let span = 0
  for (const { ts, dur = 0 } of layouts) {
    while (span < spans.length && (spans[span]?.to ?? 0) <= ts) span++
    if ((spans[span]?.from ?? Infinity) <= ts) layout += dur / 1_000
  }
  const sorted = slices.toSorted((a, b) => a - b)
  return {
    slices: slices.length,
    layout,
    total: slices.reduce((sum, each) => sum + each, 0),
    longest: sorted.at(-1) ?? 0,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    above: slices.filter((each) => each > 4).length,
  }
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>A page</title><body>${body}</body></html>`
}
