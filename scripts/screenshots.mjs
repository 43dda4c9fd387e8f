// @ts-check
import { copyFileSync, mkdirSync } from 'node:fs'
import { loadShow } from './load-show.mjs'
import { ROOT, runModule } from './run.mjs'
import { build, checkNode, findBrowsers, installDependencies, prepare } from './setup.mjs'
import { seconds, step, StepError } from './step.mjs'

/*
 * npm run screenshots [-- --docs]: pictures of every surface, light and dark, in screenshots/: the built extension on the demo's pages, and in
 * screenshots/states each state of each surface, with made-up data (tests/support/surfaces.tsx). With --docs the best go to docs/images.
 */

/** What is shown in README and docs, by its name there. */
const DOCS = {
  'card.png': 'card-light.png',
  'popup.png': 'states/popup-vendor-site-light.png',
  'sidepanel.png': 'sidepanel-light.png',
  'dossier.png': 'dossier-dark.png',
  'review.png': 'states/review-list-light.png',
}

const started = performance.now()
try {
  await main(process.argv.slice(2))
  console.log(`Done after ${seconds(performance.now() - started)}.`)
} catch (error) {
  if (!(error instanceof StepError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** @param {string[]} args */
async function main(args) {
  const unknown = args.filter((arg) => arg !== '--docs')
  if (unknown.length > 0) throw new StepError(`Not understood: ${unknown.join(' ')}. There is --docs.`)
  checkNode()
  await installDependencies()
  const { chromium } = await findBrowsers('any')
  if (chromium === null) throw new StepError('No Chromium was found on this machine.')
  await prepare()
  await step('Build the extension', async () => {
    const done = await build('chromium')
    if (!done.ok) throw new StepError(`The build failed:\n${done.output}`)
    return { value: null }
  })
  const show = await loadShow()
  if (!(await show(chromium, true))) throw new StepError('The demo was not shown as it should be.')
  const { ok, output } = await runModule('vitest', 'vitest.mjs', ['run', '--project', 'pictures*'], { quiet: true })
  if (!ok) throw new StepError(`Not every state could be drawn:\n${output}`)
  console.log('Each state of each surface, light and dark, is in screenshots/states.')
  if (args.includes('--docs')) {
    mkdirSync(`${ROOT}docs/images`, { recursive: true })
    for (const [name, from] of Object.entries(DOCS)) copyFileSync(`${ROOT}screenshots/${from}`, `${ROOT}docs/images/${name}`)
  }
}
