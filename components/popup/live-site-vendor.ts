import { countsOf, dossierEntries, WHOLE_DOSSIER } from '../../utils/dossier/dossier'
import type { SearchIndex } from '../../utils/search'
import { loadSettings } from '../../utils/settings'
import { advisoriesByIds, dossierOf, type Store } from '../../utils/store'
import { watchMatcher } from '../../utils/watchlist'
import { siteVendor } from '../../utils/worker/site-vendor'
import { toItems } from '../advisory-list/list-item'
import { liveEntries } from '../dossier/live-entries'
import type { VendorHere } from './popup-source'

/** So many advisories about the vendor are shown by themselves. */
const MOST_URGENT = 2

/** What there is about the vendor whose own site a host is of; null where it is nobody's. */
export async function liveSiteVendor(
  store: () => Promise<Store>,
  index: () => Promise<SearchIndex | undefined>,
  host: string,
): Promise<VendorHere | null> {
  const settings = await loadSettings()
  const vendor = await siteVendor(host, settings.watchlist)
  if (!vendor) return null
  const opened = await store()
  const dossiers = await Promise.all(vendor.ids.map((id) => dossierOf(opened, id)))
  const known = dossiers.filter(({ advisories }) => advisories.length > 0).flatMap(({ entity }) => entity ?? [])
  const ids = [...new Set(dossiers.flatMap(({ advisories }) => advisories))]
  const entries = await liveEntries(opened, index, ids, settings.acknowledged)
  const open = dossierEntries(entries, { ...WHOLE_DOSSIER, open: true })
  const urgent = await advisoriesByIds(
    opened,
    open.slice(0, MOST_URGENT).map(({ id }) => id),
  )
  return {
    name: vendor.name,
    watched: known.some(watchMatcher(settings.watchlist)),
    names: known.map(({ id, name }) => ({ id, name })),
    counts: countsOf(entries),
    urgent: toItems(urgent, settings, new Date()),
  }
}
