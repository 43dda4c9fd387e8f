// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../run.mjs'
import { askWorker } from './ask-worker.mjs'
import { withPage } from './measure.mjs'

/** @typedef {import('./stories/in-worker.ts').StoryFigures} StoryFigures */

/**
 * What making stories takes in a worker, a new one for each number of articles.
 *
 * @param {import('../browsers.mjs').Browser} browser
 * @param {string} script
 * @param {number[]} sizes
 * @returns {Promise<StoryFigures[]>}
 */
export async function measureStories(browser, script, sizes) {
  /** @type {{ items: object[] }[]} */
  const stories = ['seen', 'held'].flatMap((part) =>
    JSON.parse(readFileSync(join(ROOT, `tests/fixtures/digest/stories-${part}.json`), 'utf8')),
  )
  const labelled = stories.flatMap(({ items }) => items)
  return withPage(browser, 'void 0', async (page) => {
    const measured = []
    for (const count of sizes) measured.push(await askWorker(page, script, { labelled, count }))
    return measured
  })
}
