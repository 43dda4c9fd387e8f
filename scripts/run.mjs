// @ts-check
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's top folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {object} Finished
 * @property {boolean} ok True when the program ended by itself with 0
 * @property {string} output What it wrote, when `quiet`; else empty
 */

/** How long a program that is asked to end may take before it is made to, in milliseconds. */
const LAST_WISHES = 5_000

/**
 * Runs a program in the repository's top folder until it ends or its time is up; then it and everything that it started is ended.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, timeout?: number, env?: NodeJS.ProcessEnv }} [options] `quiet` keeps the output back; `timeout` in milliseconds
 * @returns {Promise<Finished>}
 */
export function run(program, args, { quiet = false, timeout = 10 * 60_000, env = {} } = {}) {
  return new Promise((resolve) => {
    const ownGroup = process.platform !== 'win32'
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: ownGroup,
    })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString())
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const timer = setTimeout(() => {
      output += `\n${program} took longer than ${timeout / 60_000} minutes and was ended.\n`
      if (!quiet) console.log(output)
      end(child.pid)
    }, timeout)
    const interrupt = () => {
      end(child.pid)
      child.once('close', () => process.exit(130))
    }
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
    const finish = (/** @type {boolean} */ ok) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
      resolve({ ok, output })
    }
    child.on('error', (error) => {
      output += error.message
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}

/**
 * Runs a JavaScript program of an installed package, such as `runModule('wxt', 'bin/wxt.mjs', ['build'])`.
 *
 * @param {string} name
 * @param {string} file
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runModule(name, file, args, options) {
  return run(process.execPath, [`node_modules/${name}/${file}`, ...args], options)
}

/**
 * Asks a program and everything that it started to end, and makes it end if it does not.
 * @param {number | undefined} pid
 */
function end(pid) {
  if (pid === undefined) return
  signal(pid, 'SIGTERM')
  setTimeout(() => signal(pid, 'SIGKILL'), LAST_WISHES).unref()
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name)
  } catch {
    // it has ended in the meantime
  }
}
