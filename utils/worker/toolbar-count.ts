import { compareBands, type SeverityBand } from '../advisories'
import { formatCount, t } from '../i18n'
import type { Mark } from '../messaging/protocol'
import { browser } from '../platform/browser'

/** Badge backgrounds: the light-scheme severity colours in sRGB, on which the browser's white digits have a contrast above 4.5. */
const COLOURS: Record<SeverityBand, string> = {
  critical: '#a90034',
  high: '#b23a00',
  medium: '#8a6100',
  low: '#00658f',
  none: '#626874',
}

/** Shows on the toolbar how many names with something to know a tab's page mentions, in the colour of the worst. */
export async function showToolbarCount(tabId: number, painted: Mark[], privateNames: number): Promise<void> {
  const count = painted.length + privateNames
  const worst =
    painted
      .map(({ band }) => band)
      .sort(compareBands)
      .at(-1) ?? 'none'
  await browser.action.setBadgeText({ tabId, text: count === 0 ? '' : count > 999 ? '999+' : String(count) })
  await browser.action.setBadgeBackgroundColor({ tabId, color: COLOURS[worst] })
}

/** Says in words what the toolbar's number cannot: that the tab is on a vendor's own site, and how much there is about it. */
export async function showToolbarVendor(tabId: number, name: string, advisories: number): Promise<void> {
  await browser.action.setTitle({ tabId, title: t('toolbar.vendorSite', advisories, [formatCount(advisories), name]) })
}
