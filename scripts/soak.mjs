// @ts-check
import { parseArgs } from 'node:util'
import { run } from './run.mjs'
import { build, checkNode, findBrowsers, installDependencies, prepare } from './setup.mjs'
import { seconds, StepError } from './step.mjs'

/*
 * npm run soak [-- --worker-kills N --browser-kills N --mutations N --browser-mutations N --seed N]: the tests of faults with more of
 * everything than `npm test` has time for. docs/faults.md says what they inject. Takes hours; other numbers make it shorter.
 */

/** What is tried how often, and in which file: the test reads the number from the environment variable. */
const PARTS = [
  { option: 'mutations', usual: '200000', variable: 'CAVEAT_MUTATIONS', project: 'unit', file: 'unit/feeds/mutations' },
  {
    option: 'browser-mutations',
    usual: '1000',
    variable: 'CAVEAT_BROWSER_MUTATIONS',
    project: 'e2e-chromium',
    file: 'chromium/suffering',
  },
  {
    option: 'worker-kills',
    usual: '1000',
    variable: 'CAVEAT_WORKER_KILLS',
    project: 'e2e-chromium',
    file: 'chromium/worker-death',
  },
  {
    option: 'browser-kills',
    usual: '200',
    variable: 'CAVEAT_BROWSER_KILLS',
    project: 'e2e-chromium',
    file: 'chromium/browser-killed',
  },
]

/** Milliseconds after which a part is taken to hang. */
const LONGEST = 6 * 60 * 60_000

const started = performance.now()
try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  if (!(error instanceof StepError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function main() {
  const numbers = choose()
  checkNode()
  await installDependencies()
  const { chromium } = await findBrowsers('any')
  if (chromium === null) throw new StepError('No Chromium, Chrome or Edge was found on this machine.')
  await prepare()
  const built = await build('chromium')
  if (!built.ok) throw new StepError(`The build failed:\n${built.output}`)
  const rows = []
  for (const { option, variable, project, file } of PARTS) {
    const count = numbers[option]
    console.log(`\n— ${option}: ${count} —`)
    const from = performance.now()
    const env = { CAVEAT_CHROMIUM: chromium.path, CAVEAT_SEED: numbers['seed'], [variable]: count }
    const program = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file]
    const { ok } = await run(process.execPath, program, { env, timeout: LONGEST })
    rows.push({ option, count, ok, took: performance.now() - from })
  }
  console.log()
  for (const { option, count, ok, took } of rows) {
    console.log(`${option.padEnd(20)}${String(count).padStart(8)}  ${ok ? 'in order' : 'failed  '}${seconds(took).padStart(12)}`)
  }
  console.log(
    `${'together, with seed'.padEnd(20)}${String(numbers['seed']).padStart(9)} ${seconds(performance.now() - started).padStart(20)}`,
  )
  return rows.every(({ ok }) => ok)
}

/** @returns {Record<string, string | undefined>} how often what is tried, by its option */
function choose() {
  const options = Object.fromEntries(
    PARTS.map(({ option, usual }) => [option, { type: /** @type {const} */ ('string'), default: usual }]),
  )
  try {
    const { values } = parseArgs({ options: { ...options, seed: { type: 'string', default: '20261124' } } })
    const wrong = Object.entries(values).filter(([, value]) => !/^[1-9]\d{0,8}$/.test(String(value)))
    if (wrong.length > 0) throw new TypeError(`--${wrong[0]?.[0]} has to be a whole number.`)
    return /** @type {Record<string, string>} */ (values)
  } catch (error) {
    throw new StepError(
      `${error instanceof Error ? error.message : error} There is ${PARTS.map(({ option }) => `--${option}`).join(', ')} and --seed.`,
    )
  }
}
