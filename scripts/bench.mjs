// @ts-check
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkNode, findBrowsers, installDependencies } from './setup.mjs'
import { seconds, step, StepError } from './step.mjs'

/*
 * npm run bench [-- --json FILE]: how long finding names takes in a real browser, next to merely reading the same text.
 * docs/performance.md says what the figures mean.
 */

const started = performance.now()
try {
  const { values } = parseArgs({ options: { json: { type: 'string' } } })
  const figures = await main()
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
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
  const { chromium } = await findBrowsers('any')
  if (chromium === null) throw new StepError('Measured is Chromium, which was not found on this machine.')
  const { measureIn } = await import('./bench/measure.mjs')
  const { readSources } = await import('./bench/sources.mjs')
  const sources = await step('Make pages and names', async () => ({ value: readSources() }))
  const script = await step('Bundle what is measured', async () => ({ value: await bundle() }))
  const figures = await step('Measure', async () => ({ value: await measureIn(chromium, script, sources) }))
  const { report } = await import('./bench/report.mjs')
  console.log(report(figures))
  return figures
}

/** The measured code as one script, minified as the extension's is. */
async function bundle() {
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome129',
      lib: { entry: fileURLToPath(new URL('./bench/in-page.ts', import.meta.url)), formats: ['iife'], name: 'bench' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new StepError('The measured code could not be bundled.')
  return chunk.code
}
