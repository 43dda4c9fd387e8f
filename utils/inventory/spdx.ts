import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import type { InventoryFormat, InventoryKind } from './inventory'
import { kindOfPackage, packageName, readPurl } from './purl'

/** SPDX 2.2 and 2.3, JSON (ISO/IEC 5962, clause 7): `packages`, without the ones that the document describes. GitHub wraps it in `sbom`. */
export const spdx: InventoryFormat = {
  id: 'spdx',
  name: 'SPDX',
  recognise: ({ json }) => documentIn(json) !== undefined,
  read: ({ json }, rows) => {
    const document = documentIn(json)
    const packages = document && own(document, 'packages')
    if (!document || !Array.isArray(packages)) return
    const described = describedBy(document)
    const direct = dependenciesOf(document, described)
    for (const [index, each] of packages.entries()) {
      if (!isObject(each)) {
        rows.problem(`packages[${index}]`, 'notAnEntry')
        continue
      }
      const id = ownText(each, 'SPDXID')
      // A document that describes all of its packages is a list of them; one that describes a single one is about that.
      if (described.has(id) && described.size < packages.length) continue
      const indirect = direct.size > 0 ? !direct.has(id) : undefined
      if (!rows.add(`packages[${index}]`, { ...packageRow(each), indirect })) return
    }
  },
}

function documentIn(json: unknown): JsonObject | undefined {
  if (!isObject(json)) return undefined
  const wrapped = own(json, 'sbom')
  const document = isObject(wrapped) ? wrapped : json
  return ownText(document, 'spdxVersion').startsWith('SPDX-2.') ? document : undefined
}

function packageRow(stated: JsonObject) {
  const references = own(stated, 'externalRefs')
  // SPDX 2.2 allows the type to be written as an address that ends with its name.
  const located = (type: string) => {
    const found = Array.isArray(references)
      ? references.filter(isObject).find((each) => ownText(each, 'referenceType').split('/').at(-1) === type)
      : undefined
    return found ? ownText(found, 'referenceLocator') : ''
  }
  const purl = located('purl')
  const parsed = readPurl(purl)
  return {
    // Some generators write the ecosystem before the name ("npm:lodash"); a package URL has the name alone.
    name: parsed ? packageName(parsed) : ownText(stated, 'name'),
    vendor: agentIn(ownText(stated, 'supplier')) || agentIn(ownText(stated, 'originator')),
    version: ownText(stated, 'versionInfo'),
    kind: parsed ? kindOfPackage(parsed) : kindOf(ownText(stated, 'primaryPackagePurpose')),
    purl,
    cpe: located('cpe23Type'),
  }
}

/** "Organization: Red Hat, Inc. (secalert@redhat.com)" gives the organisation; a person is not a vendor. */
function agentIn(text: string): string {
  return /^Organization:\s*(.*?)\s*(?:\([^()]*\))?$/.exec(text)?.[1] ?? ''
}

/** The purposes that SPDX 2.3 (7.24) and 3.0 know, in either spelling. */
export function kindOf(purpose: string): InventoryKind {
  const plain = purpose.toLowerCase().replace(/[^a-z]/g, '')
  if (plain === 'library' || plain === 'framework' || plain === 'module') return 'library'
  if (plain === 'operatingsystem') return 'operatingSystem'
  if (plain === 'device' || plain === 'firmware') return 'device'
  return plain === 'application' || plain === 'container' || plain === 'install' ? 'application' : 'other'
}

const ROOT = 'SPDXRef-DOCUMENT'

function describedBy(document: JsonObject): Set<string> {
  const listed = own(document, 'documentDescribes')
  const described = new Set(Array.isArray(listed) ? listed.filter((id) => typeof id === 'string') : [])
  for (const { from, type, to } of relationships(document)) {
    if (type === 'DESCRIBES' && from === ROOT) described.add(to)
    if (type === 'DESCRIBED_BY' && to === ROOT) described.add(from)
  }
  return described
}

function dependenciesOf(document: JsonObject, described: ReadonlySet<string>): Set<string> {
  const direct = new Set<string>()
  for (const { from, type, to } of relationships(document)) {
    if (type === 'DEPENDS_ON' && described.has(from)) direct.add(to)
    if (type === 'DEPENDENCY_OF' && described.has(to)) direct.add(from)
  }
  return direct
}

function relationships(document: JsonObject): { from: string; type: string; to: string }[] {
  const stated = own(document, 'relationships')
  if (!Array.isArray(stated)) return []
  return stated.filter(isObject).map((each) => ({
    from: ownText(each, 'spdxElementId'),
    type: ownText(each, 'relationshipType'),
    to: ownText(each, 'relatedSpdxElement'),
  }))
}
