import { productName, type Advisory } from '../advisories'
import { isMachineWritten } from '../advisories/machine-written'
import {
  affectedNames,
  day,
  exploitedPhrases,
  joined,
  moment,
  oneLine,
  rangePhrases,
  severityPhrase,
  sourceLinks,
} from './phrases'
import type { ExportWords } from './words'

/** Reasons, versions and links that a ticket names; what else there is stands in the other formats. */
const MOST = 8

/**
 * An advisory as short plain text for a ticket or a mail: how bad and why, who is affected, what to do, links, and where that comes
 * from. Each fact is one line, so that no text of a feed can pass for another fact.
 */
export function toTicketText(advisory: Advisory, words: ExportWords): string {
  const { identifiers, status, published, updated, severity } = advisory
  const dates = joined([published && `${words.published} ${day(published)}`, updated && `${words.updated} ${day(updated)}`])
  return [
    lines([
      `[${severityPhrase(advisory, words)}] ${oneLine(advisory.title)}`,
      joined([status !== 'active' && words.status(status), identifiers.map(oneLine).join(', '), dates]),
      joined(exploitedPhrases(advisory, words).map(oneLine)),
    ]),
    block(
      words.reasons,
      severity.reasons.map(({ text, source }) => `- ${joined([oneLine(text), oneLine(source)])}`).slice(0, MOST),
    ),
    block(words.affects, affectedLines(advisory, words)),
    block(words.whatToDo, whatToDo(advisory, words)),
    block(
      words.links,
      sourceLinks(advisory)
        .slice(0, MOST)
        .map(({ title, publisher, url }) => `- ${joined([oneLine(title), oneLine(publisher)])}: ${url}`),
    ),
    block(
      words.provenance,
      originPhrases(advisory, words).map((origin) => `- ${origin}`),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** Feeds that an advisory's facts come from, with their addresses and when they were fetched; its sources where no feed is named. */
export function originPhrases({ provenance, sources }: Advisory, words: ExportWords): string[] {
  const origins = provenance.map(({ feed, url, fetched }) =>
    joined([oneLine(feed), url, fetched && `${words.fetched} ${moment(fetched)}`], ', '),
  )
  return [...new Set(origins.length > 0 ? origins : sources.map(({ name }) => oneLine(name)))]
}

/** What there is to do about an advisory, in one line a paragraph; that nothing is stated where that is so. */
export function whatToDo(advisory: Advisory, words: ExportWords): string[] {
  const { analysis, affected } = advisory
  if (analysis.recommendedResponse !== '') {
    const steps = analysis.recommendedResponse.split(/\n+/).map(oneLine)
    return isMachineWritten(advisory, 'analysis.recommendedResponse') ? [...steps, `(${words.machineWritten})`] : steps
  }
  const fixes = affected.filter(({ fixed }) => fixed !== '').map((range) => `${productName(range)}: ${words.fixed(range.fixed)}`)
  return fixes.length > 0 ? [...new Set(fixes)].slice(0, MOST).map(oneLine) : [words.notStated]
}

function affectedLines(advisory: Advisory, words: ExportWords): string[] {
  const { affected } = advisory
  const ranges = affected
    .slice(0, MOST)
    .map((range) => `- ${oneLine(joined([productName(range), ...rangePhrases(range, words)]))}`)
  if (affected.length > MOST) ranges.push('- …')
  if (ranges.length > 0) return ranges
  const names = affectedNames(advisory).slice(0, MOST)
  return names.length > 0 ? names.map((name) => `- ${oneLine(name)}`) : [words.notStated]
}

function block(title: string, body: readonly string[]): string {
  return body.length > 0 ? lines([`${title}:`, ...body]) : ''
}

function lines(texts: readonly string[]): string {
  return texts.filter(Boolean).join('\n')
}
