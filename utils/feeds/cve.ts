import { toAdvisory } from '../advisories'
import { severityOfMetrics, toMetric, type CvssMetric } from './cvss'
import { cveProducts } from './cve-products'
import { inEnglish, titleFrom } from './described'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { ownNumber, ownObject, ownObjects } from './json-lists'
import { referenceTo } from './references'

const METRICS = ['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0']

/**
 * CVE records of the CVE Program (JSON 5.0 to 5.2, https://cveproject.github.io/cve-schema/schema/docs/): one record or a list of them,
 * with what CISA's Vulnrichment adds in its container (SSVC decisions, known exploitation, scores).
 */
export const cve: FeedFormat = {
  id: 'cve',

  recognise({ json }) {
    const first: unknown = Array.isArray(json) ? json[0] : json
    return isObject(first) && (ownText(first, 'dataType') === 'CVE_RECORD' || isObject(own(first, 'cveMetadata')))
  },

  parse({ json }, context) {
    const list: unknown[] = Array.isArray(json) ? json : [json]
    if (list.length > MAX_ITEMS) return fault('tooLarge', `${list.length} records; at most ${MAX_ITEMS} are read`)
    const harvest = new Harvest()
    for (const [index, record] of list.entries()) {
      const place = list.length === 1 ? 'record' : `records[${index}]`
      if (!isObject(record)) harvest.problem(place, 'not an object; left out')
      else readRecord(record, place, context, harvest)
    }
    return { title: 'CVE Program', complete: false, ...harvest.result() }
  },
}

/** What one organisation says: the one that assigned the id (cna), or one that adds to it (adp). */
interface Container {
  said: JsonObject
  by: string
}

function readRecord(record: JsonObject, place: string, context: FeedContext, harvest: Harvest): void {
  const metadata = ownObject(record, 'cveMetadata')
  const id = ownText(metadata, 'cveId')
  if (id === '') return harvest.problem(place, 'no cveMetadata.cveId; left out')
  const containers = ownObject(record, 'containers')
  const cna = ownObject(containers, 'cna')
  const all: Container[] = [cna, ...ownObjects(containers, 'adp')].map((said) => ({ said, by: nameOf(said) }))
  const summary = inEnglish(ownObjects(cna, 'descriptions')) || inEnglish(ownObjects(cna, 'rejectedReasons'))
  const metrics = all.flatMap(metricsOf)
  const severity = severityOfMetrics(metrics, { source: nameOf(cna) })
  const ssvc = all.flatMap(ssvcOf)
  const { entities, ranges } = cveProducts(all.flatMap(({ said }) => ownObjects(said, 'affected')))
  const url = `https://www.cve.org/CVERecord?id=${encodeURIComponent(id)}`
  const advisory = toAdvisory({
    id,
    title: ownText(cna, 'title') || titleFrom(summary) || id,
    status: statusOf(metadata, cna),
    severity: { ...severity, reasons: [...severity.reasons, ...ssvc] },
    sources: [...new Set(['CVE Program', nameOf(cna)])].filter((name) => name !== '').map((name) => ({ name, url })),
    published: ownText(metadata, 'datePublished') || ownText(cna, 'datePublic'),
    updated: ownText(metadata, 'dateUpdated'),
    language: 'en',
    summary,
    analysis: {
      impact: textsOf(all, 'impacts', 'descriptions'),
      technicalDetails: textsOf(all, 'exploits'),
      recommendedResponse: [textsOf(all, 'solutions'), textsOf(all, 'workarounds')].filter((text) => text !== '').join('\n\n'),
    },
    articles: all
      .flatMap(({ said }) => ownObjects(said, 'references'))
      .map((reference) => referenceTo(ownText(reference, 'url'), ownText(reference, 'name'))),
    timeline: ownObjects(cna, 'timeline').map((event) => ({ date: ownText(event, 'time'), title: ownText(event, 'value') })),
    entities,
    identifiers: [id],
    affected: ranges,
    cvss: metrics,
    weaknesses: weaknessesOf(all),
    exploited: exploitedOf(all),
    provenance: [{ feed: 'CVE Program', url: context.url, fetched: context.fetched }],
  })
  if (!advisory) return harvest.problem(place, 'cannot be read; left out')
  harvest.advisory(place, advisory)
}

function statusOf(metadata: JsonObject, cna: JsonObject): 'active' | 'withdrawn' | 'disputed' {
  if (ownText(metadata, 'state').toUpperCase() === 'REJECTED') return 'withdrawn'
  const tags = own(cna, 'tags')
  return Array.isArray(tags) && tags.includes('disputed') ? 'disputed' : 'active'
}

function nameOf(container: JsonObject): string {
  return ownText(ownObject(container, 'providerMetadata'), 'shortName')
}

function metricsOf({ said, by }: Container): CvssMetric[] {
  return ownObjects(said, 'metrics').flatMap((metric) =>
    METRICS.flatMap((key) => {
      const data = ownObject(metric, key)
      const vector = ownText(data, 'vectorString')
      const read = vector === '' ? undefined : toMetric({ vector, score: ownNumber(data, 'baseScore'), source: by })
      return read ? [read] : []
    }),
  )
}

/** Other metrics by their kind: `ssvc` and `kev` are CISA's. */
function othersOf({ said }: Container, kind: string): JsonObject[] {
  return ownObjects(said, 'metrics')
    .map((metric) => ownObject(metric, 'other'))
    .filter((other) => ownText(other, 'type').toLowerCase() === kind)
    .map((other) => ownObject(other, 'content'))
}

/** SSVC's decision points as reasons (https://www.cisa.gov/ssvc); the same word is written in several cases. */
function ssvcOf(container: Container): { text: string; effect: string; source: string }[] {
  return othersOf(container, 'ssvc').flatMap((content) => {
    const options = Object.assign({}, ...ownObjects(content, 'options')) as JsonObject
    const points = ['Exploitation', 'Automatable', 'Technical Impact'].flatMap((point) => {
      const value = ownText(options, point).toLowerCase()
      return value === '' ? [] : [`${point.toLowerCase()} ${value}`]
    })
    if (points.length === 0) return []
    const raises = ownText(options, 'Exploitation').toLowerCase() === 'active'
    return [{ text: `SSVC: ${points.join(', ')}`, effect: raises ? 'raises' : 'states', source: container.by }]
  })
}

function exploitedOf(all: readonly Container[]): JsonObject | null {
  const [listed] = all.flatMap((container) => othersOf(container, 'kev'))
  return listed ? { since: ownText(listed, 'dateAdded'), source: 'CISA KEV' } : null
}

/** The English texts of a list of each container, or of a list within its entries. */
function textsOf(all: readonly Container[], key: string, within?: string): string {
  const texts = all.flatMap(({ said }) => {
    const entries = ownObjects(said, key)
    const lists = within === undefined ? [entries] : entries.map((entry) => ownObjects(entry, within))
    return lists.map(inEnglish)
  })
  return [...new Set(texts)].filter((text) => text !== '').join('\n\n')
}

function weaknessesOf(all: readonly Container[]): string[] {
  const described = all.flatMap(({ said }) =>
    ownObjects(said, 'problemTypes').flatMap((type) => ownObjects(type, 'descriptions')),
  )
  const ids = described.map((each) => ownText(each, 'cweId') || (/^CWE-\d+/.exec(ownText(each, 'description'))?.[0] ?? ''))
  return [...new Set(ids)].filter((id) => id !== '')
}
