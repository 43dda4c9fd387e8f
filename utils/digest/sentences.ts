import type { Article } from '../feeds/article'
import { isBoilerplate } from './boilerplate'
import { tokensOf, type Token } from './tokens'

/** One sentence of an article, with its words. */
export interface Sentence {
  text: string
  tokens: Token[]
  /** 0 is the title, 1 the first sentence of the text. */
  place: number
  /** Ends in an ellipsis: the feed cut it. */
  cut: boolean
}

/** What stands beside a part of a sentence. */
export interface Beside {
  /** Up to four words before it, the nearest first. */
  before: string[]
  /** The word behind it, and what stands between; the rest of the sentence where there is none. */
  behind: string
  gap: string
  /** The sentence begins with it. */
  begins: boolean
}

/** The words beside a part of a sentence, by its UTF-16 units. */
export function wordsBeside({ text, tokens }: Sentence, { start, end }: { start: number; end: number }): Beside {
  const at = tokens.findIndex((token) => token.start >= start)
  const next = tokens.find((token) => token.start >= end)
  const before = tokens.slice(Math.max(0, at - 4), Math.max(0, at)).map((token) => token.text)
  return { before: before.reverse(), behind: next?.text ?? '', gap: text.slice(end, next?.start), begins: at <= 0 }
}

/** "Attackers Exploit Flaw in Acme Vault": a title in which a capital says nothing. */
export function hasCapitalsEverywhere({ text, tokens }: Pick<Sentence, 'text' | 'tokens'>): boolean {
  const long = tokens.filter((token) => token.text.length > 3 && !/^\d/.test(token.text))
  const capital = long.filter(({ start, end }) => /^\p{Lu}|^\p{Ll}+\p{Lu}/u.test(text.slice(start, end)))
  return long.length > 2 && capital.length > 0.7 * long.length
}

/** Words whose full stop ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:e\.g|i\.e|z\.\s?B|u\.\s?a|d\.\s?h|bzw|ca|vgl|usw|evtl|Nr|Dr|Mr|Mrs|Ms|Prof|St|Inc|Corp|Ltd|Co|vs|No|cf|approx|etc|Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec|p\.\s?ej|U\.S|U\.K|E\.U|Sr|Sra|M|Mme|art|ver|v|\p{Lu})\.$/u
/** A German ordinal: "am 9. Mai". */
const ORDINAL = /(?:^|\s)\d{1,2}\.$/
const MONTH_NEXT = /^(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/

/** A text in sentences. A stop ends one before a blank and a capital, a digit or a quotation mark, unless it abbreviates a word. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (const line of text.split(/\n+/)) {
    let from = 0
    for (const match of line.matchAll(/(?<=[.!?…]["”’»)\]]*)\s+(?=["“„«‘([¿¡]*[\p{Lu}\p{N}])/gu)) {
      const head = line.slice(from, match.index)
      const rest = line.slice(match.index + match[0].length)
      if (ABBREVIATED.test(head) || (ORDINAL.test(head) && MONTH_NEXT.test(rest))) continue
      sentences.push(head)
      from = match.index + match[0].length
    }
    sentences.push(line.slice(from))
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

/** The sentences of an article that say something: its title, then its text without what stands under every article. */
export function readArticle(article: Article): Sentence[] {
  const title = article.title.trim()
  const sentences = [sentenceOf(title, tokensOf(title), 0)]
  for (const text of new Set(sentencesOf(article.text))) {
    if (text === article.title) continue
    const tokens = tokensOf(text)
    if (!isBoilerplate(text, tokens)) sentences.push(sentenceOf(text, tokens, sentences.length))
  }
  return sentences
}

function sentenceOf(text: string, tokens: Token[], place: number): Sentence {
  return { text, tokens, place, cut: /(?:…|\.\.\.|\[…\])$/.test(text) }
}
