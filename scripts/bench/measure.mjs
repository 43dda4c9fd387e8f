// @ts-check
import { chromium as playwright } from 'playwright'

/** @typedef {typeof import('./in-page.ts')} InPage */
/** @typedef {import('../../utils/lexicon/entity.ts').LexiconEntity} LexiconEntity */
/** @typedef {ReturnType<typeof import('./sources.mjs').readSources>} Sources */
/** @typedef {import('playwright').Page} Page */

/** How many names are looked for. */
export const SIZES = [1_000, 10_000, 100_000, 200_000]
const ROUNDS = { warm: 9, cold: 7, strings: 7 }
/** Of how many pages a fresh copy is made for each cold run: making it takes longer than what is measured. */
const COLD_PAGES = 50

/**
 * A page of a new browser with the measured script in it, at an address that is answered here: on this machine, and isolated, so that
 * its clock is exact to 5 µs.
 *
 * @template T
 * @param {import('../browsers.mjs').Browser} browser
 * @param {string} script
 * @param {(page: Page) => Promise<T>} use
 * @param {string} [worker] what is answered at `/spots-worker.js`
 */
export async function withPage(browser, script, use, worker = '') {
  const running = await playwright.launch({ executablePath: browser.path, args: ['--no-sandbox'] })
  try {
    const page = await running.newPage()
    await page.route('http://localhost/**', (route) =>
      route.fulfill(
        route.request().url().endsWith('/spots-worker.js')
          ? { contentType: 'text/javascript', headers: ISOLATED, body: worker }
          : { contentType: 'text/html', headers: ISOLATED, body: EMPTY },
      ),
    )
    await page.goto('http://localhost/bench')
    await page.addScriptTag({ content: script })
    return await use(page)
  } finally {
    await running.close()
  }
}

const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
const EMPTY = '<!doctype html><html lang="en"><title>Bench</title><body></body></html>'

/**
 * What compiling names takes, in a page of its own: pages are given names and never compile any, and code that has compiled names is
 * fitted to those, and slower on text.
 *
 * @param {Page} page
 * @param {Sources} sources
 */
export async function measureCompiling(page, { entities, today }) {
  return page.evaluate(
    ({ json, sizes }) => {
      const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
      /** @type {LexiconEntity[]} */
      const entities = JSON.parse(json)
      return sizes.map((size) => {
        const { buffer, figures } = bench.compile(entities.slice(0, size))
        return { ...figures, ...bench.open(buffer), base64: bench.toBase64(buffer) }
      })
    },
    // As text: the browser's driver looks at every value of an object on its own.
    { json: JSON.stringify(entities.slice(0, Math.max(...SIZES))), sizes: [today, ...SIZES] },
  )
}

/**
 * What finding names takes, all in one page of one browser, so that the ratios mean something on any machine.
 *
 * @param {Page} page
 * @param {Sources} sources
 * @param {{ names: number, base64: string }[]} lexicons
 */
export async function measureFinding(page, { pages }, lexicons) {
  return page.evaluate(
    async ({ json, rounds, coldPages }) => {
      const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
      /** @type {{ pages: string[], lexicons: { names: number, base64: string }[] }} */
      const { pages, lexicons } = JSON.parse(json)
      bench.load(pages)
      const { root, corpus } = bench.loaded()
      const opened = lexicons.map(({ names, base64 }) => ({ names, lexicon: bench.openBase64(base64) }))
      const named = (/** @type {(lexicon: any) => any} */ work) =>
        Object.fromEntries(opened.map(({ names, lexicon }) => [`${names} names`, work(lexicon)]))
      const scanned = opened.find(({ names }) => names === 100_000)
      if (scanned === undefined) throw new Error('no lexicon of 100,000 names')
      const works = {
        sum: bench.sum,
        tokenise: bench.tokenise,
        scan: bench.scanOnly(scanned.lexicon),
        ...named(bench.findPlaces),
      }
      const texts = bench.blockTexts(root)
      const strings = {
        sum: bench.sumTexts(texts),
        tokenise: bench.tokeniseTexts(texts),
        scan: bench.scanTexts(scanned.lexicon, texts),
        ...named((lexicon) => bench.spotTexts(lexicon, texts)),
      }
      return {
        corpus,
        warm: await bench.inTurns(root, works, rounds.warm),
        cold: await bench.inTurns(bench.firstPages(root, coldPages), works, rounds.cold, true),
        strings: await bench.inTurns(root, strings, rounds.strings),
        hostile: bench.hostile(),
      }
    },
    {
      json: JSON.stringify({ pages, lexicons: lexicons.filter(({ names }) => SIZES.includes(names)) }),
      rounds: ROUNDS,
      coldPages: COLD_PAGES,
    },
  )
}
