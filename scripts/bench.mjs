// @ts-check
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, checkNode, findBrowsers, installDependencies } from './setup.mjs'
import { seconds, step, StepError } from './step.mjs'

/*
 * npm run bench [-- --json FILE] [--docs]: what finding names takes in a real browser, next to merely reading the same text and to
 * other matchers, as Markdown tables. docs/performance.md says what the figures mean; --docs puts these in the place of those that it
 * holds.
 */

const started = performance.now()
try {
  const { values } = parseArgs({ options: { json: { type: 'string' }, docs: { type: 'boolean' } } })
  const { figures, tables } = await main()
  console.log(`\n${tables}`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  if (values.docs === true) writeDocs(tables)
  console.log(`\nDone after ${seconds(performance.now() - started)}.`)
  process.exit(0)
} catch (error) {
  if (!(error instanceof StepError)) throw error
  console.error(error.message)
  process.exit(1)
}

async function main() {
  checkNode()
  await installDependencies()
  const browsers = await findBrowsers('any')
  const { chromium } = browsers
  if (chromium === null) throw new StepError('Measured is Chromium, which was not found on this machine.')
  const [{ bundle }, { readSources }, { report }] = await Promise.all([
    import('./bench/bundle.mjs'),
    import('./bench/sources.mjs'),
    import('./bench/report.mjs'),
  ])
  const [{ measureCompiling, measureFinding, withPage }, { measurePeers }, { measureLive }] = await Promise.all([
    import('./bench/measure.mjs'),
    import('./bench/measure-peers.mjs'),
    import('./bench/measure-live.mjs'),
  ])
  const [load = 0] = loadavg()
  const sources = await step('Make pages and names', async () => ({ value: readSources() }))
  const script = await step('Bundle what is measured', async () => ({ value: await bundle('./in-page.ts') }))
  const compiled = await step('Measure compiling names', async () => ({
    value: await withPage(chromium, script, (page) => measureCompiling(page, sources)),
  }))
  const finding = await step('Measure finding names', async () => ({
    value: await withPage(chromium, script, (page) => measureFinding(page, sources, compiled)),
  }))
  const lexicons = compiled.map(({ base64: _, ...figures }) => figures)
  const peers = await step('Measure other matchers', async () => ({ value: await measurePeers(chromium, script, sources) }))
  const live = await step('Measure pages in use', async () => ({ value: await measureLive(chromium, script, sources) }))
  const extension = await measureBuilt(chromium, script, sources)
  const sizes = lexicons.filter(({ names }) => names === sources.today || names === 100_000).map(({ bytes }) => bytes)
  const transport = await step('Measure the way to a page', async () => ({ value: await measureWays(browsers, sizes) }))
  const browser = `${chromium.name} ${chromium.version}`
  const figures = { browser, cores: cpus().length, load, lexicons, ...finding, peers, live, extension, transport }
  return { figures, tables: report(figures) }
}

/**
 * The figures are all that stands under the last heading of docs/performance.md.
 * @param {string} tables
 */
function writeDocs(tables) {
  const file = new URL('../docs/performance.md', import.meta.url)
  const heading = '\n## Figures\n'
  const [before] = readFileSync(file, 'utf8').split(heading)
  writeFileSync(file, `${before}${heading}\n${tables}\n`)
}

/**
 * The extension itself, as it is built for people.
 * @param {import('./browsers.mjs').Browser} chromium
 * @param {string} script
 * @param {import('./bench/measure.mjs').Sources} sources
 */
async function measureBuilt(chromium, script, { pages, texts }) {
  await step('Build the extension', async () => {
    const done = await build('chromium')
    if (!done.ok) throw new StepError(`The build failed:\n${done.output}`)
    return { value: null }
  })
  const { measureExtension } = /** @type {typeof import('./bench/extension/run.ts')} */ (await load('./bench/extension/run.ts'))
  return step('Measure the extension', async () => ({ value: await measureExtension(chromium.path, script, pages, texts) }))
}

/**
 * By each way from a worker to a page, in a throw-away extension.
 * @param {import('./setup.mjs').Found} browsers
 * @param {number[]} sizes
 */
async function measureWays(browsers, sizes) {
  const { bundle } = await import('./bench/bundle.mjs')
  const { measureTransport } = /** @type {typeof import('./bench/transport/run.ts')} */ (await load('./bench/transport/run.ts'))
  const scripts = { worker: await bundle('./transport/worker.ts'), content: await bundle('./transport/content.ts') }
  return measureTransport(browsers, scripts, sizes)
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
