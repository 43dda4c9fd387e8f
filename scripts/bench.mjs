// @ts-check
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { replaceSection } from './bench/section.mjs'
import { checkNode, findBrowsers, installDependencies } from './setup.mjs'
import { seconds, StepError } from './step.mjs'

/*
 * npm run bench [-- --only PART] [--quick] [--json FILE] [--docs]: what finding names takes in a real browser, next to merely reading the
 * same text and to other matchers, and what the extension costs a page, as Markdown tables. docs/performance.md says what the figures
 * mean; --docs puts these in the place of those that it holds, each part's in its own section.
 */

const started = performance.now()
try {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, json: { type: 'string' }, docs: { type: 'boolean' } },
  })
  const { figures, sections } = await main(values.only, values.quick === true)
  for (const { heading, tables } of sections) console.log(`\n## ${heading}\n\n${tables}`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  if (values.docs === true) writeDocs(sections)
  console.log(`\nDone after ${seconds(performance.now() - started)}.`)
  process.exit(0)
} catch (error) {
  if (!(error instanceof StepError)) throw error
  console.error(error.message)
  process.exit(1)
}

/**
 * @param {string | undefined} only
 * @param {boolean} quick
 */
async function main(only, quick) {
  checkNode()
  await installDependencies()
  const { PARTS } = await import('./bench/parts.mjs')
  const wanted = PARTS.filter(({ name }) => only === undefined || name === only)
  if (wanted.length === 0) throw new StepError(`--only takes one of: ${PARTS.map(({ name }) => name).join(', ')}.`)
  const browsers = await findBrowsers('any')
  const { chromium } = browsers
  if (chromium === null) throw new StepError('Measured is Chromium, which was not found on this machine.')
  const figures = {}
  const sections = []
  for (const { heading, measure } of wanted) {
    const [load = 0] = loadavg()
    const machine = { browser: `${chromium.name} ${chromium.version}`, cores: cpus().length, load }
    const measured = await measure({ browsers, chromium, machine, quick })
    // The machine is said as it was before the first part; each part's own line has its own.
    Object.assign(figures, { ...measured.figures, ...figures })
    sections.push({ heading, tables: measured.tables })
  }
  return { figures, sections }
}

/** @param {{ heading: string, tables: string }[]} sections */
function writeDocs(sections) {
  const file = new URL('../docs/performance.md', import.meta.url)
  const text = sections.reduce((text, { heading, tables }) => replaceSection(text, heading, tables), readFileSync(file, 'utf8'))
  writeFileSync(file, text)
}
