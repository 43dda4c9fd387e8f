import { entityId, normalizeIdentifier } from '../advisories'
import { entryFrom, type SearchEntry, type SearchIndex } from '../search'
import type { Store } from './database'
import { groupNamesakes, principal } from './namesakes'
import { namesakesOf } from './queries'
import type { EntityRow } from './rows'
import { advisoriesByIds } from './search'

const VENDOR = 'company:'

/** All that is kept about one name, by ids. */
export interface DossierIds {
  /** The name itself; also of a vendor that nothing but the names of its products tells of. Null where the store knows neither. */
  entity: EntityRow | null
  /** The advisories that affect it, or mention it where none does; of a vendor those of its products too. */
  advisories: string[]
  /** The products of a vendor, one row each. */
  products: EntityRow[]
  /** The vendor of a product that states one. */
  vendor: EntityRow | null
}

/** What there is about an entity (its id) or an identifier: keys alone are read, so that thousands take no longer than three. */
export async function dossierOf(store: Store, id: string): Promise<DossierIds> {
  const namesakes = await namesakesOf(store, id)
  const vendors = namesakes.filter(({ type }) => type === 'Company').map(({ key }) => key)
  // Half of all feeds name a vendor with its products alone.
  if (namesakes.length === 0 && id.startsWith(VENDOR)) vendors.push(id)
  const products = (await Promise.all(vendors.map((vendor) => productsOf(store, vendor)))).flat()
  const keys = [...new Set([...namesakes, ...products].map(({ key }) => key))]
  const { store: rows, done } = store.transaction('advisories')
  const [identifiers, affected, mentioned] = [rows.index('byIdentifier'), rows.index('byAffected'), rows.index('byMentioned')]
  const [identified, affecting, mentioning] = await Promise.all([
    identifiers.getAllKeys(normalizeIdentifier(id)),
    Promise.all(keys.map((key) => affected.getAllKeys(key))),
    Promise.all(namesakes.map(({ key }) => mentioned.getAllKeys(key))),
    done,
  ])
  const itself = namesakes.find((row) => row.id === id || row.key === id)
  const found = new Set([...identified, ...affecting.flat()])
  return {
    entity: itself ?? vendorNamedBy(products) ?? null,
    advisories: [...(found.size > 0 ? found : new Set(mentioning.flat()))],
    products: groupNamesakes(products).flatMap((group) => principal(group) ?? []),
    vendor: await vendorOf(store, namesakes),
  }
}

/** What the index keeps of advisories; of those that are not in it yet, the same from the store. */
export async function entriesOf(store: Store, index: SearchIndex | undefined, ids: readonly string[]): Promise<SearchEntry[]> {
  const entries = new Map(ids.map((id) => [id, index?.entryOf(id)]))
  const rest = ids.filter((id) => entries.get(id) === undefined)
  for (const row of await advisoriesByIds(store, rest)) entries.set(row.id, entryFrom(row))
  return [...entries.values()].filter((entry) => entry !== undefined)
}

async function vendorOf(store: Store, namesakes: readonly EntityRow[]): Promise<EntityRow | null> {
  const product = namesakes.find(({ vendor }) => vendor !== '')
  const vendor = product && (await store.get('entities', entityId({ name: product.vendor, type: 'Company' })))
  return vendor ?? vendorNamedBy(product ? [product] : []) ?? null
}

/** A vendor as its products tell of it; no advisory names it by itself. */
function vendorNamedBy(products: readonly EntityRow[]): EntityRow | undefined {
  const name = products[0]?.vendor
  if (!name) return undefined
  const id = entityId({ name, type: 'Company' })
  const isPrivate = products.every((product) => product.private)
  const bare = { vendor: '', aliases: [], privateAliases: [], standing: {}, publicStanding: {} }
  return { key: id, id, name, type: 'Company', nameKeys: [id], private: isPrivate, ...bare }
}

/** The entities whose keys (utils/advisories entityId) have the vendor before the slash; the vendor by its own key. */
function productsOf(store: Store, key: string): Promise<EntityRow[]> {
  const vendor = key.slice(VENDOR.length)
  // `0` is what comes next after `/`.
  return store.getAll('entities', IDBKeyRange.bound(`product:${vendor}/`, `product:${vendor}0`, false, true))
}
