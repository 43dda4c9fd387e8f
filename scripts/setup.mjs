// @ts-check
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, howToInstall } from './browsers.mjs'
import { ROOT, run, runModule } from './run.mjs'
import { step, StepError } from './step.mjs'

/*
 * What `npm start` and `npm test` need on a bare clone. Nothing here may import from node_modules: it may not be there yet.
 */

/** @typedef {import('./browsers.mjs').Browser} Browser */

/**
 * @typedef {object} Found
 * @property {Browser | null} chromium
 * @property {Browser | null} firefox
 */

/** The oldest Node.js that the tools run on. */
const OLDEST_NODE = [20, 19]

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  throw new StepError(`Caveat needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

/** Installs exactly what package-lock.json names, when what is installed differs. */
export async function installDependencies() {
  await step('Install dependencies (npm ci)', async () => {
    if (installedMatchesLock()) return { value: null, note: 'already installed' }
    const npm = process.env['npm_execpath']
    const args = ['ci', '--loglevel=error']
    const done =
      npm === undefined
        ? await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { quiet: true })
        : await run(process.execPath, [npm, ...args], { quiet: true })
    if (!done.ok) throw new StepError(`npm ci failed:\n${done.output}`)
    return { value: null }
  })
}

/**
 * The browsers on this machine. On Debian, as root, those that are wanted and missing are installed.
 *
 * @param {'both' | 'any'} wanted
 * @returns {Promise<Found>}
 */
export function findBrowsers(wanted) {
  return step('Find browsers', async () => {
    let found = lookForBrowsers()
    const installed = []
    const missing = missingFrom(found, wanted)
    if (missing.length > 0 && canInstall()) {
      await aptInstall(missing.map((engine) => (engine === 'chromium' ? 'chromium' : 'firefox-esr')))
      installed.push(...missing)
      found = lookForBrowsers()
    }
    const stillMissing = missingFrom(found, wanted)
    if (stillMissing.length > 0) throw new StepError(adviceFor(stillMissing, wanted))
    const names = [found.chromium, found.firefox].flatMap((browser) =>
      browser ? [`${browser.name} ${browser.version}`.trim()] : [],
    )
    return { value: found, note: names.join(', ') + (installed.length > 0 ? ', newly installed' : '') }
  })
}

/** Generates the types and the typed message keys that the sources import. */
export async function prepare() {
  await step('Generate types (wxt prepare)', async () => {
    const done = await runModule('wxt', 'bin/wxt.mjs', ['prepare'], { quiet: true })
    if (!done.ok) throw new StepError(`wxt prepare failed:\n${done.output}`)
    return { value: null }
  })
}

/**
 * Builds the unpacked extension into .output; what an earlier build left there is removed first, so that a failed build leaves
 * nothing that looks like its result.
 *
 * @param {'chromium' | 'firefox'} engine
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function build(engine) {
  const [folder, flags] = engine === 'chromium' ? ['chrome-mv3', []] : ['firefox-mv3', ['-b', 'firefox', '--mv3']]
  rmSync(join(ROOT, '.output', folder), { recursive: true, force: true })
  return runModule('wxt', 'bin/wxt.mjs', ['build', ...flags], { quiet: true })
}

/** npm keeps a list of what it has installed in node_modules, written last: the same packages there as in the lock file? */
function installedMatchesLock() {
  const wanted = readLock('package-lock.json')
  const installed = readLock('node_modules/.package-lock.json')
  if (wanted === null || installed === null) return false
  const sameVersion = (/** @type {string} */ path) => wanted[path]?.version === installed[path]?.version
  return (
    Object.keys(installed).every(sameVersion) &&
    Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional === true || sameVersion(path))
  )
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages
  } catch {
    return null
  }
}

/** @returns {Found} */
function lookForBrowsers() {
  try {
    return { chromium: findBrowser('chromium'), firefox: findBrowser('firefox') }
  } catch (error) {
    throw new StepError(/** @type {Error} */ (error).message)
  }
}

/**
 * @param {Found} found
 * @param {'both' | 'any'} wanted
 * @returns {('chromium' | 'firefox')[]}
 */
function missingFrom(found, wanted) {
  if (wanted === 'any') return found.chromium || found.firefox ? [] : ['chromium']
  return /** @type {const} */ (['chromium', 'firefox']).filter((engine) => found[engine] === null)
}

/** Debian has both as packages; Ubuntu's packages of these names only point to another installer. */
function canInstall() {
  return process.getuid?.() === 0 && /^ID=("?)debian\1$/m.test(osRelease())
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}

/** @param {string[]} packages */
async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update'], { quiet: true, env })
  if (!updated.ok) throw new StepError(`apt-get update failed:\n${updated.output}`)
  const installed = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { quiet: true, env })
  if (!installed.ok) throw new StepError(`apt-get install ${packages.join(' ')} failed:\n${installed.output}`)
}

/**
 * @param {('chromium' | 'firefox')[]} missing
 * @param {'both' | 'any'} wanted
 */
function adviceFor(missing, wanted) {
  const lines = missing.map((engine) => howToInstall(engine))
  if (wanted === 'any') lines.push(`Or: ${howToInstall('firefox')}`)
  if (/debian/.test(osRelease())) lines.push(`On Debian: sudo apt-get install chromium firefox-esr`)
  return ['No usable browser was found on this machine.', ...lines].join('\n  ')
}
