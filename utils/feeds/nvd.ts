import { toAdvisory } from '../advisories'
import { severityOfMetrics, toMetric, type CvssMetric } from './cvss'
import { readCpe } from './cpe'
import { rangeText, type AffectedRange } from './affected-range'
import { inEnglish, titleFrom } from './described'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { ownNumber, ownObject, ownObjects } from './json-lists'
import { referencesTo } from './references'

const SOURCE = 'NVD'
const METRICS = ['cvssMetricV40', 'cvssMetricV31', 'cvssMetricV30', 'cvssMetricV2']
const MOST_RANGES = 60

/**
 * Answers of the National Vulnerability Database's API 2.0 (https://nvd.nist.gov/developers/vulnerabilities). Products stand there as CPE
 * writes them, in lower case: they are listed as affected and carry no marks, which names of other feeds about the same CVE do.
 */
export const nvd: FeedFormat = {
  id: 'nvd',

  recognise({ json }) {
    return isObject(json) && ownText(json, 'format') === 'NVD_CVE'
  },

  parse({ json }, context) {
    const list = isObject(json) ? own(json, 'vulnerabilities') : undefined
    if (!Array.isArray(list)) return fault('invalid', 'vulnerabilities: expected an array')
    if (list.length > MAX_ITEMS) return fault('tooLarge', `${list.length} vulnerabilities; at most ${MAX_ITEMS} are read`)
    const harvest = new Harvest()
    for (const [index, entry] of list.entries()) {
      const place = `vulnerabilities[${index}]`
      const cve = isObject(entry) ? own(entry, 'cve') : undefined
      if (!isObject(cve)) harvest.problem(place, 'no cve; left out')
      else readCve(cve, place, context, harvest)
    }
    return { title: 'National Vulnerability Database', complete: false, ...harvest.result() }
  },
}

function readCve(cve: JsonObject, place: string, context: FeedContext, harvest: Harvest): void {
  const id = ownText(cve, 'id')
  const summary = inEnglish(ownObjects(cve, 'descriptions'))
  if (id === '') return harvest.problem(place, 'no id; left out')
  const status = ownText(cve, 'vulnStatus').toLowerCase()
  const metrics = metricsOf(cve)
  const added = ownText(cve, 'cisaExploitAdd')
  const record = toAdvisory({
    id,
    title: ownText(cve, 'cisaVulnerabilityName') || titleFrom(summary) || id,
    status: status === 'rejected' ? 'withdrawn' : tagged(cve, 'disputed') ? 'disputed' : 'active',
    severity: severityOfMetrics(metrics, { source: SOURCE }),
    sources: [{ name: SOURCE, url: `https://nvd.nist.gov/vuln/detail/${encodeURIComponent(id)}` }],
    published: utc(ownText(cve, 'published')),
    updated: utc(ownText(cve, 'lastModified')),
    language: 'en',
    summary,
    analysis: { impact: '', technicalDetails: '', recommendedResponse: ownText(cve, 'cisaRequiredAction') },
    articles: referencesTo(ownObjects(cve, 'references').map((reference) => ownText(reference, 'url'))),
    identifiers: [id],
    affected: rangesOf(cve),
    cvss: metrics,
    weaknesses: ownObjects(cve, 'weaknesses')
      .map((weakness) => inEnglish(ownObjects(weakness, 'description')))
      .filter((value) => /^CWE-\d+$/.test(value)),
    exploited: added === '' ? null : { since: added, due: ownText(cve, 'cisaActionDue'), source: 'CISA KEV' },
    provenance: [{ feed: SOURCE, url: context.url, fetched: context.fetched }],
  })
  if (!record) return harvest.problem(place, 'cannot be read; left out')
  harvest.advisory(place, record)
}

function tagged(cve: JsonObject, tag: string): boolean {
  return ownObjects(cve, 'cveTags').some((tags) => JSON.stringify(own(tags, 'tags') ?? []).includes(`"${tag}"`))
}

/** The database's dates are UTC and do not say so. */
function utc(date: string): string {
  return /T[\d:.]+$/.test(date) ? `${date}Z` : date
}

/** Who rates, by the ids that the database has for them. */
const RATERS: Record<string, string> = {
  'nvd@nist.gov': SOURCE,
  '134c704f-9b21-4f2e-91b3-4a467353bcc0': 'CISA ADP',
}

/** Ratings by whoever made them: others than those above go by the domain of their address there, or as the assigning organisation. */
function metricsOf(cve: JsonObject): CvssMetric[] {
  const metrics = ownObject(cve, 'metrics')
  return METRICS.flatMap((key) => ownObjects(metrics, key)).flatMap((stated) => {
    const data = ownObject(stated, 'cvssData')
    const source = ownText(stated, 'source')
    const metric = toMetric({
      vector: ownText(data, 'vectorString'),
      score: ownNumber(data, 'baseScore'),
      version: ownText(data, 'version'),
      source: RATERS[source] ?? (source.includes('@') ? source.slice(source.indexOf('@') + 1) : 'CNA'),
    })
    return metric ? [metric] : []
  })
}

function rangesOf(cve: JsonObject): AffectedRange[] {
  const nodes = ownObjects(cve, 'configurations').flatMap((configuration) => ownObjects(configuration, 'nodes'))
  const ranges = nodes
    .flatMap((node) => ownObjects(node, 'cpeMatch'))
    .flatMap((match): AffectedRange[] => {
      const cpe = own(match, 'vulnerable') === true ? readCpe(ownText(match, 'criteria')) : undefined
      if (!cpe) return []
      const introduced = ownText(match, 'versionStartIncluding') || ownText(match, 'versionStartExcluding')
      const fixed = ownText(match, 'versionEndExcluding')
      const versions = rangeText(introduced, fixed, ownText(match, 'versionEndIncluding')) || cpe.version
      return [{ vendor: cpe.vendor, product: cpe.product, ecosystem: '', versions, introduced, fixed }]
    })
  return [...new Map(ranges.map((range) => [JSON.stringify(range), range])).values()].slice(0, MOST_RANGES)
}
