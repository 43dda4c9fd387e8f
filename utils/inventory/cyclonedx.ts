import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import type { InventoryFormat, InventoryKind, RowCollector } from './inventory'
import { kindOfPackage, packageName, readPurl } from './purl'

/** Components may hold components; no bill of materials that was seen goes deeper than 5. */
const MAX_DEPTH = 32

/** CycloneDX, JSON, 1.2 to 1.6 (ECMA-424): `components`, their own components and `services`. What it is about itself is left out. */
export const cyclonedx: InventoryFormat = {
  id: 'cyclonedx',
  name: 'CycloneDX',
  recognise: ({ json }) => isObject(json) && own(json, 'bomFormat') === 'CycloneDX',
  read: ({ json }, rows) => {
    if (!isObject(json)) return
    readComponents(own(json, 'components'), rows, { path: 'components', depth: 0, direct: directIn(json) })
    const services = own(json, 'services')
    if (!Array.isArray(services)) return
    for (const [index, service] of services.entries()) {
      if (!isObject(service)) rows.problem(`services[${index}]`, 'notAnEntry')
      else if (!rows.add(`services[${index}]`, serviceRow(service))) return
    }
  },
}

function serviceRow(service: JsonObject) {
  return {
    name: ownText(service, 'name'),
    vendor: nameIn(own(service, 'provider')),
    version: ownText(service, 'version'),
    kind: 'service',
  } as const
}

function readComponents(
  components: unknown,
  rows: RowCollector,
  { path, depth, direct }: { path: string; depth: number; direct: ReadonlySet<string> | undefined },
): void {
  if (!Array.isArray(components)) return
  if (depth >= MAX_DEPTH) return rows.problem(path, 'tooDeep')
  for (const [index, component] of components.entries()) {
    const place = `${path}[${index}]`
    if (!isObject(component)) {
      rows.problem(place, 'notAnEntry')
      continue
    }
    const kind = kindOf(component)
    if (kind && !rows.add(place, { ...componentRow(component, kind), indirect: indirect(component, direct) })) return
    readComponents(own(component, 'components'), rows, { path: `${place}.components`, depth: depth + 1, direct })
  }
}

function componentRow(component: JsonObject, kind: InventoryKind) {
  const name = ownText(component, 'name')
  const group = ownText(component, 'group')
  const purl = ownText(component, 'purl')
  const parsed = kind === 'library' ? readPurl(purl) : undefined
  return {
    name: parsed ? packageName(parsed) : group !== '' && kind === 'library' ? `${group}/${name}` : name,
    vendor: nameIn(own(component, 'supplier')) || nameIn(own(component, 'manufacturer')) || ownText(component, 'publisher'),
    version: ownText(component, 'version'),
    kind,
    purl,
    cpe: ownText(component, 'cpe'),
  }
}

/** Component types of the specification; what is no product (a file, data, a key) is undefined. */
const KINDS: Readonly<Record<string, InventoryKind>> = {
  application: 'application',
  container: 'application',
  platform: 'application',
  firmware: 'device',
  device: 'device',
  'device-driver': 'application',
  'operating-system': 'operatingSystem',
  'machine-learning-model': 'other',
  framework: 'library',
  library: 'library',
}

function kindOf(component: JsonObject): InventoryKind | undefined {
  const type = ownText(component, 'type')
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  const purl = readPurl(ownText(component, 'purl'))
  return kind === 'library' && purl ? kindOfPackage(purl) : kind
}

/** References of what the described thing itself depends on (`dependencies`); undefined where that is not stated. */
function directIn(json: JsonObject): ReadonlySet<string> | undefined {
  const metadata = own(json, 'metadata')
  const about = isObject(metadata) ? own(metadata, 'component') : undefined
  const dependencies = own(json, 'dependencies')
  const root = isObject(about) ? ownText(about, 'bom-ref') : ''
  if (root === '' || !Array.isArray(dependencies)) return undefined
  const stated = dependencies.filter(isObject).find((dependency) => ownText(dependency, 'ref') === root)
  const on = stated && own(stated, 'dependsOn')
  return Array.isArray(on) ? new Set(on.filter((ref) => typeof ref === 'string')) : undefined
}

function indirect(component: JsonObject, direct: ReadonlySet<string> | undefined): boolean | undefined {
  const ref = ownText(component, 'bom-ref')
  return direct && ref !== '' ? !direct.has(ref) : undefined
}

function nameIn(value: unknown): string {
  return isObject(value) ? ownText(value, 'name') : ''
}
