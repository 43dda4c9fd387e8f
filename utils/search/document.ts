import type { Advisory, EntityType, SeverityBand } from '../advisories'
import { folded, identifierTerms, wordsOf } from './words'

/** As much of a long text as is searched, in UTF-16 units. */
const LONGEST_TEXT = 4_000

/** One advisory as it is searched and filtered by. */
export interface SearchDocument {
  id: string
  /** When it last changed, as the store has it: an ISO date, empty where unknown. */
  changed: string
  /** When it, or its last change, came into the index: seconds since 1970, 0 for before anybody looked. */
  arrived: number
  /** When it was published: an ISO date, empty where nobody says so. */
  published: string
  band: SeverityBand
  exploited: boolean
  withdrawn: boolean
  /** Names of those who say it. */
  sources: string[]
  /** What kinds of things it is about. */
  types: EntityType[]
  /** What it is found by; true for words of its title, of names that it is about, and for identifiers, which tell more than the rest. */
  terms: Map<string, boolean>
}

/** What of an advisory is searched: title, names with their aliases and vendors, identifiers, summary and keywords. */
export function documentOf(
  { id, advisory, changed, identifiers }: { id: string; advisory: Advisory; changed: string; identifiers: readonly string[] },
  arrived: number,
): SearchDocument {
  const terms = new Map<string, boolean>()
  const add = (words: readonly string[], tells: boolean) => {
    for (const word of words) if (tells || !terms.has(word)) terms.set(word, tells)
  }
  const about = advisory.entities.filter(({ role }) => role === 'affected' || role === 'vendor')
  const others = advisory.entities.filter(({ role }) => role === 'mentioned')
  add(wordsOf(folded(advisory.summary.slice(0, LONGEST_TEXT))), false)
  add(wordsOf(folded([...advisory.keywords, ...others.map(({ name }) => name)].join(' '))), false)
  add(
    wordsOf(folded([advisory.title, ...about.flatMap((entity) => [entity.name, entity.vendor, ...entity.aliases])].join(' '))),
    true,
  )
  add(identifiers.flatMap(identifierTerms), true)
  return {
    id,
    changed,
    arrived,
    published: advisory.published ?? '',
    band: advisory.severity.band,
    exploited: advisory.exploited !== null,
    withdrawn: advisory.status === 'withdrawn',
    sources: [...new Set(advisory.sources.map(({ name }) => name))],
    types: [...new Set(about.map(({ type }) => type))],
    terms,
  }
}
