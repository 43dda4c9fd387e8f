import { cleanText, toAdvisory, type Advisory } from '../advisories'
import { LIMITS } from '../advisories/advisory'
import { stableJson } from '../advisories/fingerprint'
import { analysisOf, NOTHING_REPORTED, type Part } from './analysis'
import type { ReadArticle } from './features'
import { indicatorsOf } from './indicators'
import { inferNames } from './inferred-names'
import { keywordsOf } from './keywords'
import type { NameMention } from './names'
import { isMeant } from './meant-words'
import { rolesOf, type Struck } from './roles'
import { evidenceOf, severityOf } from './severity'
import { statedScores } from './stated-scores'
import { mainLanguage, summaryOf, titleOf } from './summary'
import { timelineOf } from './timeline'
import type { Vocabulary } from './vocabulary'

/** What happens to firms, not only to their products. */
const OF_FIRMS = ['breach', 'attack', 'supply-chain', 'certification', 'law']
const PARTS: readonly Part[] = ['impact', 'technicalDetails', 'recommendedResponse']
/** UTF-16 units of an article's text that are shown with it. */
const EXCERPT = 400
/** Identifiers in a story about one event; a round-up's are cut. */
const MOST_IDENTIFIERS = 100

/** A story before it is told: what follows from its articles alone. */
export interface UntoldStory {
  id: string
  /** The earliest first. */
  reads: readonly ReadArticle[]
  articles: Advisory['articles']
  identifiers: string[]
}

/** The story of articles, given in any order. */
export function storyOf(id: string, members: readonly ReadArticle[]): UntoldStory {
  const reads = [...members].sort((a, b) => (a.time || 0) - (b.time || 0) || (a.article.url < b.article.url ? -1 : 1))
  return {
    id,
    reads,
    articles: reads.map(({ article: { title, publisher, url, published, text } }) => {
      const excerpt = text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(' ', EXCERPT))}…` : text
      return {
        title: cleanText(title, LIMITS.line),
        publisher: cleanText(publisher, LIMITS.line),
        url: url || null,
        published: published || null,
        excerpt: cleanText(excerpt, LIMITS.paragraph),
      }
    }),
    identifiers: [...new Set(reads.flatMap(({ identifiers }) => identifiers))].slice(0, MOST_IDENTIFIERS),
  }
}

/** The same for a story that has the same articles, and says that it is about the same, as one that was told. */
export function storyKey({ id, articles, identifiers }: Pick<Advisory, 'id' | 'articles' | 'identifiers'>): string {
  return stableJson([id, articles, identifiers])
}

/**
 * A story as an advisory: every sentence taken from an article, except where `machineWritten` says otherwise. `onlySecurity`: undefined for
 * one that gives no reason for any severity and names no vulnerability.
 */
export function toStory(
  { id, reads, articles, identifiers }: UntoldStory,
  vocabulary: Vocabulary,
  onlySecurity = false,
): Advisory | undefined {
  const evidence = evidenceOf(reads)
  const { scores, metrics } = statedScores(reads)
  const severity = severityOf(reads, scores, evidence)
  const indicators = indicatorsOf(evidence)
  if (onlySecurity && severity.band === 'none' && indicators.length === 0 && identifiers.length === 0) return undefined
  const { summary, keyPoints } = summaryOf(reads, vocabulary)
  const analysis = analysisOf(reads)
  const dates = reads.map(({ article }) => article.published).filter((date) => date !== '')
  return toAdvisory({
    id,
    title: titleOf(reads, vocabulary),
    severity,
    sources: [...new Set(reads.map(({ article }) => article.publisher))].filter(Boolean),
    published: dates[0] ?? null,
    updated: dates.length > 1 ? dates.at(-1) : null,
    language: mainLanguage(reads),
    keywords: keywordsOf(reads, vocabulary),
    indicators,
    summary: summary.map(({ text }) => text).join(' '),
    keyPoints,
    analysis: Object.fromEntries(
      PARTS.map((part) => [part, analysis[part].map(({ text }) => text).join(' ') || NOTHING_REPORTED[part]]),
    ),
    articles,
    timeline: timelineOf(reads),
    entities: rolesOf(reads, allNames(reads), struckIn(reads)),
    identifiers,
    cvss: metrics,
    provenance: [{ feed: 'News', url: '', fetched: null, fields: [] }],
    machineWritten: [
      ...(scores.length > 0 ? [] : ['severity']),
      ...PARTS.filter((part) => analysis[part].length === 0).map((part) => `analysis.${part}`),
    ],
  })
}

function struckIn(articles: readonly ReadArticle[]): Struck {
  const events = new Set(articles.flatMap((article) => [...article.events]))
  const isFlaw = events.has('flaw')
  if (OF_FIRMS.some((event) => events.has(event))) return { what: 'firm', isFlaw }
  return { what: events.has('outage') ? 'service' : 'product', isFlaw }
}

/** What stands where a name is mentioned, in lower case. */
function textOf({ sentence, start, end }: NameMention, article: ReadArticle | undefined): string {
  return (article?.sentences[sentence]?.text.slice(start, end) ?? '').toLowerCase()
}

/** "nginx" in "ingress-nginx" is that, where the story has it by itself. */
function wholeOf(
  mention: NameMention,
  article: ReadArticle | undefined,
  written: ReadonlyMap<string, NameMention['entity']>,
): NameMention {
  const before = article?.sentences[mention.sentence]?.text.slice(0, mention.start) ?? ''
  const [start = ''] = /[\p{L}\d]+-$/u.exec(before) ?? []
  const entity = start === '' ? undefined : written.get(start.toLowerCase() + textOf(mention, article))
  return entity ? { ...mention, entity, start: mention.start - start.length } : mention
}

/** Listed names, and those that the story itself makes known; of overlapping ones the longer. */
function allNames(articles: readonly ReadArticle[]): NameMention[][] {
  const meant = new Set(
    articles.flatMap((article) => article.doubtful.filter((mention) => isMeant(mention, article)).map(({ entity }) => entity.id)),
  )
  const listed = articles.map(({ names, doubtful }) => [...names, ...doubtful.filter(({ entity }) => meant.has(entity.id))])
  const written = new Map(
    listed.flatMap((mentions, index) => mentions.map((mention) => [textOf(mention, articles[index]), mention.entity] as const)),
  )
  const known = listed.map((mentions, index) => mentions.map((mention) => wholeOf(mention, articles[index], written)))
  const inferred = inferNames(articles, known)
  return known.map((mentions, index) => {
    const own = inferred[index] ?? []
    const standing = mentions.filter(
      (mention) =>
        !own.some(
          (other) =>
            other.sentence === mention.sentence &&
            other.start <= mention.start &&
            other.end >= mention.end &&
            other.end - other.start > mention.end - mention.start,
        ),
    )
    return [...standing, ...own]
  })
}
