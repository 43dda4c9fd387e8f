import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BarePage, DrivenFrame, DrivenPage, Driver } from '../support/driver'
import { html, startServer, status, type TestServer } from '../support/http-server'

/*
 * What a page can observe must not depend on the watch list: the same page is loaded under several, and everything that it can
 * find out about itself is compared byte for byte. In quiet mode it must be what it is without the extension.
 */

const NAMES = [
  'Microsoft 365 Copilot',
  'Ivanti Connect Secure',
  'CVE-2021-44228',
  'FortiOS 7.2',
  'Citrix NetScaler ADC',
  'Acme Gateway',
]

const PAGES: Record<string, string> = {
  prose: `<h1>Review</h1>${NAMES.map((name) => `<p>We run <span class="name">${name}</span> in <b>two</b> places.</p>`).join('')}`,
  table: `<table border="1">${NAMES.map((name, row) => `<tr><td>${row}</td><td><a href="#" class="name">${name}</a></td></tr>`).join('')}</table>`,
  scroller: `<div style="height:240px;overflow:auto">${NAMES.map((name) => `<p style="margin:30px 0" class="name">${name}</p>`).join('')}</div>`,
  dark: `<style>body{background:#111;color:#eee;column-count:2}</style>${NAMES.map((name) => `<p><em class="name">${name}</em> is used.</p>`).join('')}`,
}

/** The names in frames of the page: its own, one of another site, and one without an address. */
const FRAMES = ['same', 'cross', 'srcdoc']

/** Runs in the page before anything else: oracles that have to watch from the start. */
const WATCH = `<script>
  window.seen = { mutations: [], messages: [], shifts: [], attached: 0, visible: {}, events: [] }
  addEventListener('message', ({ data }) => seen.messages.push(data))
  const dispatch = EventTarget.prototype.dispatchEvent
  EventTarget.prototype.dispatchEvent = function (event) { seen.events.push(event.type); return dispatch.call(this, event) }
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (init) { seen.attached++; return attach.call(this, init) }
  new PerformanceObserver((list) => { for (const { name } of list.getEntries()) seen.shifts.push(name) }).observe({ type: 'layout-shift', buffered: true })
  addEventListener('DOMContentLoaded', () => {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isVisible } of entries) seen.visible[target.dataset.n] = isVisible
    }, { trackVisibility: true, delay: 100 })
    document.querySelectorAll('.name').forEach((element, n) => { element.dataset.n = n; observer.observe(element) })
    // From here on the page itself changes nothing; how the parser cut it up differs from load to load.
    new MutationObserver((records) => {
      for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
        seen.mutations.push([type, target.nodeName, attributeName, [...addedNodes].map((n) => n.outerHTML), [...removedNodes].map((n) => n.nodeName)])
      }
    }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
  })
</script>`

/** Runs in the page: everything that it can find out now. */
function trace(): string {
  const own = (window as unknown as { seen: object }).seen
  const elements = [...document.querySelectorAll('*')]
  const round = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map((value) => Math.round(value * 100) / 100)
  const points: (string | undefined)[] = []
  for (let y = 5; y < innerHeight; y += 20)
    for (let x = 5; x < innerWidth; x += 40) points.push(document.elementFromPoint(x, y)?.tagName)
  const find = (window as unknown as { find(text: string): boolean }).find
  const found = ['Recertification', 'Low', 'critical', 'mark'].map((text) => {
    getSelection()?.removeAllRanges()
    return find(text)
  })
  getSelection()?.selectAllChildren(document.body)
  const selected = getSelection()?.toString()
  getSelection()?.removeAllRanges()
  const styles = elements.map((element) => {
    const style = getComputedStyle(element)
    return [...style].map((property) => style.getPropertyValue(property)).join('|')
  })
  return JSON.stringify({
    own,
    html: document.documentElement.outerHTML,
    tree: elements.map((element) => [element.tagName, element.getAttributeNames(), element.shadowRoot === null]),
    boxes: elements.map((element) => round(element.getBoundingClientRect())),
    points,
    found,
    selected,
    styles,
    highlights: CSS.highlights.size,
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    resources: performance.getEntriesByType('resource').map(({ name }) => name.replace(/:\d+/, '')),
    globals: Object.getOwnPropertyNames(window).length,
    elements: document.getElementsByTagName('*').length,
    scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    active: document.activeElement?.tagName,
    frames: [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.documentElement.outerHTML),
    windows: length,
    animations: document.getAnimations().length,
  })
}

/** Runs in the page or a frame: where its second name is, of which nothing is recent and which is on every watch list. */
function secondName(): { x: number; y: number } {
  const { x, y, width, height } = document.querySelectorAll('.name')[1]?.getBoundingClientRect() ?? new DOMRect()
  return { x: x + Math.min(width, 100) / 2, y: y + height / 2 }
}

const WATCH_LISTS: Record<string, string[]> = {
  'one name': ['Ivanti Connect Secure'],
  'three names, one of them known to nobody else,': ['Ivanti Connect Secure', 'FortiOS', 'Acme Gateway'],
  'every name': NAMES,
}

