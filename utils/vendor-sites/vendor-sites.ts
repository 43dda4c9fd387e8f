import * as v from 'valibot'
import { cleanText, entityId, LIMITS, type EntityType } from '../advisories'
import { siteDomain } from './site-domain'

/*
 * Whose site a page is on. Only what is certain counts: a domain of the list that comes with the extension, or one that the person
 * gave a name on their watch list; nothing is concluded from how a host is called.
 */

/** The names that feeds use for the vendor of each domain. */
export type VendorSites = ReadonlyMap<string, readonly string[]>

/** Whom a site belongs to. */
export interface SiteVendor {
  name: string
  /** The ids under which the store may know it: feeds call one vendor by several names. */
  ids: string[]
}

/** As much of a watched name as this takes. */
interface Watched {
  name: string
  type: EntityType
  vendor?: string | undefined
  aliases: readonly string[]
  sites?: readonly string[] | undefined
}

const name = v.pipe(
  v.string(),
  v.transform((value) => cleanText(value, LIMITS.line)),
  v.nonEmpty(),
)
const domain = v.pipe(v.string(), v.transform(siteDomain), v.string())
const vendor = v.object({ names: v.pipe(v.array(name), v.minLength(1)), domains: v.array(domain) })

/**
 * The domains of a list of vendors (`{ version: 1, vendors: [{ names, domains }] }`), invalid ones left out; empty for anything that
 * is no such list of version 1.
 */
export function readVendorSites(document: unknown): VendorSites {
  const list = v.safeParse(v.object({ version: v.literal(1), vendors: v.array(v.unknown()) }), document)
  const sites = new Map<string, readonly string[]>()
  for (const each of list.success ? list.output.vendors : []) {
    const result = v.safeParse(vendor, each)
    if (result.success) for (const site of result.output.domains) sites.set(site, result.output.names)
  }
  return sites
}

/** Whose site a host is of: what the person gave a name they watch first, and a longer domain before one that it is part of. */
export function vendorOfSite(host: string, sites: VendorSites, watchlist: readonly Watched[]): SiteVendor | undefined {
  const watched = new Map(watchlist.flatMap((entity) => (entity.sites ?? []).map((site) => [site, entity] as const)))
  for (const site of domainsOf(host)) {
    const own = watched.get(site)
    if (own) return { name: own.name, ids: [own.name, ...own.aliases].map((each) => entityId({ ...own, name: each })) }
    const names = sites.get(site)
    const [first] = names ?? []
    if (names && first !== undefined) return { name: first, ids: names.map((each) => entityId({ name: each, type: 'Company' })) }
  }
  return undefined
}

/** A host and the domains that it is part of, the longest first. */
function domainsOf(host: string): string[] {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}
