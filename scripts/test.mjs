// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, runModule } from './run.mjs'
import { build, checkNode, findBrowsers, installDependencies, prepare } from './setup.mjs'
import { seconds, StepError } from './step.mjs'
import { countTests, failures } from './test-report.mjs'

/*
 * npm test [-- SUITE… PATTERN…]: sets up, runs every suite, or those named (with the files whose path holds a pattern), and goes
 * on after one that failed.
 */

/** @typedef {import('./test-report.mjs').Count} Count */
/** @typedef {Count & { failures: string[] }} Outcome */
/** @typedef {import('./setup.mjs').Found} Found */

/**
 * Stages one after the other, each of lanes that run at once: suites with a whole browser wait for it most of the time. A lane beside
 * the first one tells when it is done.
 */
const STAGES = [
  [['build']],
  [
    ['types', 'lint', 'unit', 'repository', 'e2e-firefox'],
    ['components', 'e2e-chromium'],
  ],
]
const SUITES = STAGES.flat(2)

/** Suites that look at the built extensions. */
const NEED_BUILD = ['repository', 'e2e-chromium', 'e2e-firefox']

/** Milliseconds after which a suite is taken to hang. */
const LONGEST = 18 * 60_000

const started = performance.now()
try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  if (!(error instanceof StepError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** @param {string[]} args */
async function main(args) {
  const { suites, patterns } = choose(args)
  checkNode()
  await installDependencies()
  const browsers = await findBrowsers('both')
  await prepare()
  /** @type {{ suite: string, count: Outcome, took: number }[]} */
  const rows = []
  const runLane = async (/** @type {string[]} */ lane, quiet = false) => {
    for (const suite of lane) {
      if (!quiet) console.log(`\n— ${suite} —`)
      const from = performance.now()
      const count = await runSuite(suite, patterns, browsers, quiet)
      rows.push({ suite, count, took: performance.now() - from })
    }
  }
  for (const stage of STAGES) {
    const lanes = stage.map((lane) => lane.filter((suite) => suites.includes(suite))).filter((lane) => lane.length > 0)
    await Promise.all(lanes.map((lane, place) => runLane(lane, place > 0)))
  }
  return summarise(rows.sort((a, b) => SUITES.indexOf(a.suite) - SUITES.indexOf(b.suite)))
}

/** @param {string[]} args */
function choose(args) {
  const named = SUITES.filter((suite) => args.includes(suite))
  const patterns = args.filter((arg) => !SUITES.includes(arg))
  const suites = named.length > 0 ? named : patterns.length > 0 ? SUITES.filter((suite) => usesVitest(suite)) : SUITES
  const needBuild = suites.some((suite) => NEED_BUILD.includes(suite))
  return { suites: SUITES.filter((suite) => suites.includes(suite) || (suite === 'build' && needBuild)), patterns }
}

/** @param {string} suite */
function usesVitest(suite) {
  return !['types', 'lint', 'build'].includes(suite)
}

/**
 * @param {string} suite
 * @param {string[]} patterns
 * @param {Found} browsers
 * @param {boolean} quiet keeps what it says back until it is done
 * @returns {Promise<Outcome>}
 */
async function runSuite(suite, patterns, browsers, quiet) {
  if (suite === 'types') return check('tsc', await runModule('typescript', 'bin/tsc', ['--noEmit']))
  if (suite === 'lint') {
    return sum([
      check('eslint', await runModule('eslint', 'bin/eslint.js', ['.', '--max-warnings=0'])),
      check('prettier --check', await runModule('prettier', 'bin/prettier.cjs', ['--check', '--log-level=warn', '.'])),
    ])
  }
  if (suite === 'build') {
    const counts = []
    for (const engine of /** @type {const} */ (['chromium', 'firefox'])) {
      const done = await build(engine)
      if (!done.ok) console.log(done.output)
      counts.push(check(`build for ${engine}`, done))
    }
    return sum(counts)
  }
  return runTests(suite, patterns, browsers, quiet)
}

/**
 * One vitest project in a process of its own, so that one that hangs or crashes costs no other.
 *
 * @param {string} project
 * @param {string[]} patterns
 * @param {Found} browsers
 * @param {boolean} quiet
 */
async function runTests(project, patterns, browsers, quiet) {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-test-'))
  const report = join(folder, 'report.json')
  const flags = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  if (patterns.length > 0) flags.push('--passWithNoTests')
  const env = { CAVEAT_CHROMIUM: browsers.chromium?.path, CAVEAT_FIREFOX: browsers.firefox?.path }
  const program = ['node_modules/vitest/vitest.mjs', ...flags, ...patterns]
  const { ok, output } = await run(process.execPath, program, { env, quiet, timeout: LONGEST })
  if (quiet) console.log(`\n— ${project} —\n${output}`)
  const said = readReport(report)
  rmSync(folder, { recursive: true, force: true })
  return { ...countTests(said, ok), failures: failures(said, ok) }
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string} name
 * @param {{ ok: boolean }} done
 * @returns {Outcome}
 */
function check(name, { ok }) {
  console.log(`${name}: ${ok ? 'in order' : 'failed'}`)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [`${name} failed`] }
}

/**
 * @param {Outcome[]} outcomes
 * @returns {Outcome}
 */
function sum(outcomes) {
  const total = (/** @type {keyof Count} */ key) => outcomes.reduce((before, outcome) => before + outcome[key], 0)
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped'), failures }
}

/**
 * What failed, the table of suites, and one line with all of their tests.
 * @param {{ suite: string, count: Outcome, took: number }[]} rows
 * @returns {boolean} true when something ran and nothing failed
 */
function summarise(rows) {
  for (const { suite, count } of rows) for (const failure of count.failures) console.log(`\n${suite}: ${failure}`)
  const cell = (/** @type {string | number} */ value) => String(value).padStart(8)
  console.log(`\n${'suite'.padEnd(14)}${['passed', 'failed', 'skipped', 'time'].map(cell).join('')}`)
  for (const { suite, count, took } of rows) {
    const { passed, failed, skipped } = count
    console.log(suite.padEnd(14) + [passed, failed, skipped, seconds(took)].map(cell).join(''))
  }
  console.log(`${'together'.padEnd(38)}${cell(seconds(performance.now() - started))}\n`)
  const { passed, failed, skipped } = sum(rows.map((row) => row.count))
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0
}
