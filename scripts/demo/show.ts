import type { Browser } from '../browsers.mjs'
import { TimedOut } from '../../tests/support/until'
import { report } from './report'
import { PAGES, serveDemo } from './serve'
import { openStage } from './stage'

/**
 * Shows the extension on the demo's pages: in a window that stays until it is closed, or headless as screenshots and a report.
 * @returns whether marks and a card were really seen; always true in a window, where the person sees for themselves
 */
export async function show(browser: Browser, headless: boolean): Promise<boolean> {
  const site = await serveDemo()
  try {
    return headless ? await report(browser, site) : await showInWindow(browser, site.origin)
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    console.log(`\nGiven up: ${error.message}.`)
    return false
  } finally {
    site.close()
  }
}

async function showInWindow(browser: Browser, origin: string): Promise<boolean> {
  const stage = await openStage({ browser, headless: false, colorScheme: 'light' })
  // The article last, so that it is the one in front.
  for (const name of [...PAGES].reverse()) await (await stage.newPage()).goTo(`${origin}/${name}.html`)
  console.log(`\n${browser.name} is open with Caveat and the demo's pages; they start at ${origin}/.`)
  console.log('Rest the pointer on a marked name to see its card; Caveat’s button in the toolbar has the rest.')
  console.log('To stop, close the window or press Ctrl-C here.')
  const interrupted = new Promise<void>((resolve) => process.once('SIGINT', () => resolve()))
  await Promise.race([stage.closed, interrupted])
  await stage.close().catch(() => undefined)
  return true
}
