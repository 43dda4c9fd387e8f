import type { Advisory } from '../advisories'
import { facts } from './markdown'
import { heading, inline, link } from './markdown-text'
import { exploitedPhrases, joined, oneLine, severityPhrase, sourceLinks } from './phrases'
import type { ExportWords } from './words'

/** The advisories of one day (`2026-11-25`). */
export interface DayList {
  day: string
  advisories: Advisory[]
}

/** What happened day by day as Markdown: a heading a day, and each advisory with its facts and links. */
export function daysToMarkdown(days: readonly DayList[], words: ExportWords): string {
  return blocks(
    days.flatMap(({ day, advisories }) => [heading(2, day), advisories.map((each) => markdownItem(each, words)).join('\n')]),
  )
}

/** The same as plain text. */
export function daysToTicketText(days: readonly DayList[], words: ExportWords): string {
  return blocks(days.flatMap(({ day, advisories }) => [day, ...advisories.map((each) => textItem(each, words))]))
}

function markdownItem(advisory: Advisory, words: ExportWords): string {
  return [
    `- ${inline(advisory.title)}`,
    joined([facts(advisory, words), ...exploitedPhrases(advisory, words).slice(0, 1)]),
    ...sourceLinks(advisory).map(({ title, publisher, url }) => joined([link(title, url), inline(publisher)])),
  ].join('\n  - ')
}

function textItem(advisory: Advisory, words: ExportWords): string {
  return [
    `[${severityPhrase(advisory, words)}] ${oneLine(advisory.title)}`,
    joined([advisory.identifiers.map(oneLine).join(', '), ...exploitedPhrases(advisory, words).slice(0, 1)]),
    ...sourceLinks(advisory)
      .slice(0, 1)
      .map(({ url }) => url),
  ]
    .filter(Boolean)
    .join('\n')
}

function blocks(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}
