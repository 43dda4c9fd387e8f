import type { EntityType } from '../advisories'
import { RARELY_SAID, wellKnownBrand } from './brands'
import { DOT, FAR, HYPHEN, MARK, traitsOf } from './name-traits'
import { CUED, EXACT, FREE, STRICT } from './needs'
import {
  classOf,
  EVERYDAY as EVERYDAY_WORD,
  isCommonWord,
  isCompound,
  isEverydayWord,
  isForm,
  isPersonName,
  isProperName,
} from './words'

/*
 * How much it takes to believe that a text means this name. Decided once, when the lexicon is compiled.
 */

export interface Ambiguity {
  need: number
  /** Among the most used words, where even a tie to the vendor elsewhere on the page says little. */
  everyday: boolean
  /** More often a person, a place or a title. */
  proper: boolean
  /** Short and in capitals: another case is another word. */
  acronym: boolean
  /** One of the best-known brands, whether or not it is a word too. */
  flagship: boolean
}

/** The ambiguity of one way to write a name; undefined for what cannot be told from ordinary text at all. */
export function ambiguityOf(surface: string, derived: boolean, type: EntityType): Ambiguity | undefined {
  const traits = traitsOf(surface)
  const words = wordsOf(surface, traits)
  const count = words.length / 2
  if (count === 0) return undefined
  const result = { need: FREE, everyday: false, proper: false, acronym: false, flagship: false }
  if (count === 1) return singleWord(surface, surface.slice(words[0], words[1]), derived, isNameOfItsOwn(type), result)
  const kinds = kindsOf(surface, traits, words)
  const letters = count - kinds.numbers
  if (letters === 0) return undefined
  result.acronym = false
  result.everyday = (kinds.all & (COMMON | DISTINCT)) === 0
  if ((traits & (FAR | DOT | MARK)) !== 0 && /[\p{L}\p{N}][.&/'’:]\p{L}/u.test(surface)) result.need = EXACT
  else if ((traits & HYPHEN) !== 0 && isNameOfItsOwn(type) && /^\p{Lu}[\p{L}\p{N}]*-\p{Lu}/u.test(surface)) result.need = EXACT
  else if (letters > 1 && (kinds.all & ~NUMBER) === SHORT && surface === surface.toUpperCase()) result.need = EXACT
  else if ((kinds.all & DISTINCT) !== 0) result.need = isNameOfItsOwn(type) ? FREE : EXACT
  else if (letters < count) result.need = letters === 1 && (kinds.all & ~NUMBER) === SHORT ? CUED : EXACT
  else result.need = count >= 3 && !(derived && type !== 'Company') ? EXACT : CUED
  if (result.need === CUED && !derived && wellKnownBrand(joined(surface, words)) !== undefined) result.need = EXACT
  return result
}

/** Companies, malware and groups have names; a product is often just called by the word for what it does. */
export function isNameOfItsOwn(type: EntityType): boolean {
  return type === 'Company' || type === 'Malware' || type === 'ThreatActor'
}

function singleWord(surface: string, word: string, derived: boolean, own: boolean, result: Ambiguity): Ambiguity | undefined {
  const folded = word.toLowerCase()
  const letters = folded.replace(/[^\p{L}]/gu, '').length
  if (letters === 0 || (word.length < 2 && surface.length < 2)) return undefined
  const upper = word === word.toUpperCase() && word !== folded
  const mixed = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|\p{Ll}.*\p{Lu}/u.test(word)
  if (!/^[a-z0-9+#]+$/.test(folded)) {
    result.need = word.length < 3 ? EXACT : FREE
    return result
  }
  const plain = folded.replace(/[^a-z]/g, '')
  const common = plain === folded && isCommonWord(plain)
  const isPlural = plain.endsWith('s') && wellKnownBrand(plain) === undefined && isEverydayWord(plain.slice(0, -1))
  result.everyday = plain === folded && (isEverydayWord(plain) || isPlural)
  result.proper = plain === folded && !common && !mixed && !(upper && folded.length <= 4) && isProperName(plain)
  result.acronym = upper && folded.length <= 4 && !common && (folded.length < 4 || !isProperName(plain))
  const brand = result.everyday ? undefined : wellKnownBrand(folded)
  result.flagship = brand !== undefined
  const known = common || (mixed && plain === folded && isProperName(plain))
  if (result.everyday || known) result.need = mixed ? EXACT : own ? CUED : STRICT
  else if (folded.length <= 3) result.need = mixed || (own && upper) ? EXACT : own ? CUED : STRICT
  else if (upper && folded.length <= 5 && !own) result.need = CUED
  else if (result.proper && isPersonName(plain)) result.need = own ? CUED : STRICT
  else if (result.proper) result.need = own ? EXACT : CUED
  else if (mixed) result.need = FREE
  else if (isCompound(folded)) result.need = own ? EXACT : CUED
  else if (upper) result.need = EXACT
  if (result.need === STRICT && brand === RARELY_SAID) result.need = CUED
  if (derived && own && result.need === FREE && /[^s]s$/.test(folded)) result.need = EXACT
  if (derived && !own && result.need < CUED) result.need = mixed || /\p{L}\d+\p{L}/u.test(word) ? EXACT : CUED
  return result
}

/** Kinds of words, as bits. */
const NUMBER = 1
const SHORT = 2
const EVERYDAY = 4
const COMMON = 8
const DISTINCT = 16

/** Where the words of a name start and end, in turn; signs that may belong to one do ("C++"). */
function wordsOf(surface: string, traits: number): number[] {
  const words: number[] = []
  if ((traits & FAR) !== 0) {
    for (const { 0: word, index } of surface.matchAll(/[\p{L}\p{N}\p{M}+#]+/gu)) words.push(index, index + word.length)
    return words
  }
  let isInside = false
  for (let at = 0; at < surface.length; at++) {
    if (isOfWord(surface.charCodeAt(at)) === isInside) continue
    words.push(at)
    isInside = !isInside
  }
  if (isInside) words.push(surface.length)
  return words
}

/** The words of a name written as one, in lower case. */
function joined(surface: string, words: number[]): string {
  let whole = ''
  for (let at = 0; at < words.length; at += 2) whole += surface.slice(words[at], words[at + 1])
  return whole.toLowerCase()
}

function isOfWord(unit: number): boolean {
  return ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x23
}

/** The kinds of all words together, and how many are numbers. */
function kindsOf(surface: string, traits: number, written: number[]): { all: number; numbers: number } {
  const folded = surface.toLowerCase()
  // The lower case of some letters is longer.
  const words = folded.length === surface.length ? written : wordsOf(folded, traits)
  let all = 0
  let numbers = 0
  for (let at = 0; at < words.length; at += 2) {
    const kind = kindOf(folded, words[at] ?? 0, words[at + 1] ?? 0)
    all |= kind
    if (kind === NUMBER) numbers++
  }
  return { all, numbers }
}

function kindOf(text: string, from: number, to: number): number {
  if (!isPlain(text, from, to)) return !/\p{L}/u.test(text.slice(from, to)) ? NUMBER : to - from < 3 ? SHORT : DISTINCT
  if (to - from < 3) return SHORT
  const listed = classOf(text, from, to)
  if (listed === EVERYDAY_WORD) return EVERYDAY
  return listed >= 0 || isForm(text, from, to) || isCompound(text, from, to) ? COMMON : DISTINCT
}

/** Whether a word is all letters from a to z. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x61 || unit > 0x7a) return false
  }
  return true
}