const KEV = [{ url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json', enabled: false }]

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** `startBare` starts the same browser without the extension. */
export function pageLearnsNothing(
  start: () => Promise<Driver>,
  startBare: () => Promise<Pick<Driver, 'close'> & { openPage(url: string): Promise<BarePage> }>,
): void {
  let driver: Driver
  let server: TestServer
  let settings: (value: object) => Promise<void>

  beforeAll(async () => {
    const routes = Object.entries(PAGES).map(
      ([name, body]) => [`/${name}`, html(`<!doctype html><title>Page</title>${WATCH}<body>${body}`)] as const,
    )
    server = await startServer({ ...Object.fromEntries(routes), '/favicon.ico': status(204) })
    const inFrame = `${WATCH}<body>${PAGES['prose']}`
    const [same, cross, srcdoc] = FRAMES
    server.set(
      '/framed',
      html(`<!doctype html><title>Page</title>${WATCH}<style>iframe{width:400px;height:340px}</style><body>${PAGES['table']}
        <iframe name="${same}" src="/prose"></iframe>
        <iframe name="${cross}" src="${server.url('/prose').replace('127.0.0.1', 'localhost')}"></iframe>
        <iframe name="${srcdoc}" srcdoc="${inFrame.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`),
    )
    driver = await start()
    const options = await driver.openExtension('options.html')
    settings = async (value) => {
      await options.evaluate(
        (stored) => {
          const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } })
            .chrome
          return storage.local.set({ settings: { version: 1, quietSites: [], hoverDelay: 250, ...stored } })
        },
        { feeds: KEV, ...value },
      )
      // The worker compiles the names anew before it tells the pages.
      await pause(500)
    }
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const watching = (names: string[]) => settings({ watchlist: names.map((name) => ({ name, type: 'Product', aliases: [] })) })

  const framesOf = <Frame>(name: string, page: { frame(name: string): Promise<Frame> }) =>
    name === 'framed' ? Promise.all(FRAMES.map((frame) => page.frame(frame))) : []

  async function traces(windows: Pick<DrivenPage, 'evaluate'>[]): Promise<string> {
    let all = ''
    for (const window of windows) all += await window.evaluate(trace)
    return all
  }

  async function traceOf(name: string, ready: (page: DrivenFrame[]) => Promise<unknown>): Promise<string> {
    const page = await driver.openPage(server.url(`/${name}`))
    const windows = [page, ...(await framesOf(name, page))]
    try {
      await ready(windows)
      // Intersections are told a tenth of a second late at the most, and names are reported within half a second.
      await pause(800)
      const before = await traces(windows)
      // A card that opens takes the pointer from the page, so whether one opens must not depend on what is watched either.
      await page.bringToFront()
      const last = windows.at(-1) ?? page
      const { x, y } = await last.evaluate(secondName)
      await last.overlay.moveTo(x - 2, y)
      await last.overlay.moveTo(x, y)
      await pause(1_600)
      return before + (await traces(windows))
    } finally {
      await page.close()
    }
  }

  const painted = async (windows: DrivenFrame[]) => {
    const names: string[] = []
    for (const { overlay } of windows) {
      const marks = await overlay.waitForMarks((found) => found.some((mark) => mark.painted))
      names.push(...marks.filter((mark) => mark.painted).map(({ entity }) => entity))
    }
    return names
  }

  describe.each([...Object.keys(PAGES), 'framed'])('the page %s', (name) => {
    let plain: string
    let plainMarks: string[]

    it('is marked', async () => {
      await watching([])
      plain = await traceOf(name, async (windows) => (plainMarks = await painted(windows)))
      expect(plainMarks).toContain('product:microsoft/365-copilot')
    })

    it.each(Object.entries(WATCH_LISTS))('observes the same with %s on the watch list', async (_list, names) => {
      await watching(names)
      const marks: string[] = []
      const watched = await traceOf(name, async (windows) => marks.push(...(await painted(windows))))
      expect(marks.length, 'the watch list must change what is painted, or this proves nothing').toBeGreaterThan(
        plainMarks.length,
      )
      expect(watched).toBe(plain)
    })

    it('observes the same when a name is not to be marked, on which the pointer does not rest', async () => {
      const identifier = 'CVE-2021-44228'
      expect(plainMarks).toContain(identifier)
      const addedAt = '2026-11-20T09:00:00.000Z'
      await settings({ notThese: [{ entityId: identifier, name: identifier, scope: 'always', addedAt }] })
      const marks: string[] = []
      const observed = await traceOf(name, async (page) => marks.push(...(await painted(page))))
      expect(marks).not.toContain(identifier)
      expect(observed).toBe(plain)
    })

    it('observes in quiet mode what it observes without the extension', async () => {
      await settings({ quietSites: ['127.0.0.1'] })
      const quiet = await traceOf(name, () => pause(1_000))
      const bare = await startBare()
      const page = await bare.openPage(server.url(`/${name}`))
      await pause(1_800)
      const without = await traces([page, ...(await framesOf(name, page))])
      await bare.close()
      expect(quiet).toBe(without + without)
      // The oracles do see something: a marked page is not a quiet one.
      expect(plain).not.toBe(quiet)
    })
  })
}
