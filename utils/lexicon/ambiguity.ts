import type { EntityType } from '../advisories'
import { RARELY_SAID, wellKnownBrand } from './brands'
import { CUED, EXACT, FREE, STRICT } from './needs'
import { isCommonWord, isCompound, isEverydayWord, isPersonName, isProperName } from './words'

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
  const words = surface.match(/^[\0-\x7f]*$/.test(surface) ? /[a-z\d+#]+/gi : /[\p{L}\p{N}\p{M}+#]+/gu) ?? []
  if (words.length === 0) return undefined
  const result = { need: FREE, everyday: false, proper: false, acronym: false, flagship: false }
  if (words.length === 1) return singleWord(surface, words[0] ?? '', derived, isNameOfItsOwn(type), result)
  const ofWords = words.map(kindOf)
  const letters = ofWords.filter((kind) => kind !== 'number')
  if (letters.length === 0) return undefined
  result.acronym = false
  result.everyday = letters.every((kind) => kind === 'everyday' || kind === 'short')
  if (/[\p{L}\p{N}][.&/'’:]\p{L}/u.test(surface)) result.need = EXACT
  else if (isNameOfItsOwn(type) && /^\p{Lu}[\p{L}\p{N}]*-\p{Lu}/u.test(surface)) result.need = EXACT
  else if (letters.length > 1 && letters.every((kind) => kind === 'short') && surface === surface.toUpperCase())
    result.need = EXACT
  else if (ofWords.includes('distinct')) result.need = isNameOfItsOwn(type) ? FREE : EXACT
  else if (letters.length < ofWords.length) result.need = letters.length === 1 && letters[0] === 'short' ? CUED : EXACT
  else result.need = words.length >= 3 && !(derived && type !== 'Company') ? EXACT : CUED
  if (result.need === CUED && !derived && wellKnownBrand(words.join('').toLowerCase()) !== undefined) result.need = EXACT
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

type Kind = 'everyday' | 'common' | 'short' | 'number' | 'distinct'

/** The kinds of the words of the names that are being compiled: most words are part of many names. */
const kinds = new Map<string, Kind>()

/** Forgets what was looked up. */
export function forgetWords(): void {
  kinds.clear()
}

function kindOf(word: string): Kind {
  const known = kinds.get(word)
  if (known !== undefined) return known
  const kind = kindOfNew(word)
  kinds.set(word, kind)
  return kind
}

function kindOfNew(word: string): Kind {
  const folded = word.toLowerCase()
  if (!/\p{L}/u.test(word)) return 'number'
  if (!/^[a-z]+$/.test(folded)) return folded.length < 3 ? 'short' : 'distinct'
  if (folded.length < 3) return 'short'
  if (isEverydayWord(folded)) return 'everyday'
  return isCommonWord(folded) || isProperName(folded) || isCompound(folded) ? 'common' : 'distinct'
}
