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
 */
export async function withPage(browser, script, use) {
  const running = await playwright.launch({ executablePath: browser.path, args: ['--no-sandbox'] })
  try {
    const page = await running.newPage()
    await page.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html', headers: ISOLATED, body: EMPTY }),
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
 * What finding names takes, all in one page of one browser, so that the ratios mean something on any machine.
 *
 * @param {Page} page
 * @param {Sources} sources
 */
export async function measureFinding(page, { pages, entities, today }) {
  return page.evaluate(
    async ({ json, today, sizes, rounds, coldPages }) => {
      const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
      /** @type {{ pages: string[], entities: LexiconEntity[] }} */
      const { pages, entities } = JSON.parse(json)
      bench.load(pages)
      const { root, corpus } = bench.loaded()
      const compiled = sizes.map((size) => bench.compile(entities.slice(0, size)))
      const named = (/** @type {(lexicon: any) => any} */ work) =>
        Object.fromEntries(compiled.map(({ lexicon, figures }) => [`${figures.names} names`, work(lexicon)]))
      const works = { sum: bench.sum, tokenise: bench.tokenise, ...named(bench.findPlaces) }
      const texts = bench.blockTexts(root)
      const strings = {
        sum: bench.sumTexts(texts),
        tokenise: bench.tokeniseTexts(texts),
        ...named((lexicon) => bench.spotTexts(lexicon, texts)),
      }
      return {
        corpus,
        lexicons: [bench.compile(entities.slice(0, today)), ...compiled].map(({ figures, buffer }) => ({
          ...figures,
          ...bench.open(buffer),
        })),
        warm: await bench.inTurns(root, works, rounds.warm),
        cold: await bench.inTurns(bench.firstPages(root, coldPages), works, rounds.cold, true),
        hostile: bench.hostile(),
        strings: await bench.inTurns(root, strings, rounds.strings),
      }
    },
    // As text: the browser's driver looks at every value of an object on its own.
    {
      json: JSON.stringify({ pages, entities: entities.slice(0, Math.max(...SIZES)) }),
      today,
      sizes: SIZES,
      rounds: ROUNDS,
      coldPages: COLD_PAGES,
    },
  )
}
