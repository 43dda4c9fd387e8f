import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import type { InventoryFormat, RowCollector } from './inventory'

const MAX_DEPTH = 64

/** npm's package-lock.json and npm-shrinkwrap.json, lockfileVersion 1 to 3. Version 1 does not tell what was asked for from what came along. */
export const packageLock: InventoryFormat = {
  id: 'package-lock',
  name: 'package-lock.json',
  recognise: ({ json }) => isObject(json) && typeof own(json, 'lockfileVersion') === 'number',
  read: ({ json }, rows) => {
    if (!isObject(json)) return
    const packages = own(json, 'packages')
    if (isObject(packages)) readPackages(packages, rows)
    else readTree(own(json, 'dependencies'), rows, 'dependencies', 0)
  },
}

const INSTALLED = 'node_modules/'

/** Versions 2 and 3: a path for each installed package, the project itself (and its workspaces) outside of node_modules. */
function readPackages(packages: JsonObject, rows: RowCollector): void {
  const direct = new Set<string>()
  for (const [path, stated] of Object.entries(packages)) {
    if (!isObject(stated) || path.includes(INSTALLED)) continue
    for (const name of dependenciesOf(stated)) direct.add(name)
  }
  for (const [path, stated] of Object.entries(packages)) {
    const at = path.lastIndexOf(INSTALLED)
    if (at < 0) continue
    const place = `packages[${JSON.stringify(path)}]`
    if (!isObject(stated)) {
      rows.problem(place, 'notAnEntry')
      continue
    }
    if (own(stated, 'link') === true) continue
    const installedAs = path.slice(at + INSTALLED.length)
    const name = ownText(stated, 'name') || installedAs
    const indirect = !(path.indexOf(INSTALLED) === at && direct.has(installedAs))
    if (!rows.add(place, { name, version: ownText(stated, 'version'), kind: 'library', indirect })) return
  }
}

function dependenciesOf(stated: JsonObject): string[] {
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) => {
    const named = own(stated, field)
    return isObject(named) ? Object.keys(named) : []
  })
}

function readTree(dependencies: unknown, rows: RowCollector, path: string, depth: number): void {
  if (!isObject(dependencies)) return
  if (depth >= MAX_DEPTH) return rows.problem(path, 'tooDeep')
  for (const [name, stated] of Object.entries(dependencies)) {
    const place = `${path}[${JSON.stringify(name)}]`
    if (!isObject(stated)) {
      rows.problem(place, 'notAnEntry')
      continue
    }
    if (!rows.add(place, { name, version: ownText(stated, 'version'), kind: 'library' })) return
    readTree(own(stated, 'dependencies'), rows, `${place}.dependencies`, depth + 1)
  }
}
