// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../run.mjs'
import { build } from '../setup.mjs'
import { step, StepError } from '../step.mjs'
import { bundle } from './bundle.mjs'
import { measureLive } from './measure-live.mjs'
import { feedFixtures, measureParsing } from './measure-feeds.mjs'
import { measureStories } from './measure-stories.mjs'
import { measurePeers } from './measure-peers.mjs'
import { measureCompiling, measureFinding, withPage } from './measure.mjs'
import { reportCost } from './report-cost.mjs'
import { reportFeeds } from './report-feeds.mjs'
import { reportLists } from './report-lists.mjs'
import { reportFinding } from './report.mjs'
import { reportStories } from './report-stories.mjs'
import { readSources } from './sources.mjs'

/*
 * The parts of the measurement. Each can be run alone, and has a section of docs/performance.md of its own.
 */

/**
 * @typedef {object} Setting
 * @property {import('../setup.mjs').Found} browsers
 * @property {import('../browsers.mjs').Browser} chromium
 * @property {{ browser: string, cores: number, load: number }} machine
 * @property {boolean} quick Few samples: to see that it works.
 */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} heading Of its section in docs/performance.md.
 * @property {(setting: Setting) => Promise<{ figures: object, tables: string }>} measure
 */

/** @type {Part[]} */
export const PARTS = [
  { name: 'finding', heading: 'Figures', measure: finding },
  { name: 'cost', heading: 'Figures: what a page pays', measure: cost },
  { name: 'lists', heading: 'Figures: lists and search', measure: lists },
  { name: 'feeds', heading: 'Figures: reading feeds', measure: feeds },
  { name: 'stories', heading: 'Figures: stories of news', measure: stories },
]

/** @param {Setting} setting */
async function finding({ chromium, machine }) {
  const sources = await step('Make pages and names', async () => ({ value: readSources() }))
  const script = await step('Bundle what is measured', async () => ({ value: await bundle('./in-page.ts') }))
  const compiled = await step('Measure compiling names', async () => ({
    value: await withPage(chromium, script, (page) => measureCompiling(page, sources)),
  }))
  const found = await step('Measure finding names', async () => ({
    value: await withPage(chromium, script, (page) => measureFinding(page, sources, compiled)),
  }))
  const lexicons = compiled.map(({ base64: _, ...figures }) => figures)
  const peers = await step('Measure other matchers', async () => ({ value: await measurePeers(chromium, script, sources) }))
  const live = await step('Measure pages in use', async () => ({
    value: await measureLive(chromium, script, await bundle('./spots-worker.ts'), sources),
  }))
  await buildExtension()
  const { measureExtension } = /** @type {typeof import('./extension/run.ts')} */ (await load('./extension/run.ts'))
  const extension = await step('Measure the extension', async () => ({
    value: await measureExtension(chromium.path, script, sources.pages, sources.texts),
  }))
  const figures = { ...machine, lexicons, ...found, peers, live, extension }
  return { figures, tables: reportFinding(figures) }
}

/**
 * The same pages with the extension and without.
 * @param {Setting} setting
 */
async function cost({ chromium, machine, quick }) {
  await buildExtension()
  const { measureCost } = /** @type {typeof import('./cost/run.ts')} */ (await load('./cost/run.ts'))
  const { pages, texts, entities, today } = readSources()
  const sources = { pages, texts, known: entities.slice(0, today), recent: recentNames() }
  const measured = await step('Measure what a page pays', async () => ({
    value: await measureCost(chromium.path, sources, quick ? 'quick' : 'usual', (what) => console.log(`  … ${what}`)),
  }))
  const figures = { ...machine, cost: measured }
  return { figures, tables: reportCost(figures) }
}

/**
 * The popup and a dossier with very many advisories in the store.
 * @param {Setting} setting
 */
async function lists({ chromium, machine, quick }) {
  await buildExtension()
  const { measureLists } = /** @type {typeof import('./lists/run.ts')} */ (await load('./lists/run.ts'))
  const measured = []
  for (const count of quick ? [2_000] : [50_000, 300_000]) {
    measured.push(
      await step(`Measure lists and search with ${count} advisories`, async () => ({
        value: await measureLists(chromium.path, count),
      })),
    )
  }
  const figures = { ...machine, lists: measured }
  return { figures, tables: reportLists(figures) }
}

/**
 * Documents of feeds becoming records, and a sync.
 * @param {Setting} setting
 */
async function feeds({ chromium, machine, quick }) {
  await buildExtension()
  const script = await step('Bundle what is measured', async () => ({ value: await bundle('./feeds/in-worker.ts') }))
  const { measureSyncing } = /** @type {typeof import('./feeds/syncing.ts')} */ (await load('./feeds/syncing.ts'))
  const parsing = await step('Measure making records of documents', async () => ({
    value: await measureParsing(chromium, script, quick ? 0.05 : 1),
  }))
  const syncing = await step('Measure a sync', async () => ({
    value: await measureSyncing(chromium.path, feedFixtures(), quick ? 100 : 1_700),
  }))
  const figures = { ...machine, parsing, syncing }
  return { figures, tables: reportFeeds(figures) }
}

/**
 * News becoming stories in a worker.
 * @param {Setting} setting
 */
async function stories({ chromium, machine, quick }) {
  const script = await step('Bundle what is measured', async () => ({ value: await bundle('./stories/in-worker.ts') }))
  const measured = await step('Measure stories', async () => ({
    value: await measureStories(chromium, script, quick ? [1_000] : [1_000, 10_000, 50_000]),
  }))
  const figures = { ...machine, stories: measured }
  return { figures, tables: reportStories(figures) }
}

/** How many products of the starter feed's newest advisories are tried on the pointer. */
const RECENT = 60

/** Names that the newest advisories are about, each once. */
function recentNames() {
  /** @type {{ date_published?: string, _advisory?: { entities?: { name: string, role?: string }[] } }[]} */
  const items = JSON.parse(readFileSync(join(ROOT, 'public/starter-feed.json'), 'utf8')).items
  const newest = items.toSorted((a, b) => (b.date_published ?? '').localeCompare(a.date_published ?? ''))
  const names = newest.flatMap(({ _advisory }) => (_advisory?.entities ?? []).map(({ name }) => name))
  return [...new Set(names)].filter((name) => name.includes(' ') && !/[<&]/.test(name)).slice(0, RECENT)
}

/** The extension as it is built for people. */
async function buildExtension() {
  await step('Build the extension', async () => {
    const done = await build('chromium')
    if (!done.ok) throw new StepError(`The build failed:\n${done.output}`)
    return { value: null }
  })
}

/**
 * A module in TypeScript that starts browsers as the end-to-end tests do.
 * @param {string} file
 */
async function load(file) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(fileURLToPath(new URL(file, import.meta.url)), { configFile: false, logLevel: 'error' })
  return module
}
