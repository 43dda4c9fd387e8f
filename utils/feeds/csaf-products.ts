import type { NamedProduct } from './cve-products'
import { own, ownText, type JsonObject } from './document'
import { ownObject, ownObjects, ownTexts } from './json-lists'
import type { AffectedRange } from './affected-range'

/** A product of the tree: what it is called, and the branches that lead to it. */
interface TreeProduct {
  vendor: string
  product: string
  version: string
  /** As the document names it as a whole. */
  name: string
}

const AFFECTED = ['known_affected', 'first_affected', 'last_affected', 'under_investigation']
const MOST_RANGES = 60
const DEEPEST = 30

/** The vendors and products of a CSAF document (CSAF 2.0, section 3.2.2), and which versions its vulnerabilities affect. */
export function csafProducts(
  tree: JsonObject,
  vulnerabilities: readonly JsonObject[],
): {
  entities: (Omit<NamedProduct, 'role'> & { role: 'vendor' | 'affected' | 'mentioned' })[]
  ranges: AffectedRange[]
} {
  const products = new Map<string, TreeProduct>()
  collectBranches(ownObjects(tree, 'branches'), { vendor: '', product: '', version: '' }, products, 0)
  for (const full of ownObjects(tree, 'full_product_names')) keep(full, { vendor: '', product: '', version: '' }, products)
  // "A as a component of B": what is affected is the component.
  const components = new Map<string, string>()
  for (const relation of ownObjects(tree, 'relationships')) {
    const id = ownText(ownObject(relation, 'full_product_name'), 'product_id')
    if (id !== '') components.set(id, ownText(relation, 'product_reference'))
  }
  const groups = new Map(
    ownObjects(tree, 'product_groups').map((group) => [ownText(group, 'group_id'), ownTexts(group, 'product_ids')]),
  )
  const affectedIds = new Set(vulnerabilities.flatMap((each) => statusIds(each, groups)).map((id) => components.get(id) ?? id))
  // A document without statuses is about all that it names; one that calls everything unaffected only mentions it.
  const states = vulnerabilities.some((each) => Object.keys(ownObject(each, 'product_status')).length > 0)
  const affected = [...products].filter(([id]) => !states || affectedIds.has(id)).map(([, product]) => product)
  const entities = new Map<string, ReturnType<typeof csafProducts>['entities'][number]>()
  for (const { vendor } of products.values()) {
    if (vendor !== '')
      entities.set(`vendor ${vendor}`, {
        name: vendor,
        type: 'Company',
        role: affected.length > 0 ? 'vendor' : 'mentioned',
        vendor: '',
      })
  }
  for (const role of ['affected', 'mentioned'] as const) {
    for (const { vendor, product } of role === 'affected' ? affected : products.values()) {
      const key = `${vendor} ${product}`
      if (product !== '' && !entities.has(key)) entities.set(key, { name: product, type: 'Product', role, vendor })
    }
  }
  const ranges = affected.map(({ vendor, product, version, name }) => ({
    vendor,
    product: product || name,
    ecosystem: '',
    versions: version,
    introduced: '',
    fixed: '',
  }))
  const once = new Map(ranges.map((range) => [JSON.stringify(range), range]))
  return { entities: [...entities.values()], ranges: [...once.values()].slice(0, MOST_RANGES) }
}

type Way = Pick<TreeProduct, 'vendor' | 'product' | 'version'>

function collectBranches(branches: readonly JsonObject[], way: Way, products: Map<string, TreeProduct>, depth: number): void {
  if (depth > DEEPEST) return
  for (const branch of branches) {
    const name = ownText(branch, 'name')
    const next = { ...way }
    const category = ownText(branch, 'category')
    if (category === 'vendor') next.vendor = name
    else if (category === 'product_name') next.product = name
    else if (category === 'product_version' || category === 'product_version_range') next.version = versionText(name)
    keep(own(branch, 'product'), next, products)
    collectBranches(ownObjects(branch, 'branches'), next, products, depth + 1)
  }
}

/** A version or range as people read it; ranges may be in vers notation (https://github.com/package-url/vers-spec). */
function versionText(name: string): string {
  return name
    .replace(/^vers:[^/]+\//, '')
    .replaceAll('|', ', ')
    .replace(/^vers:all$/, '')
}

function keep(product: unknown, way: Way, products: Map<string, TreeProduct>): void {
  if (typeof product !== 'object' || product === null || Array.isArray(product)) return
  const id = ownText(product as JsonObject, 'product_id')
  const name = ownText(product as JsonObject, 'name')
  if (id !== '') products.set(id, { ...way, product: way.product || name, name })
}

function statusIds(vulnerability: JsonObject, groups: ReadonlyMap<string, string[]>): string[] {
  const status = ownObject(vulnerability, 'product_status')
  return AFFECTED.flatMap((key) => ownTexts(status, key)).flatMap((id) => groups.get(id) ?? [id])
}
