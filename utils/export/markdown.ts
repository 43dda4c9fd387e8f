import { productName, safeLink, type Advisory } from '../advisories'
import { isMachineWritten, type TextField } from '../advisories/machine-written'
import { code, heading, inline, link, plain } from './markdown-text'
import { day, exploitedPhrases, joined, moment, oneLine, rangePhrases, severityPhrase, sourceLinks } from './phrases'
import type { ExportWords } from './words'

/**
 * An advisory whole as Markdown (CommonMark; reads well on GitHub too): every field that holds something, each source with its link, and
 * where the facts were fetched from and when. What a feed wrote stays text, and every link is https.
 */
export function toMarkdown(advisory: Advisory, words: ExportWords): string {
  const { analysis } = advisory
  const written = (title: string, field: TextField, body: string) =>
    section(isMachineWritten(advisory, field) ? `${title} (${words.machineWritten})` : title, body)
  return [
    heading(2, advisory.title),
    facts(advisory, words),
    bold(joined(exploitedPhrases(advisory, words).map(inline))),
    section(words.reasons, reasonItems(advisory, words)),
    written(words.summary, 'summary', plain(advisory.summary)),
    written(
      words.keyPoints,
      'keyPoints',
      list(advisory.keyPoints, (point) => [inline(point.text), cited(point.url, words)]),
    ),
    written(words.impact, 'analysis.impact', plain(analysis.impact)),
    written(words.recommendedResponse, 'analysis.recommendedResponse', plain(analysis.recommendedResponse)),
    written(words.technicalDetails, 'analysis.technicalDetails', plain(analysis.technicalDetails)),
    section(words.affected, affectedItems(advisory, words)),
    section(words.cvss, cvssItems(advisory, words)),
    section(words.epss, epssLine(advisory, words)),
    section(
      words.weaknesses,
      list(advisory.weaknesses, (weakness) => [inline(weakness)]),
    ),
    written(words.timeline, 'timeline', timelineItems(advisory, words)),
    section(words.entities, entityItems(advisory, words)),
    section(words.indicators, indicatorItems(advisory, words)),
    section(words.keywords, inline(advisory.keywords.join(', '))),
    section(words.sources, sourceItems(advisory)),
    section(words.history, historyItems(advisory, words)),
    section(words.provenance, provenanceItems(advisory, words)),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** How bad, what state, when, and the identifiers; one line. */
export function facts(advisory: Advisory, words: ExportWords): string {
  const { status, published, updated, identifiers } = advisory
  return joined([
    bold(severityPhrase(advisory, words)),
    status !== 'active' && words.status(status),
    published && `${words.published} ${day(published)}`,
    updated && `${words.updated} ${day(updated)}`,
    identifiers.map(inline).join(', '),
  ])
}

function section(title: string, body: string): string {
  return body && `${heading(3, title)}\n\n${body}`
}

function bold(text: string): string {
  return text && `**${text}**`
}

/** A list with one line an entry; its parts, escaped already, are joined by dots. */
function list<Entry>(entries: readonly Entry[], line: (entry: Entry) => (string | false)[]): string {
  return entries.map((entry) => `- ${joined(line(entry))}`).join('\n')
}

function cited(url: string | null, words: ExportWords): string {
  return url !== null && safeLink(url) !== undefined ? link(words.source, url) : ''
}

function reasonItems({ severity }: Advisory, words: ExportWords): string {
  return list(severity.reasons, ({ text, effect, source }) => [inline(text), words.effect(effect), inline(source)])
}

function affectedItems({ affected }: Advisory, words: ExportWords): string {
  return list(affected, (range) => [
    `**${inline(productName(range))}**`,
    inline(range.ecosystem),
    ...rangePhrases(range, words).map(inline),
  ])
}

function cvssItems({ cvss }: Advisory, words: ExportWords): string {
  return list(cvss, ({ version, vector, score, source }) => [
    inline(words.cvssVersion(version)),
    score !== null && words.score(score),
    code(vector),
    inline(source),
  ])
}

function epssLine({ epss }: Advisory, words: ExportWords): string {
  if (!epss) return ''
  const { score, percentile, date } = epss
  return joined([words.epssScore(words.percent(score)), words.epssPercentile(words.percent(percentile)), day(date)])
}

function timelineItems({ timeline }: Advisory, words: ExportWords): string {
  const ordered = [...timeline].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return list(ordered, ({ date, title, text, url }) => [day(date), inline(title), inline(text), cited(url, words)])
}

function entityItems({ entities }: Advisory, words: ExportWords): string {
  return list(entities, ({ name, type, role, vendor, aliases }) => [
    inline(name),
    words.entityType(type),
    words.entityRole(role),
    vendor && inline(words.byVendor(vendor)),
    aliases.length > 0 && inline(words.aliases(aliases.join(', '))),
  ])
}

function indicatorItems({ indicators }: Advisory, words: ExportWords): string {
  return list(indicators, ({ term, sentence, url }) => [`**${inline(term)}**`, inline(sentence), cited(url, words)])
}

function sourceItems(advisory: Advisory): string {
  const linked = sourceLinks(advisory)
  const unlinked = advisory.sources.filter(({ url }) => url === null || safeLink(url) === undefined)
  const publishers = linked.map(({ publisher }) => publisher)
  return [
    list(linked, ({ title, publisher, published, url }) => [link(title, url), inline(publisher), day(published)]),
    // A publisher whose article is linked is named there.
    list(
      unlinked.filter(({ name }) => !publishers.includes(name)),
      ({ name }) => [inline(name)],
    ),
  ]
    .filter(Boolean)
    .join('\n')
}

function historyItems({ history }: Advisory, words: ExportWords): string {
  const ordered = [...history].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return list(
    ordered.flatMap(({ at, source, fields }) => fields.map((field) => ({ at, source, ...field }))),
    ({ at, source, field, before, after }) => [
      moment(at),
      inline(source),
      `${inline(words.changeField(field))}: ${joined([inline(before), inline(after) || words.removed], ' → ')}`,
    ],
  )
}

function provenanceItems({ id, provenance }: Advisory, words: ExportWords): string {
  const origins = list(provenance, ({ feed, url, fetched, fields }) => [
    link(feed || url, url),
    url !== '' && feed !== '' && safeLink(url) === undefined && code(url),
    fetched ? `${words.fetched} ${moment(fetched)}` : false,
    fields.length > 0 ? inline(words.forFields(fields.join(', '))) : words.forAllFields,
  ])
  return [origins, `- ${words.record} ${code(oneLine(id))}`].filter(Boolean).join('\n')
}
