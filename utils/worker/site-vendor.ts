import { bundledJson } from '../platform/bundled'
import { keepSiteVendor, type TabFrame } from '../platform/tab-mentions'
import type { Settings, WatchedEntity } from '../settings'
import { dossierOf, type Store } from '../store'
import { readVendorSites, vendorOfSite, type SiteVendor, type VendorSites } from '../vendor-sites'
import { showToolbarVendor } from './toolbar-count'

let known: Promise<VendorSites> | undefined

/** Whose site a host is of, by the watch list and by the list that comes with the extension, which is read once. */
export async function siteVendor(host: string, watchlist: readonly WatchedEntity[]): Promise<SiteVendor | undefined> {
  if (host === '') return undefined
  known ??= bundledJson('/vendor-sites.json').then(readVendorSites)
  // What cannot be read now is read again by whoever asks next.
  known.catch(() => (known = undefined))
  return vendorOfSite(host, await known, watchlist)
}

export interface SiteVendorContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  siteVendor: typeof siteVendor
}

/** Where a tab shows a vendor's own site, keeps whose it is and says so on the toolbar; resolves to whether it does. */
export async function tellSiteVendor(frame: TabFrame, host: string, context: SiteVendorContext): Promise<boolean> {
  const vendor = await context.siteVendor(host, (await context.settings()).watchlist)
  if (!vendor) return false
  const store = await context.store()
  const dossiers = await Promise.all(vendor.ids.map(async (id) => ({ id, advisories: (await dossierOf(store, id)).advisories })))
  const advisories = new Set(dossiers.flatMap((dossier) => dossier.advisories))
  const [main] = dossiers.sort((a, b) => b.advisories.length - a.advisories.length)
  if (!main || advisories.size === 0) return false
  await keepSiteVendor(frame, main.id)
  await showToolbarVendor(frame.tabId, vendor.name, advisories.size)
  return true
}
