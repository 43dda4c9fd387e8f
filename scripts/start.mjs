// @ts-check
import { loadShow } from './load-show.mjs'
import { build, checkNode, findBrowsers, installDependencies } from './setup.mjs'
import { seconds, step, StepError } from './step.mjs'

/*
 * npm start [-- --headless] [--firefox | --chromium]: sets up, builds, and shows the extension on the demo's pages.
 */

const started = performance.now()
try {
  const ok = await main(process.argv.slice(2))
  console.log(`${ok ? 'Done' : 'Failed'} after ${seconds(performance.now() - started)}.`)
  process.exit(ok ? 0 : 1)
} catch (error) {
  if (!(error instanceof StepError)) throw error
  console.error(error.message)
  process.exit(1)
}

/** @param {string[]} args */
async function main(args) {
  const unknown = args.filter((arg) => !['--headless', '--firefox', '--chromium'].includes(arg))
  if (unknown.length > 0)
    throw new StepError(`Not understood: ${unknown.join(' ')}. There is --headless, --firefox and --chromium.`)
  checkNode()
  await installDependencies()
  const found = await findBrowsers('any')
  const browser = args.includes('--firefox')
    ? found.firefox
    : args.includes('--chromium')
      ? found.chromium
      : (found.chromium ?? found.firefox)
  if (browser === null) throw new StepError('That browser was not found on this machine.')
  await step(`Build the extension for ${browser.name}`, async () => {
    const done = await build(browser.engine)
    if (!done.ok) throw new StepError(`The build failed:\n${done.output}`)
    return { value: null }
  })
  const headless = args.includes('--headless') || !hasDisplay()
  if (headless && !args.includes('--headless')) console.log('There is no display here, so this goes on without a window.')
  return (await loadShow())(browser, headless)
}

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}
