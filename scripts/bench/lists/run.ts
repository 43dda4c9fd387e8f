import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { parseFeed } from '../../../utils/feeds'
import type { Advisory } from '../../../utils/advisories'
import { KEV_URL } from '../../../utils/settings/settings'
import { launchChromium, type Chromium } from '../../../tests/support/chromium'
import { until } from '../../../tests/support/until'
import { compileAnew, readVersions } from './compile-anew'
import { readIndex, type IndexFigures } from './index-figures'
import { made } from './made'
import { measureWorker, type WorkerFigures } from './worker-memory'

/*
 * What the popup and a dossier take with very many advisories in the store: the built extension, whose store is filled from one of its own pages.
 */

export interface ListFigures {
  advisories: number
  /** Null where there are too many to hold them all in memory beside it. */
  index: IndexFigures | null
  /**
   * Milliseconds to the frame that has its first advisories, each time the popup was opened: from the start of the navigation, and from
   * when its document was there, which the browser takes the rest for.
   */
  firstPaint: { sinceStart: number; sinceDocument: number }[]
  /** Milliseconds from a keystroke to the frame that has what is found, the pause before a search included. */
  keystroke: number[]
  dossier: {
    /** How many advisories it has. */
    advisories: number
    /** Milliseconds from when its document was there to the frame that has its first advisories, each time it was opened. */
    sinceDocument: number[]
    /** Milliseconds between two frames while its list is scrolled through, a screen a frame. */
    frames: number[]
  }
  worker: WorkerFigures
}

/** The vendor with the most advisories of all that are made. */
const VENDOR = 'company:microsoft'
const AT_ONCE = 2_000
/** With more, what the index takes by itself is not measured. */
const MOST_HELD = 50_000

const OPENED = 9
const TYPED = ['microsoft', 'exchange server', 'micosoft', 'cve-2024', 'overflow in kernel']

/** @param count how many advisories */
export async function measureLists(executablePath: string, count: number): Promise<ListFigures> {
  const starter = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../public/starter-feed.json', import.meta.url))))
  const { advisories } = parseFeed(starter, { url: 'https://starter.example/feed.json' })
  const browser = await launchChromium({ executablePath })
  try {
    const page = await browser.extensionPage('popup.html')
    await fill(page, advisories, count)
    const firstPaint: ListFigures['firstPaint'] = []
    for (let round = 0; round < OPENED; round++) firstPaint.push(await openPopup(browser))
    const keystroke: number[] = []
    for (const query of TYPED) keystroke.push(await type(page, query))
    const dossier = await openDossiers(browser)
    const index = count <= MOST_HELD ? readIndex(made(advisories, count)) : null
    const worker = await measureWorker(browser, page)
    return { advisories: count, index, firstPaint, keystroke, dossier, worker }
  } finally {
    await browser.close()
  }
}

/** Writes the rows beside those that are there, and has the worker compile what is searched. */
async function fill(page: Page, advisories: readonly Advisory[], count: number): Promise<void> {
  const searched = async () => (await page.evaluate(readVersions)).searched
  await until('the store is there', async () => (await searched()) > 0, { timeout: 30_000 })
  for (let at = 0; at < count; at += AT_ONCE)
    await page.evaluate(writeRows, JSON.stringify(made(advisories, Math.min(AT_ONCE, count - at), at)))
  const before = await searched()
  await page.evaluate(compileAnew, KEV_URL)
  await until('everything can be searched', async () => (await searched()) > before, { timeout: 600_000, interval: 500 })
}

/** The side panel in a tab, with all about one vendor. */
async function openDossiers({ context, extensionId }: Chromium): Promise<ListFigures['dossier']> {
  const sinceDocument: number[] = []
  let [advisories, frames] = [0, [] as number[]]
  for (let round = 0; round < OPENED; round++) {
    const page = await context.newPage()
    await page.addInitScript(noteFirstRows)
    await page.goto(`chrome-extension://${extensionId}/sidepanel.html#/about/${encodeURIComponent(VENDOR)}`)
    const since = await until('the dossier is drawn', () => page.evaluate(readFirstRows), { timeout: 60_000 })
    sinceDocument.push(since.sinceDocument)
    advisories = await page.evaluate(readListSize)
    if (round === OPENED - 1) frames = await page.evaluate(scrollThrough)
    await page.close()
  }
  return { advisories, sinceDocument, frames }
}

/** In a tab, so that there is no page to tell of, and what is recent is shown. */
async function openPopup({ context, extensionId }: Chromium): Promise<ListFigures['firstPaint'][number]> {
  const page = await context.newPage()
  await page.addInitScript(noteFirstRows)
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  const since = await until('advisories are drawn', () => page.evaluate(readFirstRows))
  await page.close()
  return since
}

async function type(page: Page, query: string): Promise<number> {
  await page.reload()
  await page.getByRole('searchbox').fill('zzzz')
  await page.locator('.search-count').waitFor()
  return page.evaluate(typeAndWait, query)
}

/* What runs in the extension's page. */

function writeRows(json: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('advisories', 'readwrite')
      for (const row of JSON.parse(json) as unknown[]) transaction.objectStore('advisories').put(row)
      transaction.oncomplete = () => (opening.result.close(), resolve())
      transaction.onerror = () => reject(transaction.error)
    }
  })
}

function noteFirstRows(): void {
  const look = () => {
    if (document.querySelector('.advisory-row')) Object.assign(globalThis, { firstRows: performance.now() })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function readFirstRows(): { sinceStart: number; sinceDocument: number } | undefined {
  const { firstRows } = globalThis as { firstRows?: number }
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return firstRows === undefined
    ? undefined
    : { sinceStart: firstRows, sinceDocument: firstRows - (navigation?.domInteractive ?? 0) }
}

function readListSize(): number {
  return Number(document.querySelector('.advisory-row')?.getAttribute('aria-setsize') ?? 0)
}

/** A screen a frame, for as many frames as a person scrolls in four seconds. */
function scrollThrough(): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = []
    let last = performance.now()
    const step = (now: number) => {
      frames.push(now - last)
      last = now
      if (frames.length > 240) return resolve(frames.slice(1))
      const scroller = document.scrollingElement
      if (scroller) scroller.scrollTop += innerHeight
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function typeAndWait(query: string): Promise<number> {
  return new Promise((resolve) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]')
    const said = document.querySelector('.search-count')
    const before = said?.textContent
    if (!box) return
    const started = performance.now()
    box.value = query
    box.dispatchEvent(new Event('input', { bubbles: true }))
    const look = () => {
      if (document.querySelector('.search-count')?.textContent !== before && document.querySelector('.advisory-row'))
        resolve(performance.now() - started)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
