// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../run.mjs'
import { askWorker } from './ask-worker.mjs'
import { withPage } from './measure.mjs'

/** @typedef {import('./feeds/in-worker.ts').ParsingFigures} ParsingFigures */

/** The texts that documents are made of. */
export function feedFixtures() {
  const read = (/** @type {string} */ path) => readFileSync(join(ROOT, 'tests/fixtures', path), 'utf8')
  return {
    kev: read('feeds/kev-excerpt.json'),
    cve: read('feeds/cve-made-up.json'),
    stories: read('digest/stories-seen.json'),
  }
}

/**
 * What making records of documents takes in a worker.
 *
 * @param {import('../browsers.mjs').Browser} browser
 * @param {string} script
 * @param {number} share Of the usual size
 * @returns {Promise<ParsingFigures[]>}
 */
export function measureParsing(browser, script, share) {
  return withPage(browser, 'void 0', (page) => askWorker(page, script, { fixtures: feedFixtures(), share }))
}
