import { cleanText, LIMITS, toAdvisory, type Advisory } from '../advisories'
import { severityOfMetrics, toMetric, type CvssMetric } from './cvss'
import { upgradeTo, type AffectedRange } from './affected-range'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { ownObject, ownObjects, ownTexts } from './json-lists'
import { markdownText } from './markdown-text'
import { packageRanges } from './osv-ranges'
import { referencesTo } from './references'
import { titleFrom } from './described'
import { sectionedText } from './sectioned-text'
import { bandOfWord } from './severity-words'

/**
 * Open Source Vulnerability records (https://ossf.github.io/osv-schema/, schema 1.7): one record, a list of them, or an answer of
 * osv.dev's API. They state CVSS vectors and no scores; many state no severity at all.
 */
export const osv: FeedFormat = {
  id: 'osv',

  recognise({ json }) {
    const first = recordsOf(json)?.[0]
    return isObject(first) && isRecord(first)
  },

  parse({ json }, context) {
    const records = recordsOf(json)
    if (!records) return fault('invalid', 'expected an OSV record or a list of them')
    if (records.length > MAX_ITEMS) return fault('tooLarge', `${records.length} records; at most ${MAX_ITEMS} are read`)
    const harvest = new Harvest()
    for (const [index, record] of records.entries()) {
      const place = records.length === 1 ? 'record' : `records[${index}]`
      if (!isObject(record)) harvest.problem(place, 'not an object; left out')
      else readRecord(record, place, context, harvest)
    }
    return { title: 'OSV', complete: false, ...harvest.result() }
  },
}

function recordsOf(json: unknown): unknown[] | undefined {
  if (Array.isArray(json)) return json
  if (!isObject(json)) return undefined
  const list = own(json, 'vulns')
  return Array.isArray(list) ? list : [json]
}

/** `id` and `modified` are all that a record must have; the others tell it from what else has these two. */
function isRecord(json: JsonObject): boolean {
  if (ownText(json, 'id') === '' || ownText(json, 'modified') === '') return false
  return ['schema_version', 'affected', 'aliases', 'details', 'withdrawn'].some((key) => Object.hasOwn(json, key))
}

function readRecord(record: JsonObject, place: string, context: FeedContext, harvest: Harvest): void {
  const id = ownText(record, 'id')
  if (id === '') return harvest.problem(place, 'no id; left out')
  const { summary, analysis } = sectionedText(ownText(record, 'details'))
  const title = cleanText(markdownText(ownText(record, 'summary'), LIMITS.line), LIMITS.line) || titleFrom(summary) || id
  const source = sourceOf(id)
  const ranges = ownObjects(record, 'affected').flatMap(packageRanges)
  const specific = ownObject(record, 'database_specific')
  const metrics = metricsOf(record, source)
  const advisory = toAdvisory({
    id,
    title,
    status: ownText(record, 'withdrawn') === '' ? 'active' : 'withdrawn',
    severity: severityOfMetrics(metrics, { band: bandOfWord(ownText(specific, 'severity')), source }),
    sources: [{ name: source, url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}` }],
    published: ownText(record, 'published'),
    updated: modifiedOf(record),
    language: 'en',
    summary: summary === title ? '' : summary,
    analysis: { ...analysis, recommendedResponse: analysis.recommendedResponse || upgradeTo(ranges) },
    articles: referencesTo(ownObjects(record, 'references').map((reference) => ownText(reference, 'url'))),
    entities: packagesOf(ranges),
    identifiers: [id, ...ownTexts(record, 'aliases'), ...ownTexts(record, 'upstream')],
    affected: ranges,
    cvss: metrics,
    weaknesses: ownTexts(specific, 'cwe_ids'),
    provenance: [{ feed: source, url: context.url, fetched: context.fetched }],
  })
  if (!advisory) return harvest.problem(place, 'cannot be read; left out')
  harvest.advisory(place, advisory)
}

/** The databases by the beginnings of their ids (https://ossf.github.io/osv-schema/#id-modified-fields). */
const SOURCES: Record<string, string> = {
  GHSA: 'GitHub Advisory Database',
  PYSEC: 'PyPA',
  GO: 'Go Vulnerability Database',
  RUSTSEC: 'RustSec',
  PSF: 'Python Software Foundation',
  CVE: 'CVE Program',
  MAL: 'OpenSSF Malicious Packages',
  ALSA: 'AlmaLinux',
  USN: 'Ubuntu',
  UBUNTU: 'Ubuntu',
  RHSA: 'Red Hat',
  CURL: 'curl',
}

function sourceOf(id: string): string {
  const prefix = id.slice(0, id.indexOf('-')).toUpperCase()
  return Object.hasOwn(SOURCES, prefix) ? (SOURCES[prefix] ?? 'OSV') : 'OSV'
}

/** Vectors of the record and of its packages, each once. */
function metricsOf(record: JsonObject, source: string): CvssMetric[] {
  const stated = [record, ...ownObjects(record, 'affected')].flatMap((each) => ownObjects(each, 'severity'))
  const vectors = new Set(stated.map((severity) => ownText(severity, 'score')))
  return [...vectors].flatMap((vector) => toMetric({ vector, source }) ?? [])
}

/** Git repositories of OSV databases say the year 1 here, and state the real date on publication only. */
function modifiedOf(record: JsonObject): string {
  const modified = ownText(record, 'modified')
  return modified.startsWith('0001-') ? '' : modified
}

function packagesOf(
  ranges: readonly AffectedRange[],
): { name: string; type: string; role: Advisory['entities'][number]['role'] }[] {
  return [...new Set(ranges.map(({ product }) => product))].map((name) => ({ name, type: 'Library', role: 'affected' }))
}
