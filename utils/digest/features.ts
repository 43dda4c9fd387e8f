import type { Article } from '../feeds/article'
import { signalsIn, type FoundSignal } from './find-signals'
import { guessLanguage, isStopWord } from './language'
import type { NameMention, Names } from './names'
import { readArticle, type Sentence } from './sentences'
import { titledNames } from './titled-names'

/** An article as everything here works on it. */
export interface ReadArticle {
  article: Article
  language: string
  sentences: Sentence[]
  signals: FoundSignal[]
  /** CVE and GHSA ids, in their normal spelling. */
  identifiers: string[]
  /** Milliseconds since 1970; NaN where the feed states no date. */
  time: number
  /** Words and numbers with how often and how prominently they stand there. */
  terms: Map<string, Term>
  /** The names of a list that it mentions. */
  names: NameMention[]
  /** Words that may be such names, or may not. */
  doubtful: NameMention[]
  /** The products that its title and first sentence name, by id, and the firms that they name or that make these, in lower case. */
  subjects: Subjects
  /** Words of its title that look like names, as `terms` has them. */
  titled: ReadonlySet<string>
  /** What kind of thing happened, the same word in every language. */
  events: Set<string>
}

export interface Subjects {
  things: ReadonlySet<string>
  firms: ReadonlySet<string>
}

interface Term {
  count: number
  /** A name or a number: the same in other languages. */
  neutral: boolean
  /** Part of a listed name, which news is full of week after week. */
  listed: boolean
}

/** Words of a title weigh as if they stood there this often. */
const IN_TITLE = 1.6
const IDENTIFIER = /\bCVE-\d{4}-\d{4,19}\b|\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b/gi
const NUMBER = /(?<![\p{L}\p{N}.,-])\d+(?:[.,]\d+)*(?![\p{L}\p{N}-])/gu

/** Sentences that a news article puts its event into: the title and this many more. */
const LEAD = 3

/** Reads an article once: sentences, signals and what it can be compared by. */
export function featuresOf(article: Article, names?: Names): ReadArticle {
  const sentences = readArticle(article)
  const language = (article.language ?? '').slice(0, 2).toLowerCase() || guessLanguage(sentences.flatMap(({ tokens }) => tokens))
  const signals = sentences.flatMap(signalsIn)
  const text = sentences.map((sentence) => sentence.text).join('\n')
  const identifiers = [...new Set([...text.matchAll(IDENTIFIER)].map(([id]) => spellingOf(id)))]
  const mentions = names?.in(sentences) ?? []
  return {
    article,
    names: mentions,
    doubtful: names?.doubtful(sentences, mentions) ?? [],
    subjects: subjectsOf(mentions),
    titled: titledNames(sentences[0], language),
    language,
    sentences,
    signals,
    identifiers,
    time: Date.parse(article.published),
    terms: termsOf(sentences, language, mentions),
    events: eventsOf(signals),
  }
}

/** What everything runs on or comes from tells no story from another. */
export const EVERYWHERE = /^(?:Android|npm|PyPI|RubyGems|WordPress|CISA|FBI|NSA|BSI|NCSC|ANSSI|ENISA|Europol)$/

function subjectsOf(mentions: readonly NameMention[]): Subjects {
  const first = mentions.filter(({ entity, sentence }) => sentence <= 1 && !EVERYWHERE.test(entity.name))
  const things = first.filter(({ entity: { type } }) => type !== 'Company' && type !== 'ThreatActor' && type !== 'Malware')
  const firms = first.flatMap(({ entity: { type, name, vendor = '' } }) => (type === 'Company' ? name : vendor))
  return {
    things: new Set(things.map(({ entity }) => entity.id)),
    firms: new Set(firms.filter(Boolean).map((name) => name.toLowerCase())),
  }
}

function spellingOf(identifier: string): string {
  const upper = identifier.toUpperCase()
  return upper.startsWith('CVE') ? upper : `GHSA${identifier.slice(4).toLowerCase()}`
}

function termsOf(sentences: readonly Sentence[], language: string, mentions: readonly NameMention[]): Map<string, Term> {
  const terms = new Map<string, Term>()
  const add = (key: string, count: number, neutral: boolean, listed = false) => {
    const known = terms.get(key)
    if (known) {
      known.count += count
      known.neutral ||= neutral
      known.listed ||= listed
    } else terms.set(key, { count, neutral, listed })
  }
  for (const { text, tokens, place } of sentences) {
    const weight = place === 0 ? IN_TITLE : 1
    const plain = text.replace(IDENTIFIER, ' ')
    for (const [number] of plain.matchAll(NUMBER)) {
      const value = plainNumber(number)
      if (value.length > 1 && !/^(?:19|20)\d\d$/.test(value)) add(`#${value}`, weight, true)
    }
    tokens.forEach((token, index) => {
      if (token.text.length < 2 || isStopWord(token.text) || /^\d+$/.test(token.text)) return
      const capital = /^\p{Lu}/u.test(text.slice(token.start, token.start + 2))
      const listed = mentions.some(({ sentence, start, end }) => sentence === place && start <= token.start && end >= token.end)
      add(token.stem, weight, capital && (index > 0 || language === 'de' || place === 0), listed)
    })
  }
  return terms
}

/** "2,3" and "2.3" are one number, "180.000" and "180,000" another. */
function plainNumber(number: string): string {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(number)) return number.replace(/[.,]/g, '')
  return number.replace(/,/g, '.')
}

const EVENT_OF_KIND: Record<string, string> = {
  breach: 'breach',
  credentials: 'breach',
  ransomware: 'attack',
  attack: 'attack',
  outage: 'outage',
  'supply-chain': 'supply-chain',
  phishing: 'phishing',
  certification: 'certification',
  law: 'law',
  research: 'research',
  'product-news': 'product',
}

/** What an article is about by its title or, where that tells nothing, by its first sentences. */
function eventsOf(signals: readonly FoundSignal[]): Set<string> {
  const at = (last: number) =>
    signals
      .filter(({ sentence, negated }) => sentence.place <= last && !negated)
      .flatMap(
        ({ signal }) =>
          EVENT_OF_KIND[signal.kind] ??
          ((signal.role === 'flaw' && signal.kind !== 'harm') || signal.kind === 'exploited' ? 'flaw' : []),
      )
  const inTitle = new Set(at(0))
  return inTitle.size > 0 ? inTitle : new Set(at(LEAD))
}
