// @ts-check
import { execFileSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * A browser on this machine.
 * @typedef {object} Browser
 * @property {'chromium' | 'firefox'} engine
 * @property {string} name As people call it: `Chromium`, `Google Chrome`, `Microsoft Edge`, `Firefox`
 * @property {string} path The program's file
 * @property {string} version As the program states it, such as `156.0.8078.79`; empty where asking it is not possible (Windows)
 */

/**
 * @typedef {object} Candidate
 * @property {'chromium' | 'firefox'} engine
 * @property {string} name
 * @property {string[]} commands Names on the PATH
 * @property {string[]} mac Under /Applications or ~/Applications
 * @property {string[]} windows Under the folders that Windows installs programs in
 */

/** Oldest major versions that the extension's manifests allow. */
export const OLDEST = { chromium: 129, firefox: 153 }

/** In order of preference within an engine. */
/** @type {Candidate[]} */
const CANDIDATES = [
  {
    engine: 'chromium',
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    mac: ['Chromium.app/Contents/MacOS/Chromium'],
    windows: ['Chromium/Application/chrome.exe'],
  },
  {
    engine: 'chromium',
    name: 'Google Chrome',
    commands: ['google-chrome', 'google-chrome-stable'],
    mac: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
    windows: ['Google/Chrome/Application/chrome.exe'],
  },
  {
    engine: 'chromium',
    name: 'Microsoft Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    mac: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    windows: ['Microsoft/Edge/Application/msedge.exe'],
  },
  {
    engine: 'firefox',
    name: 'Firefox',
    commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    mac: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
  },
]

const VARIABLES = /** @type {const} */ ({ chromium: 'CAVEAT_CHROMIUM', firefox: 'CAVEAT_FIREFOX' })

/**
 * The first usable browser of an engine: the one that CAVEAT_CHROMIUM or CAVEAT_FIREFOX names, else one found on the PATH, else
 * one in the places where its installer puts it. A browser older than the extension allows is passed over.
 *
 * @param {'chromium' | 'firefox'} engine
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {Browser | null}
 * @throws {Error} when the variable names a file that is not there
 */
export function findBrowser(engine, env = process.env, platform = process.platform) {
  const named = env[VARIABLES[engine]]
  if (named) {
    if (!isProgram(named, platform)) throw new Error(`${VARIABLES[engine]} is set to ${named}, which is not a program.`)
    return { engine, name: nameFor(engine, named), path: named, version: versionOf(named, platform) }
  }
  for (const candidate of CANDIDATES) {
    if (candidate.engine !== engine) continue
    for (const path of placesOf(candidate, env, platform)) {
      if (!isProgram(path, platform)) continue
      const version = versionOf(path, platform)
      if (version === '' && platform === 'linux') continue
      if (isNewEnough(engine, version)) return { engine, name: candidate.name, path, version }
    }
  }
  return null
}

/**
 * What someone has to do to get a browser of this engine.
 * @param {'chromium' | 'firefox'} engine
 */
export function howToInstall(engine) {
  const which = engine === 'chromium' ? 'Google Chrome, Chromium or Microsoft Edge' : 'Firefox'
  return `Install ${which} (version ${OLDEST[engine]} or newer), or set ${VARIABLES[engine]} to the program's path.`
}

/**
 * @param {Candidate} candidate
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function placesOf(candidate, env, platform) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])]
    return folders.flatMap((folder) => candidate.mac.map((path) => join(folder, path)))
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return folders.flatMap((folder) => (folder ? candidate.windows.map((path) => join(folder, path)) : []))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return candidate.commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/**
 * @param {string} path
 * @param {NodeJS.Platform} platform
 */
function isProgram(path, platform) {
  try {
    if (!statSync(path).isFile()) return false
    if (platform !== 'win32') accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * On Windows `--version` opens a window instead of answering.
 * @param {string} path
 * @param {NodeJS.Platform} platform
 */
function versionOf(path, platform) {
  if (platform === 'win32') return ''
  try {
    const text = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] })
    return /\d+(\.\d+)+/.exec(text)?.[0] ?? ''
  } catch {
    return ''
  }
}

/**
 * @param {'chromium' | 'firefox'} engine
 * @param {string} version
 */
function isNewEnough(engine, version) {
  return version === '' || Number.parseInt(version, 10) >= OLDEST[engine]
}

/**
 * @param {'chromium' | 'firefox'} engine
 * @param {string} path
 */
function nameFor(engine, path) {
  if (engine === 'firefox') return 'Firefox'
  if (/edge/i.test(path)) return 'Microsoft Edge'
  return /google|chrome\.exe$|chrome$/i.test(path) ? 'Google Chrome' : 'Chromium'
}
