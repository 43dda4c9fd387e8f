import { isCommonWord } from '../lexicon/words'
import { isStopWord } from './language'

/*
 * Whether a text that a language model worded in English says only what its sources name. Meaning cannot be checked so; that no number, name or
 * identifier was made up can.
 */

/** A word with what stands within it: "CVE-2026-1", "libraster-2", "don't", "32-bit". */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[._\-/:@+#&'](?=[\p{L}\p{N}])|(?<=\d),(?=\d))*/gu
const NUMBER = /^\d+(?:[.,]\d+)*$/
/** Numbers that are written as words; "one" is mostly none. */
const NUMBER_WORDS = new Map(
  [
    'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, String(at + 2)] as const),
    'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
      .split(' ')
      .map((word, at) => [word, String(at + 13)] as const),
    'thirty forty fifty sixty seventy eighty ninety hundred'.split(' ').map((word, at) => [word, String((at + 3) * 10)] as const),
    'hundreds thousand thousands million millions billion billions dozen dozens percent half third quarter twice double triple'
      .split(' ')
      .map((word) => [word, word] as const),
  ].flat(),
)
/** Words that sentences begin with and that name nobody in particular. */
const OPENERS = new Set(
  `attackers hackers criminals researchers users customers administrators admins companies organizations organisations people experts
  officials authorities vendors victims affected according however additionally meanwhile therefore although because updates patches data
  everyone anyone nobody no see update install apply check`.split(/\s+/),
)

/** What a wording has that no source does: its numbers, names, identifiers, and words that are none of English. Empty where all is backed. */
export function unbacked(wording: string, sources: readonly string[]): string[] {
  const known = new Sources(sources)
  const missing = new Set<string>()
  for (const sentence of plain(wording).split(/(?<=[.!?])\s+|\n+/)) {
    for (const term of unbackedIn(sentence, known)) missing.add(term)
  }
  return [...missing]
}

/** The sources' words and numbers, to be asked for. */
class Sources {
  readonly #text: string
  readonly #words = new Set<string>()
  readonly #numbers = new Set<string>()

  constructor(sources: readonly string[]) {
    this.#text = sources.map(plain).join('\n')
    for (const [word] of this.#text.matchAll(WORD)) {
      const lower = withoutPossessive(word).toLowerCase()
      for (const part of [lower, ...lower.split(/[-/]/)]) {
        this.#words.add(part)
        if (NUMBER.test(part)) this.#numbers.add(plainNumber(part))
        const value = NUMBER_WORDS.get(part)
        if (value) this.#numbers.add(value)
      }
    }
  }

  hasWord(word: string): boolean {
    return this.#words.has(word.toLowerCase())
  }

  hasNumber(number: string): boolean {
    return this.#numbers.has(plainNumber(number))
  }

  /** True where the words stand so, with their capitals. */
  hasPhrase(phrase: string): boolean {
    for (let at = this.#text.indexOf(phrase); at >= 0; at = this.#text.indexOf(phrase, at + 1)) {
      // A letter may take two units.
      const end = at + phrase.length
      const [before, behind] = [this.#text.slice(Math.max(0, at - 2), at), this.#text.slice(end, end + 2)]
      if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(behind)) return true
    }
    return false
  }
}

function unbackedIn(sentence: string, known: Sources): string[] {
  const missing: string[] = []
  const words = [...sentence.matchAll(WORD)]
  for (let at = 0; at < words.length; at++) {
    const word = withoutPossessive(words[at]?.[0] ?? '')
    if (!isCapital(word)) {
      if (!isBacked(word, known)) missing.push(word)
      continue
    }
    const from = at
    while (at + 1 < words.length && isNext(sentence, words, at)) at++
    const name = nameToFind(words.slice(from, at + 1), from === 0, known)
    const phrase = spelled(sentence, name)
    if (name.length > 0 && !known.hasPhrase(phrase) && !(NUMBER.test(phrase) && known.hasNumber(phrase))) missing.push(phrase)
  }
  return missing
}

/** The words that have to stand in a source so: what begins a sentence may be an ordinary word with or without a name behind it. */
function nameToFind(words: readonly RegExpExecArray[], first: boolean, known: Sources): readonly RegExpExecArray[] {
  const opener = withoutPossessive(words[0]?.[0] ?? '')
  const lower = opener.toLowerCase()
  if (!first || /\d/.test(opener) || /^.+\p{Lu}/u.test(opener)) return words
  const number = NUMBER_WORDS.get(lower)
  if (number) return known.hasWord(lower) || known.hasNumber(number) ? words.slice(1) : words
  return isStopWord(lower) || OPENERS.has(lower) || known.hasPhrase(lower) ? words.slice(1) : words
}

function isBacked(word: string, known: Sources): boolean {
  if (NUMBER.test(word)) return known.hasNumber(word)
  if (known.hasWord(word)) return true
  const number = NUMBER_WORDS.get(word)
  if (number) return known.hasNumber(number)
  if (/[._:@+#&]/.test(word)) return false
  const parts = word.split(/[-/]/)
  if (parts.length > 1) return parts.every((part) => isBacked(part, known))
  return !/\d/.test(word) && (word.length < 3 || isStopWord(word) || isCommonWord(word.replace(/'.*/, '')))
}

/** The next word belongs to the same name: it has a capital or is a number, and a blank stands between. */
function isNext(sentence: string, words: readonly RegExpExecArray[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !next || /'s$/.test(word[0])) return false
  return sentence.slice(word.index + word[0].length, next.index) === ' ' && (isCapital(next[0]) || /^\d/.test(next[0]))
}

/** Also "iOS" and "libFoo". */
function isCapital(word: string): boolean {
  return /\p{Lu}/u.test(word)
}

function spelled(sentence: string, words: readonly RegExpExecArray[]): string {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return ''
  return withoutPossessive(sentence.slice(first.index, last.index + last[0].length))
}

function withoutPossessive(word: string): string {
  return word.replace(/'s$/, '')
}

function plainNumber(number: string): string {
  return number.replace(/,(?=\d{3}(?:\D|$))/g, '')
}

/** One spelling for quotation marks, dashes and blanks, and no bullets. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^ ?[*•-] /gm, '')
}
