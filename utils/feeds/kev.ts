import { cleanText, entityId, LIMITS, normalizeIdentifier, safeLink, toAdvisory, type Advisory } from '../advisories'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { indicatorsIn, sentencesOf } from './indicators'
import { productNames, vendorNames, type ListedName } from './kev-names'
import { readNotes } from './kev-notes'
import { weaknessClass } from './kev-weakness'

const SOURCE = 'CISA KEV'
const CVE = /^CVE-\d{4}-\d{4,19}$/

/**
 * CISA's catalogue of Known Exploited Vulnerabilities, JSON, schema of 2024-05
 * (https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json). It states no score and no date of
 * change, and is always the whole catalogue.
 */
export const kev: FeedFormat = {
  id: 'kev',

  recognise({ json }) {
    if (!isObject(json)) return false
    const list = own(json, 'vulnerabilities')
    if (list === undefined) return false
    return (
      own(json, 'catalogVersion') !== undefined || (Array.isArray(list) && isObject(list[0]) && Object.hasOwn(list[0], 'cveID'))
    )
  },

  parse({ json }, context) {
    const list = isObject(json) ? own(json, 'vulnerabilities') : undefined
    if (!isObject(json) || !Array.isArray(list)) return fault('invalid', 'vulnerabilities: expected an array')
    if (list.length > MAX_ITEMS) return fault('tooLarge', `${list.length} vulnerabilities; at most ${MAX_ITEMS} are read`)
    const title = ownText(json, 'title') || 'CISA Catalog of Known Exploited Vulnerabilities'
    const harvest = new Harvest()
    const count = own(json, 'count')
    if (typeof count === 'number' && count !== list.length) {
      harvest.problem('count', `${count} stated, ${list.length} vulnerabilities in the document`)
    }
    for (const [index, entry] of list.entries()) {
      const place = `vulnerabilities[${index}]`
      if (!isObject(entry)) harvest.problem(place, 'not an object; left out')
      else readEntry(entry, place, title, context, harvest)
    }
    return { title, complete: true, ...harvest.result() }
  },
}

function readEntry(entry: JsonObject, place: string, feed: string, context: FeedContext, harvest: Harvest): void {
  const id = normalizeIdentifier(ownText(entry, 'cveID'))
  if (!CVE.test(id)) return harvest.problem(place, 'no CVE id; left out')
  const title = ownText(entry, 'vulnerabilityName')
  if (title === '') return harvest.problem(place, 'no vulnerabilityName; left out')
  const vendor = ownText(entry, 'vendorProject')
  const product = ownText(entry, 'product').replace(/\s+/g, ' ')
  const vendors = vendorNames(vendor)
  const products = productNames(product, vendors[0]?.name ?? '')
  const summary = cleanText(ownText(entry, 'shortDescription'), LIMITS.body)
  const added = ownText(entry, 'dateAdded')
  const due = ownText(entry, 'dueDate')
  const ransomware = ownText(entry, 'knownRansomwareCampaignUse').toLowerCase() === 'known'
  const notes = readNotes(cleanText(ownText(entry, 'notes'), LIMITS.paragraph))
  const said = sentencesOf(notes.prose)
  const weakness = weaknessClass(title, vendor, product)
  const url = safeLink(`https://www.cisa.gov/known-exploited-vulnerabilities-catalog?search_api_fulltext=${id}`) ?? null
  const record = toAdvisory({
    id,
    title,
    severity: severityOf(added, ransomware),
    sources: [{ name: SOURCE, url }],
    published: added,
    language: 'en',
    keywords: [...vendors.map(({ name }) => name), ...products.map(({ name }) => name), weakness].filter((word) => word !== ''),
    indicators: indicatorsIn(summary, null),
    summary,
    analysis: {
      impact: impactOf(added, ransomware),
      technicalDetails: said.filter(isTechnical).join(' '),
      recommendedResponse: responseOf(
        [ownText(entry, 'requiredAction'), ...said.filter((sentence) => !isTechnical(sentence))],
        due,
      ),
    },
    articles: notes.references,
    timeline: [
      { date: added, title: 'Added to the KEV catalogue' },
      { date: due, title: 'Due for US federal agencies' },
    ],
    entities: entitiesOf(vendors, products),
    identifiers: [id],
    affected: (products.length > 0 ? products.map(({ name }) => name) : [product]).map((name) => ({ vendor, product: name })),
    weaknesses: listOf(entry, 'cwes'),
    exploited: { since: added, due, ransomware: ransomware ? 'known' : 'unknown', source: SOURCE },
    provenance: [{ feed, url: context.url, fetched: context.fetched }],
  })
  if (!record) return harvest.problem(place, 'cannot be read; left out')
  for (const [name, value] of [
    ['dateAdded', added],
    ['dueDate', due],
  ] as const) {
    if (value !== '' && !record.timeline.some((event) => event.date.startsWith(value))) {
      harvest.problem(`${place}.${name}`, `“${value.slice(0, LIMITS.line)}” is no date; ignored`)
    }
  }
  harvest.advisory(place, record)
}

function severityOf(added: string, ransomware: boolean): JsonObject {
  const listed = `Exploited in the wild: in CISA's catalogue since ${added}, which states no score`
  const reasons = [{ text: listed, effect: 'raises', source: SOURCE }]
  if (ransomware) reasons.push({ text: 'Known to be used in ransomware campaigns', effect: 'raises', source: SOURCE })
  return { band: ransomware ? 'critical' : 'high', reasons }
}

function impactOf(added: string, ransomware: boolean): string {
  const campaigns = ransomware ? 'It is known to be used in ransomware campaigns.' : 'Use in ransomware campaigns is not known.'
  return `Exploited in the wild (listed by CISA on ${added}). ${campaigns}`
}

/** Sentences of the notes about the vulnerability itself; the others say what to do. */
function isTechnical(sentence: string): boolean {
  return /^(This|The) vulnerability\b/.test(sentence)
}

function responseOf(actions: string[], due: string): string {
  return [...actions, due && `CISA's due date for US federal agencies is ${due}.`].filter((part) => part !== '').join(' ')
}

function entitiesOf(vendors: ListedName[], products: ListedName[]): Pick<Advisory['entities'][number], 'name' | 'role'>[] {
  const vendor = vendors[0]?.name ?? ''
  const entities = [
    ...vendors.map((named) => ({ ...named, type: 'Company' as const, role: 'vendor' as const, vendor: '' })),
    ...products.map((named) => ({ ...named, type: 'Product' as const, role: 'affected' as const, vendor })),
  ]
  return [...new Map(entities.map((entity) => [entityId(entity), entity])).values()]
}

function listOf(entry: JsonObject, key: string): unknown[] {
  const value = own(entry, key)
  return Array.isArray(value) ? value : []
}
