import { safeLink, type Advisory } from '../advisories'
import { advisoryCells, ADVISORY_COLUMNS } from './csv'
import { csvTable } from './csv-table'
import { facts } from './markdown'
import { code, heading, inline, link } from './markdown-text'
import { exploitedPhrases, joined, oneLine, severityPhrase, sourceLinks } from './phrases'
import { originPhrases, whatToDo } from './ticket-text'
import type { ExportWords } from './words'

/** What a page mentions, as far as it is told. */
export interface PageList {
  /** Empty where the browser does not say. */
  title: string
  url: string
  mentions: PageMention[]
}

/** A name on a page, how often it stands there, and the most urgent advisory about it. */
export interface PageMention {
  name: string
  count: number
  /** Known from the watch list or a private feed alone. */
  private: boolean
  advisory: Advisory | null
}

/** What a page mentions as Markdown: each name with its advisory and its links, and where all of that comes from. */
export function pageToMarkdown({ title, url, mentions }: PageList, words: ExportWords): string {
  const safe = safeLink(url)
  const origins = originsOf(mentions, words).map((origin) => `- ${inline(origin)}`)
  return [
    heading(2, joined([words.onThisPage, title], ': ')),
    safe === undefined ? code(url) : `<${safe}>`,
    mentions.map((mention) => markdownItem(mention, words)).join('\n'),
    origins.length > 0 && `${heading(3, words.provenance)}\n\n${origins.join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** What a page mentions as plain text: two or three lines a name, and where all of that comes from. */
export function pageToTicketText({ title, url, mentions }: PageList, words: ExportWords): string {
  const origins = originsOf(mentions, words).map((origin) => `- ${origin}`)
  return [
    joined([joined([words.onThisPage, oneLine(title)], ': '), url], '\n'),
    ...mentions.map((mention) => textItem(mention, words)),
    origins.length > 0 && [`${words.provenance}:`, ...origins].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** What a page mentions as CSV: a row each, with the columns of an advisory after those of the mention and of the page. */
export function pageToCsv({ title, url, mentions }: PageList): string {
  const columns = ['name', 'times', 'private', 'page_title', 'page_url', ...ADVISORY_COLUMNS]
  const rows = mentions.map((mention) => [
    ...[mention.name, String(mention.count), mention.private ? 'yes' : 'no', title, url].map(oneLine),
    ...advisoryCells(mention.advisory),
  ])
  return csvTable([columns, ...rows])
}

function markdownItem({ advisory, ...mention }: PageMention, words: ExportWords): string {
  const name = joined([`**${inline(mention.name)}**`, ...countAndKind(mention, words)], ' ')
  if (advisory === null) return `- ${name}: ${words.nothingKnown}`
  return [
    `- ${name}: ${inline(advisory.title)}`,
    joined([facts(advisory, words), ...exploitedPhrases(advisory, words).slice(0, 1)]),
    ...sourceLinks(advisory).map(({ title, publisher, url }) => joined([link(title, url), inline(publisher)])),
  ].join('\n  - ')
}

function textItem({ advisory, ...mention }: PageMention, words: ExportWords): string {
  const name = joined([oneLine(mention.name), ...countAndKind(mention, words)], ' ')
  if (advisory === null) return `${name}: ${words.nothingKnown}`
  const [step = ''] = whatToDo(advisory, words)
  return [
    `[${severityPhrase(advisory, words)}] ${name}: ${oneLine(advisory.title)}`,
    joined([advisory.identifiers.map(oneLine).join(', '), ...exploitedPhrases(advisory, words).slice(0, 1)]),
    `${words.whatToDo}: ${step}`,
    ...sourceLinks(advisory)
      .slice(0, 1)
      .map(({ url }) => url),
  ]
    .filter(Boolean)
    .join('\n')
}

function countAndKind(mention: Omit<PageMention, 'advisory'>, words: ExportWords): string[] {
  return [mention.count > 1 ? words.times(mention.count) : '', mention.private ? `(${words.privateName})` : ''].filter(Boolean)
}

function originsOf(mentions: readonly PageMention[], words: ExportWords): string[] {
  return [...new Set(mentions.flatMap(({ advisory }) => (advisory ? originPhrases(advisory, words) : [])))]
}
