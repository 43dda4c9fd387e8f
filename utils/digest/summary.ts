import type { ReadArticle } from './features'
import { isStopWord } from './language'
import type { Sentence } from './sentences'
import type { Vocabulary } from './vocabulary'

/** A sentence with the address of the article that it stands in, empty where the article has none. */
export interface Quoted {
  text: string
  url: string
}

interface Candidate {
  sentence: Sentence
  article: ReadArticle
  terms: Set<string>
  points: number
}

const MOST_POINTS = 5
const IN_SUMMARY = 4
/** Sentences that share this much of their words say the same. */
const SAME = 0.5
/** Sentences of other kinds than a statement, and such as speak of the page they stand on. */
const NO_STATEMENT =
  /\?$|^["“„«]|^(?:but|and|so|yes|no|however)\b[ ,]|\b(?:this (?:article|guide|post)|below|above|see the)\b|^(?:update|edit)\b\s*\d*:/i
const SHORTEST = 5
const LONGEST = 420

/** The language that most of a story's articles are in; of as many, that of the earliest. */
export function mainLanguage(articles: readonly ReadArticle[]): string {
  const counts = new Map<string, number>()
  for (const { language } of articles) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'en'
}

/** The title that says most of what all the articles say, in the main language, without the publisher's name behind it. */
export function titleOf(articles: readonly ReadArticle[], vocabulary: Vocabulary): string {
  const language = mainLanguage(articles)
  const candidates = candidatesOf(articles, vocabulary, (sentence) => sentence.place === 0).filter(
    ({ article }) => article.language === language,
  )
  const [best] = candidates.sort((a, b) => titlePoints(b) - titlePoints(a) || a.article.time - b.article.time)
  const title = best?.sentence.text ?? articles[0]?.article.title ?? ''
  const publisher = best?.article.article.publisher ?? ''
  return publisher !== '' && title.endsWith(publisher) ? title.slice(0, -publisher.length).replace(/\s*[-–—|·:]\s*$/, '') : title
}

function titlePoints({ sentence, points }: Candidate): number {
  return points * (/\?$|^(?:how|why|what|inside|anatomy|update)\b/i.test(sentence.text) ? 0.5 : 1)
}

/** The sentences that say most without saying it twice: at most five key points, and of them, in order of reading, a summary. */
export function summaryOf(articles: readonly ReadArticle[], vocabulary: Vocabulary): { summary: Quoted[]; keyPoints: Quoted[] } {
  const language = mainLanguage(articles)
  const statements = candidatesOf(articles, vocabulary, isStatement)
  const own = statements.filter(({ article }) => article.language === language)
  const chosen: Candidate[] = []
  for (const candidate of [...(own.length > 0 ? own : statements)].sort((a, b) => b.points - a.points)) {
    if (chosen.length === MOST_POINTS) break
    if (chosen.every((other) => likeness(other.terms, candidate.terms) < SAME)) chosen.push(candidate)
  }
  const inOrder = chosen
    .slice(0, IN_SUMMARY)
    .sort((a, b) => a.article.time - b.article.time || a.sentence.place - b.sentence.place)
  return { summary: inOrder.map(quoted), keyPoints: chosen.map(quoted) }
}

/** True for a whole sentence of the text that states something. */
export function isStatement({ text, tokens, place, cut }: Sentence): boolean {
  return place > 0 && !cut && tokens.length >= SHORTEST && text.length <= LONGEST && !NO_STATEMENT.test(text)
}

/** Sentences with points: how many articles say what it says, how telling that is, whether it bears on the severity, and where it stands. */
function candidatesOf(
  articles: readonly ReadArticle[],
  vocabulary: Vocabulary,
  matches: (sentence: Sentence) => boolean,
): Candidate[] {
  const said = new Map<string, number>()
  for (const { terms } of articles) for (const term of terms.keys()) said.set(term, (said.get(term) ?? 0) + 1)
  return articles.flatMap((article) => {
    const signals = new Map<Sentence, number>()
    for (const { sentence, signal } of article.signals)
      if (signal.role !== 'topic' || signal.weight > 0) signals.set(sentence, (signals.get(sentence) ?? 0) + 1)
    return article.sentences.filter(matches).map((sentence) => {
      const terms = new Set(sentence.tokens.filter(({ text }) => !isStopWord(text)).map(({ stem }) => stem))
      let sum = 0
      for (const term of terms) sum += vocabulary.weightOf(term) * Math.log(1 + (said.get(term) ?? 0))
      const points =
        (sum / Math.sqrt(terms.size + 4)) *
        (1 + 0.15 * Math.min(3, signals.get(sentence) ?? 0)) *
        (1 + 0.6 / Math.max(1, sentence.place))
      return { sentence, article, terms, points }
    })
  })
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const term of a) if (b.has(term)) shared++
  return shared / Math.max(1, Math.min(a.size, b.size))
}

function quoted({ sentence, article }: Candidate): Quoted {
  return { text: sentence.text, url: article.article.url }
}
