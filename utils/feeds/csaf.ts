import { cleanText, LIMITS, toAdvisory, worseBand, type SeverityBand } from '../advisories'
import { severityOfMetrics, toMetric, type CvssMetric } from './cvss'
import { csafProducts } from './csaf-products'
import { isObject, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { ownNumber, ownObject, ownObjects } from './json-lists'
import { referenceTo } from './references'
import { bandOfWord } from './severity-words'

/**
 * One document of the Common Security Advisory Framework, 2.0 (https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html) or 2.1, VEX among
 * them: one advisory, however many vulnerabilities it is about.
 */
export const csaf: FeedFormat = {
  id: 'csaf',

  recognise({ json }) {
    const document = isObject(json) ? own(json, 'document') : undefined
    return isObject(document) && (Object.hasOwn(document, 'csaf_version') || isObject(own(document, 'tracking')))
  },

  parse({ json }, context) {
    const document = isObject(json) ? own(json, 'document') : undefined
    if (!isObject(json) || !isObject(document)) return fault('invalid', 'document: expected an object')
    const harvest = new Harvest()
    readDocument(json, document, context, harvest)
    return { title: ownText(ownObject(document, 'publisher'), 'name') || 'CSAF', complete: false, ...harvest.result() }
  },
}

function readDocument(json: JsonObject, document: JsonObject, context: FeedContext, harvest: Harvest): void {
  const tracking = ownObject(document, 'tracking')
  const id = ownText(tracking, 'id')
  const title = ownText(document, 'title')
  if (id === '' || title === '') return harvest.problem('document', `no ${id === '' ? 'tracking.id' : 'title'}; left out`)
  const publisher = ownText(ownObject(document, 'publisher'), 'name') || 'CSAF'
  const vulnerabilities = ownObjects(json, 'vulnerabilities')
  const notes = ownObjects(document, 'notes')
  const { entities, ranges } = csafProducts(ownObject(json, 'product_tree'), vulnerabilities)
  const about = textOf(notes, (note) => category(note, 'summary', 'description') && !isRisk(note))
  const risk = textOf(notes, isRisk)
  const metrics = vulnerabilities.flatMap((vulnerability) => metricsOf(vulnerability, publisher))
  const record = toAdvisory({
    id,
    title,
    status: ownText(document, 'category') === 'csaf_withdrawn' ? 'withdrawn' : statusOf(tracking),
    severity: severityOfMetrics(metrics, { band: bandOf(document, vulnerabilities), source: publisher }),
    sources: [{ name: publisher, url: webVersion(document) }],
    published: ownText(tracking, 'initial_release_date'),
    updated: ownText(tracking, 'current_release_date'),
    language: ownText(document, 'lang'),
    summary: about || risk,
    analysis: {
      impact: joined([about === '' ? '' : risk, ...threatsOf(vulnerabilities, 'impact')]),
      technicalDetails: joined(vulnerabilities.map(detailsOf)),
      recommendedResponse: joined([...remediationsOf(vulnerabilities), textOf(notes, isAdvice)]),
    },
    articles: [document, ...vulnerabilities]
      .flatMap((each) => ownObjects(each, 'references'))
      .filter((reference) => ownText(reference, 'category') !== 'self')
      .map((reference) => referenceTo(ownText(reference, 'url'), titleOf(reference))),
    timeline: ownObjects(tracking, 'revision_history').map((revision) => ({
      date: ownText(revision, 'date'),
      title: ownText(revision, 'summary') || `Revision ${ownText(revision, 'number')}`,
    })),
    entities,
    identifiers: [id, ...vulnerabilities.flatMap(identifiersOf)],
    affected: ranges,
    cvss: metrics.slice(0, 20),
    weaknesses: vulnerabilities.flatMap((each) =>
      [ownObject(each, 'cwe'), ...ownObjects(each, 'cwes')].map((cwe) => ownText(cwe, 'id')),
    ),
    exploited: exploitedOf(vulnerabilities, publisher),
    provenance: [{ feed: publisher, url: context.url, fetched: context.fetched }],
  })
  if (!record) return harvest.problem('document', 'cannot be read; left out')
  harvest.advisory('document', record)
}

function statusOf(tracking: JsonObject): 'active' | 'updated' {
  return ownObjects(tracking, 'revision_history').length > 1 ? 'updated' : 'active'
}

const category = (note: JsonObject, ...names: string[]) => names.includes(ownText(note, 'category'))
const isRisk = (note: JsonObject) => /^risk evaluation|^impact/i.test(ownText(note, 'title'))
const isAdvice = (note: JsonObject) =>
  category(note, 'general') && /recommend|mitigation|workaround/i.test(ownText(note, 'title'))

function textOf(notes: readonly JsonObject[], matches: (note: JsonObject) => boolean): string {
  return joined(notes.filter(matches).map((note) => ownText(note, 'text')))
}

function joined(texts: readonly string[]): string {
  return cleanText([...new Set(texts)].filter((text) => text !== '').join('\n\n'), LIMITS.body)
}

function detailsOf(vulnerability: JsonObject): string {
  const text = textOf(ownObjects(vulnerability, 'notes'), (note) => category(note, 'summary', 'description', 'details'))
  const title = ownText(vulnerability, 'title')
  const head = [ownText(vulnerability, 'cve'), title].filter((part) => part !== '').join(': ')
  return text === '' ? '' : [head, text].filter((part) => part !== '').join('\n')
}

/** `none_available` and the like are said as they stand: that nothing can be done is worth knowing. */
function remediationsOf(vulnerabilities: readonly JsonObject[]): string[] {
  return vulnerabilities.flatMap((each) => ownObjects(each, 'remediations')).map((remedy) => ownText(remedy, 'details'))
}

function threatsOf(vulnerabilities: readonly JsonObject[], kind: string): string[] {
  const threats = vulnerabilities.flatMap((each) => ownObjects(each, 'threats')).filter((threat) => category(threat, kind))
  // Vendors write a mere word here ("Important"), which is a severity and no impact.
  return threats.map((threat) => ownText(threat, 'details')).filter((text) => bandOfWord(text) === undefined)
}

/** 2.0 has `scores` with one CVSS each, 2.1 `metrics` with their `content`. */
function metricsOf(vulnerability: JsonObject, publisher: string): CvssMetric[] {
  const scores = [...ownObjects(vulnerability, 'scores'), ...ownObjects(vulnerability, 'metrics')]
  const found = scores.flatMap((score) => {
    const content = Object.hasOwn(score, 'content') ? ownObject(score, 'content') : score
    const source = ownText(score, 'source') || publisher
    return ['cvss_v4', 'cvss_v3', 'cvss_v2'].flatMap((key) => {
      const data = ownObject(content, key)
      const metric = toMetric({ vector: ownText(data, 'vectorString'), score: ownNumber(data, 'baseScore'), source })
      return metric ? [metric] : []
    })
  })
  return [...new Map(found.map((metric) => [`${metric.vector} ${metric.source}`, metric])).values()]
}

/** The band that the document states in a word, as a whole or as the impact of its threats. */
function bandOf(document: JsonObject, vulnerabilities: readonly JsonObject[]): SeverityBand | undefined {
  const aggregate = bandOfWord(ownText(ownObject(document, 'aggregate_severity'), 'text'))
  if (aggregate) return aggregate
  return vulnerabilities
    .flatMap((each) => ownObjects(each, 'threats'))
    .filter((threat) => category(threat, 'impact'))
    .flatMap((threat) => bandOfWord(ownText(threat, 'details')) ?? [])
    .reduce<SeverityBand | undefined>((worst, band) => (worst ? worseBand(worst, band) : band), undefined)
}

/** The address of the page that people read, which the document names among those of itself. */
function webVersion(document: JsonObject): string {
  const self = ownObjects(document, 'references').filter((reference) => ownText(reference, 'category') === 'self')
  const page = self.find((reference) => !/\.json$/i.test(ownText(reference, 'url'))) ?? self[0]
  return page ? ownText(page, 'url') : ''
}

/** A summary that only repeats the host is no title. */
function titleOf(reference: JsonObject): string {
  const summary = ownText(reference, 'summary')
  return /^[\w-]+(\.[\w-]+)+$/.test(summary) ? '' : cleanText(summary, LIMITS.line)
}

function identifiersOf(vulnerability: JsonObject): string[] {
  const ids = ownObjects(vulnerability, 'ids').map((each) => ownText(each, 'text'))
  return [ownText(vulnerability, 'cve'), ...ids].filter((id) => id !== '')
}

/** 2.1 dates the first known exploitation; 2.0 says it in words of a threat, which no program should guess from. */
function exploitedOf(vulnerabilities: readonly JsonObject[], source: string): JsonObject | null {
  const dates = vulnerabilities
    .flatMap((each) => ownObjects(each, 'first_known_exploitation_dates'))
    .map((each) => ownText(each, 'date'))
    .filter((date) => date !== '')
    .sort()
  return dates.length > 0 ? { since: dates[0], source } : null
}
