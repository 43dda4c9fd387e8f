import { fingerprintOfText, toAdvisory, type Advisory } from '../advisories'
import { analysisOf, NOTHING_REPORTED, type Part } from './analysis'
import type { ReadArticle } from './features'
import { indicatorsOf } from './indicators'
import { inferNames } from './inferred-names'
import { keywordsOf } from './keywords'
import type { NameMention } from './names'
import { rolesOf, type Struck } from './roles'
import { severityOf } from './severity'
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

/** An id for the story that an article founded: a URN (RFC 8141), the same whenever it is made. */
export function storyId(founder: ReadArticle): string {
  const { url, publisher, id } = founder.article
  return `urn:caveat:story:${fingerprintOfText(url || `${publisher}\n${id}`)}`
}

/** One story's articles as an advisory: every sentence taken from an article, except where `machineWritten` says otherwise. */
export function toStory(id: string, members: readonly ReadArticle[], vocabulary: Vocabulary): Advisory | undefined {
  const articles = [...members].sort((a, b) => (a.time || 0) - (b.time || 0) || (a.article.url < b.article.url ? -1 : 1))
  const { scores, metrics } = statedScores(articles)
  const { summary, keyPoints } = summaryOf(articles, vocabulary)
  const analysis = analysisOf(articles)
  const dates = articles.map(({ article }) => article.published).filter((date) => date !== '')
  return toAdvisory({
    id,
    title: titleOf(articles, vocabulary),
    severity: severityOf(articles, scores),
    sources: [...new Set(articles.map(({ article }) => article.publisher))].filter(Boolean),
    published: dates[0] ?? null,
    updated: dates.length > 1 ? dates.at(-1) : null,
    language: mainLanguage(articles),
    keywords: keywordsOf(articles, vocabulary),
    indicators: indicatorsOf(articles),
    summary: summary.map(({ text }) => text).join(' '),
    keyPoints,
    analysis: Object.fromEntries(
      PARTS.map((part) => [part, analysis[part].map(({ text }) => text).join(' ') || NOTHING_REPORTED[part]]),
    ),
    articles: articles.map(({ article }) => ({
      title: article.title,
      publisher: article.publisher,
      url: article.url,
      published: article.published,
      excerpt: article.text.length > EXCERPT ? `${article.text.slice(0, article.text.lastIndexOf(' ', EXCERPT))}…` : article.text,
    })),
    timeline: timelineOf(articles),
    entities: rolesOf(articles, allNames(articles), struckIn(articles)),
    identifiers: [...new Set(articles.flatMap(({ identifiers }) => identifiers))].slice(0, MOST_IDENTIFIERS),
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
  if (OF_FIRMS.some((event) => events.has(event))) return 'firm'
  return events.has('outage') ? 'service' : 'product'
}

/** Listed names, and those that the story itself makes known; of overlapping ones the longer. */
function allNames(articles: readonly ReadArticle[]): NameMention[][] {
  const known = articles.map((article) => article.names)
  const inferred = inferNames(articles, known)
  return known.map((mentions, index) => {
    const own = inferred[index] ?? []
    const standing = mentions.filter(
      (mention) =>
        !own.some((other) => other.sentence === mention.sentence && other.start <= mention.start && other.end > mention.end),
    )
    return [...standing, ...own]
  })
}
