// @ts-check
import { chromium as playwright } from 'playwright'

/** @typedef {typeof import('./in-page.ts')} InPage */
/** @typedef {Awaited<ReturnType<typeof measureIn>>} Figures */

/** How many names are looked for. */
const SIZES = [1_000, 10_000, 100_000, 200_000]
const ROUNDS = { warm: 9, cold: 5 }

/**
 * Takes all figures in one page of one browser, so that their ratios mean something on any machine.
 *
 * @param {import('../browsers.mjs').Browser} browser
 * @param {string} script
 * @param {ReturnType<typeof import('./sources.mjs').readSources>} sources
 */
export async function measureIn(browser, script, { pages, entities }) {
  const running = await playwright.launch({ executablePath: browser.path, args: ['--no-sandbox'] })
  try {
    const page = await running.newPage()
    await page.addScriptTag({ content: script })
    return {
      browser: `${browser.name} ${browser.version}`,
      ...(await page.evaluate(
        async ({ pages, entities, sizes, rounds }) => {
          const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
          const corpus = bench.load(pages)
          const compiled = sizes.map((size) => bench.compile(entities.slice(0, size)))
          const works = {
            'sum of char codes': bench.sum,
            'blocks only': bench.blocksOnly,
            ...Object.fromEntries(
              compiled.map(({ lexicon, figures }) => [`${figures.entities} names`, bench.walkAndSpot(lexicon)]),
            ),
          }
          const texts = bench.blockTexts()
          const strings = {
            'sum of char codes': bench.onStrings.sum(texts),
            ...Object.fromEntries(
              compiled.map(({ lexicon, figures }) => [`${figures.entities} names`, bench.onStrings.spot(lexicon, texts)]),
            ),
          }
          return {
            corpus,
            lexicons: compiled.map(({ figures }) => figures),
            warm: await bench.measure(works, rounds.warm, false),
            cold: await bench.measure(works, rounds.cold, true),
            strings: await bench.measure(strings, rounds.warm, false),
          }
        },
        { pages, entities, sizes: SIZES, rounds: ROUNDS },
      )),
    }
  } finally {
    await running.close()
  }
}
