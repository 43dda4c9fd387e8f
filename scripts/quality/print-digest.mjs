/*
 * The part of `npm run quality` about news: stories that the rules were made with, stories that were kept apart, and both together.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const PARTS = ['seen', 'held']

/** Prints a table of all measures, then errors of the seen part only, so that nobody tunes to the others; `csaf` is a folder or nothing. */
export async function printDigestQuality({ root, errors, csaf }) {
  const load = async (path) => (await runnerImport(path, { root, configFile: false, logLevel: 'error' })).module
  const { measureDigest } = await load('./scripts/quality/measure-digest.ts')
  const stories = PARTS.map((part) => json(join(root, `tests/fixtures/digest/stories-${part}.json`)))
  const measured = [...stories, stories.flat()].map((each) => measureDigest(each))
  console.log(`\nNews into advisories  ${['seen', 'held', 'all'].map((part) => part.padStart(8)).join('')}`)
  for (const [name, read] of ROWS) {
    console.log(`  ${name.padEnd(20)}${measured.map((each) => read(each).padStart(8)).join('')}`)
  }
  const { measureSplits } = await load('./scripts/quality/measure-splits.ts')
  const splits = [...stories, stories.flat()].map((each) => measureSplits(each))
  console.log('\nStories that an article about both brought together')
  for (const row of ['pairs', 'apart', 'torn'])
    console.log(`  ${row.padEnd(20)}${splits.map((each) => String(each[row]).padStart(8)).join('')}`)
  for (const part of ['pairs', 'bands', 'indicators', 'affected', 'timeline']) {
    const found = measured[0][part].errors
    console.log(`\n${part}: ${found.length} errors`)
    for (const error of found.slice(0, errors)) console.log(`  ${error}`)
  }
  if (csaf !== undefined) await printSorterQuality(load, csaf, errors)
}

const percent = (ratio) => (100 * ratio).toFixed(1)
const ROWS = [
  ['stories', ({ stories }) => String(stories)],
  ['articles', ({ items }) => String(items)],
  ['pairs: precision', ({ pairs }) => percent(pairs.precision)],
  ['pairs: F1', ({ pairs }) => percent(pairs.f1)],
  ['band right', ({ bands }) => percent(bands.right)],
  ['band off by two', ({ bands }) => String(bands.offByTwo)],
  ['indicators right', ({ indicators }) => percent(indicators.precision)],
  ['…without sentence', ({ indicators }) => String(indicators.unsupported)],
  ['affected: F1', ({ affected }) => percent(affected.f1)],
  ['timeline: F1', ({ timeline }) => percent(timeline.f1)],
  ['sentences quoted', ({ quoted }) => percent(quoted)],
]

async function printSorterQuality(load, folder, errors) {
  const { measureSorter } = await load('./scripts/quality/measure-csaf.ts')
  const documents = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => json(join(folder, name)))
    .filter((document) => document.document?.csaf_version !== undefined)
  const { sentences, right, byPart, errors: wrong } = measureSorter(documents)
  console.log(`\nSentences of ${documents.length} CSAF documents sorted: ${sentences}, right ${percent(right)}`)
  for (const [part, share] of Object.entries(byPart)) console.log(`  ${part.padEnd(20)}${percent(share).padStart(8)}`)
  for (const error of wrong.slice(0, errors)) console.log(`  ${error.slice(0, 160)}`)
}

function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
