import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { parseFeed } from '../../../utils/feeds'
import type { AdvisoryRow } from '../../../utils/store/rows'
import { launchChromium, type Chromium } from '../../../tests/support/chromium'
import { until } from '../../../tests/support/until'
import { readIndex, type IndexFigures } from './index-figures'
import { made } from './made'

/*
 * What the popup takes with very many advisories in the store: the built extension, whose store is filled from one of its own pages.
 */

export interface ListFigures {
  advisories: number
  index: IndexFigures
  /**
   * Milliseconds to the frame that has its first advisories, each time the popup was opened: from the start of the navigation, and from
   * when its document was there, which the browser takes the rest for.
   */
  firstPaint: { sinceStart: number; sinceDocument: number }[]
  /** Milliseconds from a keystroke to the frame that has what is found, the pause before a search included. */
  keystroke: number[]
}

const OPENED = 9
const TYPED = ['microsoft', 'exchange server', 'micosoft', 'cve-2024', 'overflow in kernel']

/** @param count how many advisories */
export async function measureLists(executablePath: string, count: number): Promise<ListFigures> {
  const starter = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../public/starter-feed.json', import.meta.url))))
  const { advisories } = parseFeed(starter, { url: 'https://starter.example/feed.json' })
  const rows = made(advisories, count)
  const browser = await launchChromium({ executablePath })
  try {
    const page = await browser.extensionPage('popup.html')
    await fill(page, rows)
    const firstPaint: ListFigures['firstPaint'] = []
    for (let round = 0; round < OPENED; round++) firstPaint.push(await openPopup(browser))
    const keystroke: number[] = []
    for (const query of TYPED) keystroke.push(await type(page, query))
    return { advisories: count, index: readIndex(rows), firstPaint, keystroke }
  } finally {
    await browser.close()
  }
}

/** Writes the rows beside those that are there, and has the worker compile what is searched. */
async function fill(page: Page, rows: readonly AdvisoryRow[]): Promise<void> {
  const searched = () => page.evaluate(readSearched)
  await until('the store is there', async () => (await searched()) > 0, { timeout: 30_000 })
  for (let at = 0; at < rows.length; at += 2_000) await page.evaluate(writeRows, JSON.stringify(rows.slice(at, at + 2_000)))
  const before = await searched()
  await page.evaluate(compileAnew)
  await until('everything can be searched', async () => (await searched()) > before, { timeout: 120_000 })
}

/** In a tab, so that there is no page to tell of, and what is recent is shown. */
async function openPopup({ context, extensionId }: Chromium): Promise<ListFigures['firstPaint'][number]> {
  const page = await context.newPage()
  await page.addInitScript(noteFirstRows)
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  const sinceStart = await until('advisories are drawn', () =>
    page.evaluate(() => (globalThis as { firstRows?: number }).firstRows),
  )
  const document = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domInteractive,
  )
  await page.close()
  return { sinceStart, sinceDocument: sinceStart - document }
}

async function type(page: Page, query: string): Promise<number> {
  await page.reload()
  await page.getByRole('searchbox').fill('zzzz')
  await page.locator('.search-count').waitFor()
  return page.evaluate(typeAndWait, query)
}

/* What runs in the extension's page. */

function readSearched(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const store = opening.result
      const done = (value: number) => (store.close(), resolve(value))
      if (!store.objectStoreNames.contains('meta')) return done(0)
      const reading = store.transaction('meta').objectStore('meta').get('searched')
      reading.onsuccess = () => done((reading.result as { value: number } | undefined)?.value ?? 0)
    }
  })
}

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

function compileAnew(): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('caveat')
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('meta', 'readwrite')
      transaction.objectStore('meta').put({ key: 'unsearched', value: 0, ids: null })
      transaction.oncomplete = () => {
        opening.result.close()
        // A change of settings wakes the worker.
        const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } })
          .chrome
        void storage.local.set({ settings: { version: 1, feeds: [], hoverDelay: 251 } }).then(resolve)
      }
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
