// @ts-check
import { withPage } from './measure.mjs'

/** @typedef {import('./measure.mjs').InPage} InPage */

/** Which peer is built from how many names, and how long that may take (milliseconds). */
const BUILD = 15_000
const RUN = 40_000
const TRIED = /** @type {const} */ ([
  ['FlashText (own port)', 1_000],
  ['ahocorasick', 1_000],
  ['@monyone/aho-corasick', 1_000],
  ['modern-ahocorasick', 1_000],
  ['one RegExp for all names', 1_000],
  ['a RegExp a name', 1_000],
  ['mark.js', 1_000],
  ['FlashText (own port)', 100_000],
  ['ahocorasick', 100_000],
  ['@monyone/aho-corasick', 100_000],
  ['modern-ahocorasick', 100_000],
])
/** As many of the measured pages as peers are given at the most. */
const PAGES = 30

/**
 * @typedef {object} PeerFigures
 * @property {string} name
 * @property {number} names
 * @property {string} [failed] Why there are no figures
 * @property {number} [build]
 * @property {number} [pages]
 * @property {number} [ms]
 * @property {number} [found]
 * @property {number} [floor] Sum of char codes on the same pages
 * @property {number} [ours] Caveat with as many names on the same pages
 */

/**
 * The peers, each on as many pages as it reads in reasonable time, next to the floor and to ours on the same pages. One browser for
 * all, and a new one after a peer that took too long.
 *
 * @param {import('../browsers.mjs').Browser} browser
 * @param {string} script
 * @param {import('./measure.mjs').Sources} sources
 */
export async function measurePeers(browser, script, { pages, entities }) {
  /** @type {PeerFigures[]} */
  const figures = []
  while (figures.length < TRIED.length) {
    await withPage(browser, script, async (page) => {
      await page.evaluate(
        (json) => {
          const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
          const { pages, entities } = JSON.parse(json)
          bench.load(pages)
          Object.assign(globalThis, { entities, lexicons: new Map() })
        },
        JSON.stringify({ pages: pages.slice(-PAGES), entities: entities.slice(0, 100_000) }),
      )
      for (const [name, names] of TRIED.slice(figures.length)) {
        const measured = await measurePeer(page, name, names)
        figures.push(measured)
        if (measured.failed !== undefined) return
      }
    })
  }
  return figures
}

/**
 * @param {import('./measure.mjs').Page} page
 * @param {string} name
 * @param {number} names
 * @returns {Promise<PeerFigures>}
 */
async function measurePeer(page, name, names) {
  try {
    const build = await within(
      BUILD,
      page.evaluate(
        ({ name, names }) => {
          const { bench, entities } = /** @type {{ bench: InPage, entities: import('./measure.mjs').LexiconEntity[] }} */ (
            /** @type {any} */ (globalThis)
          )
          return bench.buildPeer(
            name,
            entities.slice(0, names).map((entity) => entity.name),
          )
        },
        { name, names },
      ),
    )
    const run = await within(
      RUN,
      page.evaluate(
        ({ name, names }) => {
          const { bench, entities, lexicons } = /** @type {{ bench: InPage, entities: any[], lexicons: Map<number, any> }} */ (
            /** @type {any} */ (globalThis)
          )
          const lexicon = lexicons.get(names) ?? bench.compile(entities.slice(0, names)).lexicon
          lexicons.set(names, lexicon)
          return bench.runPeer(name, lexicon)
        },
        { name, names },
      ),
    )
    return { name, names, build, ...run }
  } catch (error) {
    return {
      name,
      names,
      failed:
        error instanceof TooLong
          ? error.message
          : String(error)
              .replace(/^.*?Error: |\n[^]*/g, '')
              .slice(0, 60),
    }
  }
}

class TooLong extends Error {}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
function within(milliseconds, work) {
  // What is given up on fails when its browser is closed; nobody waits for it then.
  work.catch(() => undefined)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLong(`more than ${milliseconds / 1000} s`)), milliseconds)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
