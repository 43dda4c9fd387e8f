import { productName, safeLink, type Advisory } from '../advisories'
import type { ExportWords } from './words'

/*
 * Facts in a few words, for whoever reads an export. Dates are ISO 8601 and moments in UTC: an export is read elsewhere, in other
 * time zones and languages.
 */

/** The day of an ISO 8601 date, or as much of it as is stated; empty for null. */
export function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? ''
}

/** An ISO 8601 date with its time in UTC where one is stated: `2026-06-01 10:05 UTC`; empty for null. */
export function moment(iso: string | null): string {
  if (iso === null || iso.length <= 10) return iso ?? ''
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

/** One line of a text that may have several. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The parts that say something, joined. */
export function joined(parts: readonly (string | null | undefined | false)[], by = ' · '): string {
  return parts.filter(Boolean).join(by)
}

/** "Critical 9.8". */
export function severityPhrase({ severity }: Advisory, words: ExportWords): string {
  return joined([words.severity(severity.band), severity.score !== null && words.score(severity.score)], ' ')
}

/** Since when attackers are known to use it, by when it is to be fixed, whether ransomware does; empty where nobody says so. */
export function exploitedPhrases({ exploited }: Advisory, words: ExportWords): string[] {
  if (!exploited) return []
  return [
    exploited.since ? words.exploitedSince(day(exploited.since)) : words.exploited,
    exploited.due ? `${words.due} ${day(exploited.due)}` : '',
    exploited.ransomware === 'known' ? words.ransomware : '',
    exploited.source,
  ].filter(Boolean)
}

/** What of a product is affected, and from which version on it no longer is; the parts are not escaped. */
export function rangePhrases(range: Advisory['affected'][number], words: ExportWords): string[] {
  return [range.versions, range.introduced && words.introduced(range.introduced), range.fixed && words.fixed(range.fixed)].filter(
    Boolean,
  )
}

/** The names of what is affected, each once. */
export function affectedNames(advisory: Advisory): string[] {
  const named = advisory.entities.filter(({ role }) => role === 'affected').map(({ name }) => name)
  return [...new Set(named.length > 0 ? named : advisory.affected.map(productName))]
}

/** A page that an advisory rests on. */
export interface SourceLink {
  title: string
  publisher: string
  published: string | null
  url: string
}

/** The https links of an advisory's sources and articles, each once. */
export function sourceLinks({ sources, articles }: Pick<Advisory, 'sources' | 'articles'>): SourceLink[] {
  const links = new Map<string, SourceLink>()
  const add = (url: string | null, link: Omit<SourceLink, 'url'>) => {
    const safe = url === null ? undefined : safeLink(url)
    if (safe !== undefined) links.set(safe, { ...link, url: safe })
  }
  for (const { name, url } of sources) add(url, { title: name, publisher: '', published: null })
  // An article says more about the same page than a source's name does.
  for (const { url, ...article } of articles) add(url, article)
  return [...links.values()]
}
