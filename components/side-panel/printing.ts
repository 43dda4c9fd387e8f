import { browser } from '../../utils/platform/browser'
import { formatRoute } from '../../utils/platform/panel-route'

/** What an address has before its `#` when the advisory is to be printed as soon as it is drawn. */
const PRINT = '?print'

/** Prints an advisory: here where this is a tab, else in a tab of its own: that can be relied on to print, a side panel cannot. */
export async function printAdvisory(id: string): Promise<void> {
  if (await browser.tabs.getCurrent()) print()
  else
    await browser.tabs.create({ url: browser.runtime.getURL(`sidepanel.html${PRINT}${formatRoute({ view: 'advisory', id })}`) })
}

/** Prints where the address asks for it, and once only: not when going back to it or loading it again. */
export function printIfAsked(): void {
  if (location.search !== PRINT) return
  history.replaceState(null, '', `${location.pathname}${location.hash}`)
  print()
}
