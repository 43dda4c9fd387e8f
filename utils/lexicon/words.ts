import { COMMON_WORDS } from './generated/common-words'
import { stems, unpackWords } from './word-set'

/*
 * What kind of English word a name is. Asked at compile time only: the answers go into the lexicon's buffer.
 */

/** Classes of the packed words. */
export const COMMON = 0
export const EVERYDAY = 1
export const NAME = 2
export const PERSON = 3

/** Hardly any word that people use is longer; two words written as one mostly are. */
export const LONGEST_WORD = 16

let read: ((word: string) => number | undefined) | undefined

/** One of the 2,000 most used words ("one", "word") or of those on every screen ("import", "portal"). Lower case in. */
export function isEverydayWord(word: string): boolean {
  return classOf(word) === EVERYDAY
}

/** A word that people use in lower case, or a regular form of one: "windows", "salt", "newsletters". Lower case in. */
export function isCommonWord(word: string): boolean {
  return isListed(word) || stems(word).some(isListed)
}

/** A word mostly written with a capital in ordinary English: people, places, titles ("amazon", "academy"). */
export function isProperName(word: string): boolean {
  const found = classOf(word)
  return found === NAME || found === PERSON
}

/** A frequent name of people ("jenkins", "julia"). Lower case in. */
export function isPersonName(word: string): boolean {
  return classOf(word) === PERSON
}

/** Two common words written as one, as trade names often are: "runtime", "firefox". */
export function isCompound(word: string): boolean {
  for (let at = 3; at <= word.length - 3; at++) {
    if (isCommonWord(word.slice(0, at)) && isCommonWord(word.slice(at))) return true
  }
  return false
}

/** Listed itself, whatever it may be a form of. */
export function isListed(word: string): boolean {
  const found = classOf(word)
  return found === COMMON || found === EVERYDAY
}

function classOf(word: string): number | undefined {
  read ??= unpackWords({
    count: COMMON_WORDS.count,
    bytes: Uint8Array.from(atob(COMMON_WORDS.base64), (character) => character.charCodeAt(0)),
  })
  return read(word)
}
