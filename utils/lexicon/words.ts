import { COMMON_WORDS } from './generated/common-words'
import { hashOf, someStem, unpackWords, type WordSet } from './word-set'

/*
 * What kind of English word a name is. Asked at compile time only: the answers go into the lexicon's buffer. A word is a part of a
 * text in lower case: cutting it out would take longer than looking it up.
 */

/** Classes of the packed words. */
export const COMMON = 0
export const EVERYDAY = 1
export const NAME = 2
export const PERSON = 3

/** Hardly any word that people use is longer; two words written as one mostly are. */
export const LONGEST_WORD = 16

/** Read when the first name is compiled, so that pages, which compile none, carry nothing of it. */
let words: WordSet | undefined

/** The class of a listed word; -1 for others. */
export function classOf(text: string, from = 0, to = text.length): number {
  return classOfHash(hashOf(text, from, to))
}

/** One of the 2,000 most used words ("one", "word") or of those on every screen ("import", "portal"). */
export function isEverydayWord(word: string): boolean {
  return classOf(word) === EVERYDAY
}

/** A word that people use in lower case, or a regular form of one: "windows", "salt", "newsletters". */
export function isCommonWord(text: string, from = 0, to = text.length): boolean {
  return isListed(text, from, to) || isForm(text, from, to)
}

/** A word mostly written with a capital in ordinary English: people, places, titles ("amazon", "academy"). */
export function isProperName(word: string): boolean {
  const found = classOf(word)
  return found === NAME || found === PERSON
}

/** A frequent name of people ("jenkins", "julia"). */
export function isPersonName(word: string): boolean {
  return classOf(word) === PERSON
}

/** A regular form of a listed word. */
export function isForm(text: string, from = 0, to = text.length): boolean {
  return someStem(text, from, to, isListedWith)
}

/** Two common words written as one, as trade names often are: "runtime", "firefox". */
export function isCompound(text: string, from = 0, to = text.length): boolean {
  let hash = hashOf(text, from, from + 2)
  for (let at = from + 3; at <= to - 3; at++) {
    hash = hashOf(text, at - 1, at, hash)
    if ((isListedHash(hash) || isForm(text, from, at)) && isCommonWord(text, at, to)) return true
  }
  return false
}

/** Listed itself, whatever it may be a form of. */
export function isListed(text: string, from = 0, to = text.length): boolean {
  return isListedHash(hashOf(text, from, to))
}

/** Whether a text's letters and digits, written as one word, are listed, or are the plural of a word that is. */
export function isKnownJoined(text: string): boolean {
  let hash = hashOf('')
  let singular = hash
  let last = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80 && !(unit >= 0x61 && unit <= 0x7a) && !(unit >= 0x30 && unit <= 0x39)) continue
    singular = hash
    hash = hashOf(text, at, at + 1, hash)
    last = unit
  }
  return classOfHash(hash) >= 0 || (last === 0x73 && isListedHash(singular))
}

function isListedWith(text: string, from: number, to: number, more: string): boolean {
  return isListedHash(hashOf(more, 0, more.length, hashOf(text, from, to)))
}

function isListedHash(hash: number): boolean {
  const found = classOfHash(hash)
  return found === COMMON || found === EVERYDAY
}

function classOfHash(hash: number): number {
  words ??= unpackWords(COMMON_WORDS)
  return words.classOf(hash)
}
