import { toAdvisory } from '../advisories'
import { severityOfMetrics, toMetric, type CvssMetric } from './cvss'
import { upgradeTo, type AffectedRange } from './affected-range'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { ownNumber, ownObject, ownObjects } from './json-lists'
import { referencesTo } from './references'
import { sectionedText } from './sectioned-text'
import { bandOfWord } from './severity-words'

const SOURCE = 'GitHub Advisory Database'

/**
 * GitHub's global security advisories as its REST API gives them (https://docs.github.com/rest/security-advisories/global-advisories):
 * one advisory, or a page of them.
 */
export const ghsa: FeedFormat = {
  id: 'ghsa',

  recognise({ json }) {
    const first: unknown = Array.isArray(json) ? json[0] : json
    return isObject(first) && Object.hasOwn(first, 'ghsa_id')
  },

  parse({ json }, context) {
    const list: unknown[] = Array.isArray(json) ? json : [json]
    if (list.length > MAX_ITEMS) return fault('tooLarge', `${list.length} advisories; at most ${MAX_ITEMS} are read`)
    const harvest = new Harvest()
    for (const [index, entry] of list.entries()) {
      if (!isObject(entry)) harvest.problem(`[${index}]`, 'not an object; left out')
      else readEntry(entry, `[${index}]`, context, harvest)
    }
    return { title: SOURCE, complete: false, ...harvest.result() }
  },
}

function readEntry(entry: JsonObject, place: string, context: FeedContext, harvest: Harvest): void {
  const id = ownText(entry, 'ghsa_id')
  const title = ownText(entry, 'summary')
  if (id === '' || title === '') return harvest.problem(place, `no ${id === '' ? 'ghsa_id' : 'summary'}; left out`)
  const { summary, analysis } = sectionedText(ownText(entry, 'description'))
  const ranges = ownObjects(entry, 'vulnerabilities').flatMap(rangeOf)
  const metrics = metricsOf(entry)
  const record = toAdvisory({
    id,
    title,
    status: ownText(entry, 'withdrawn_at') === '' ? 'active' : 'withdrawn',
    severity: severityOfMetrics(metrics, { band: bandOfWord(ownText(entry, 'severity')), source: SOURCE }),
    sources: [{ name: SOURCE, url: ownText(entry, 'html_url') || `https://github.com/advisories/${id}` }],
    published: ownText(entry, 'published_at'),
    updated: ownText(entry, 'updated_at'),
    language: 'en',
    summary: summary === title ? '' : summary,
    analysis: { ...analysis, recommendedResponse: analysis.recommendedResponse || upgradeTo(ranges) },
    articles: referencesTo(referenceUrls(entry)),
    entities: [...new Set(ranges.map(({ product }) => product))].map((name) => ({ name, type: 'Library', role: 'affected' })),
    identifiers: [id, ownText(entry, 'cve_id')].filter((each) => each !== ''),
    affected: ranges,
    cvss: metrics,
    weaknesses: ownObjects(entry, 'cwes').map((cwe) => ownText(cwe, 'cwe_id')),
    epss: epssOf(entry),
    provenance: [{ feed: SOURCE, url: context.url, fetched: context.fetched }],
  })
  if (!record) return harvest.problem(place, 'cannot be read; left out')
  harvest.advisory(place, record)
}

function rangeOf(vulnerability: JsonObject): AffectedRange[] {
  const stated = ownObject(vulnerability, 'package')
  const product = ownText(stated, 'name')
  if (product === '') return []
  const patched = own(vulnerability, 'first_patched_version')
  const fixed = isObject(patched) ? ownText(patched, 'identifier') : ownText(vulnerability, 'first_patched_version')
  const versions = ownText(vulnerability, 'vulnerable_version_range')
  return [{ vendor: '', product, ecosystem: ownText(stated, 'ecosystem'), versions, introduced: '', fixed }]
}

/** `cvss_severities` names both versions; `cvss` is what there was before. */
function metricsOf(entry: JsonObject): CvssMetric[] {
  const severities = ownObject(entry, 'cvss_severities')
  const stated = [ownObject(severities, 'cvss_v4'), ownObject(severities, 'cvss_v3'), ownObject(entry, 'cvss')]
  const metrics = stated.flatMap((each) => {
    const vector = ownText(each, 'vector_string')
    const metric = vector === '' ? undefined : toMetric({ vector, score: ownNumber(each, 'score'), source: SOURCE })
    return metric ? [metric] : []
  })
  return [...new Map(metrics.map((metric) => [metric.vector, metric])).values()]
}

function referenceUrls(entry: JsonObject): string[] {
  const list = own(entry, 'references')
  if (!Array.isArray(list)) return []
  return list.map((each: unknown) => (isObject(each) ? ownText(each, 'url') : typeof each === 'string' ? each : ''))
}

function epssOf(entry: JsonObject): JsonObject | null {
  const stated = own(entry, 'epss')
  const epss: unknown = Array.isArray(stated) ? stated[0] : stated
  if (!isObject(epss)) return null
  return { score: ownNumber(epss, 'percentage'), percentile: ownNumber(epss, 'percentile') }
}
