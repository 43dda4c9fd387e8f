import { compareBands, type SeverityBand } from '../advisories'
import { formatCount, t } from '../i18n'
import type { Mark } from '../messaging/protocol'
import { siteOf } from '../messaging/sender'
import { browser } from '../platform/browser'
import { siteVendorOf, tabMentions } from '../platform/tab-mentions'
import { siteMarks, type SiteMarksContext } from './site-marks'

/** Badge backgrounds: the light-scheme severity colours in sRGB, on which the browser's white digits have a contrast above 4.5. */
const COLOURS: Record<SeverityBand, string> = {
  critical: '#a90034',
  high: '#b23a00',
  medium: '#8a6100',
  low: '#00658f',
  none: '#626874',
}

/**
 * Shows on the toolbar how many names with something to know a tab's page mentions, in the colour of the worst, as far as the person wants
 * any counted. Names that only the watch list or a private feed knows count as watched.
 */
export async function countOfTab(tabId: number, site: string, context: SiteMarksContext): Promise<void> {
  const { toolbarCount } = await context.settings()
  if (toolbarCount === 'none') return browser.action.setBadgeText({ tabId, text: '' })
  const [mentions = [], vendor] = await Promise.all([tabMentions(tabId), siteVendorOf(tabId)])
  // The vendor whose site it is counts whether or not the page says its name.
  const ids = new Set([...mentions.map(({ id }) => id), ...vendor])
  const found = await siteMarks([...ids], site, context)
  const privateNames = new Set(mentions.filter(({ privateName }) => privateName).map(({ id }) => id))
  const painted = found.filter((mark) => mark.painted && !privateNames.has(mark.id))
  const counted = toolbarCount === 'watched' ? painted.filter(({ watched }) => watched) : painted
  await showToolbarCount(tabId, counted, privateNames.size)
}

/** Counts again on all tabs, as after a change of settings. */
export async function countOfAllTabs(context: SiteMarksContext): Promise<void> {
  const tabs = await browser.tabs.query({})
  // One that is closed meanwhile has nothing to count on.
  const count = (id: number, url: string | undefined) => countOfTab(id, siteOf({ tab: { url } }), context).catch(() => undefined)
  await Promise.all(tabs.flatMap(({ id, url }) => (id === undefined ? [] : [count(id, url)])))
}

async function showToolbarCount(tabId: number, painted: Mark[], privateNames: number): Promise<void> {
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
