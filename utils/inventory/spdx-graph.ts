import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import type { InventoryFormat } from './inventory'
import { kindOfPackage, packageName, readPurl } from './purl'
import { kindOf } from './spdx'

/** SPDX 3.0, JSON-LD in its compact form: the elements of type `software_Package` in `@graph`, without the root of the document. */
export const spdxGraph: InventoryFormat = {
  id: 'spdx-3',
  name: 'SPDX 3.0',
  recognise: ({ json }) =>
    isObject(json) && Array.isArray(own(json, '@graph')) && /spdx\.org\/rdf\/3\./.test(String(own(json, '@context'))),
  read: ({ json }, rows) => {
    const graph = isObject(json) ? own(json, '@graph') : undefined
    if (!Array.isArray(graph)) return
    const elements = graph.filter(isObject)
    const named = new Map(elements.map((element) => [idOf(element), ownText(element, 'name')]))
    const roots = new Set(elements.flatMap((element) => textsIn(own(element, 'rootElement'))))
    const direct = dependenciesOf(elements, roots)
    for (const [index, element] of graph.entries()) {
      if (!isObject(element)) {
        rows.problem(`@graph[${index}]`, 'notAnEntry')
        continue
      }
      const id = idOf(element)
      if (typeOf(element) !== 'software_Package' || roots.has(id)) continue
      const vendor = named.get(ownText(element, 'suppliedBy')) ?? ''
      const indirect = direct.size > 0 ? !direct.has(id) : undefined
      if (!rows.add(`@graph[${index}]`, { ...packageRow(element), vendor, indirect })) return
    }
  },
}

function packageRow(element: JsonObject) {
  const identifiers = own(element, 'externalIdentifier')
  const identified = (type: string) => {
    const found = Array.isArray(identifiers)
      ? identifiers.filter(isObject).find((each) => ownText(each, 'externalIdentifierType') === type)
      : undefined
    return found ? ownText(found, 'identifier') : ''
  }
  const purl = ownText(element, 'software_packageUrl') || identified('packageUrl')
  const parsed = readPurl(purl)
  return {
    name: parsed ? packageName(parsed) : ownText(element, 'name'),
    version: ownText(element, 'software_packageVersion'),
    kind: parsed ? kindOfPackage(parsed) : kindOf(ownText(element, 'software_primaryPurpose')),
    purl,
    cpe: identified('cpe23'),
  }
}

function dependenciesOf(elements: readonly JsonObject[], roots: ReadonlySet<string>): Set<string> {
  const depends = elements.filter(
    (element) => ownText(element, 'relationshipType') === 'dependsOn' && roots.has(ownText(element, 'from')),
  )
  return new Set(depends.flatMap((element) => textsIn(own(element, 'to'))))
}

function idOf(element: JsonObject): string {
  return ownText(element, 'spdxId') || ownText(element, '@id')
}

function typeOf(element: JsonObject): string {
  return ownText(element, 'type') || ownText(element, '@type')
}

function textsIn(value: unknown): string[] {
  return [value].flat().filter((text) => typeof text === 'string')
}
