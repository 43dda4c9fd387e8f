import type { Entries } from './entries'
import type { LexiconEntity } from './entity'
import {
  ACRONYM,
  ENTITY_MASK,
  EVERYDAY,
  FLAGSHIP,
  IDENTIFIER,
  JOINABLE,
  LEADING_DOT,
  LOWER_LISTED,
  MAX_WORDS,
  MULTI,
  NEED_SHIFT,
  OWN_VENDOR,
  PRODUCT,
  PROPER,
} from './layout'
import { FIRST_WORDS } from './identifiers'
import { ALL_LOWER, mixBoundary, Phrase } from './phrase'
import { ambiguityOf, isNameOfItsOwn } from './ambiguity'
import { lettersOf } from './letters'
import { FAR, traitsOf } from './name-traits'
import type { Surface } from './surfaces'
import { tokenize, Tokens } from './tokens'
import { joinHashes } from './unit-hashes'
import { isSameVendor } from './vendor-key'
import { isKnownJoined, LONGEST_WORD } from './words'

const tokens = new Tokens()
const phrase = new Phrase()

/** What was compiled last: copied into the columns, and used again for the next. */
const compiled = { hash: 0, check: 0, capitals: 0, boundaries: 0, flags: 0, words: 0, prefixes: [] as number[] }

/** Compiles one spelling of an entity's name, with more flags than its own; nothing for one that cannot be told from ordinary text. */
export function addName(entries: Entries, { text, derived }: Surface, entity: LexiconEntity, index: number, more = 0): void {
  const ambiguity = ambiguityOf(text, derived, entity.type)
  if (!ambiguity || !compileText(text)) return
  let flags = compiled.flags | more | (ambiguity.need << NEED_SHIFT)
  if (ambiguity.everyday) flags |= EVERYDAY
  if (ambiguity.proper) flags |= PROPER
  if (ambiguity.acronym) flags |= ACRONYM
  if (ambiguity.flagship) flags |= FLAGSHIP
  if (!isNameOfItsOwn(entity.type)) flags |= PRODUCT
  if (entity.vendor && isSameVendor(entity.vendor, text)) flags |= OWN_VENDOR
  entries.add(compiled, index, flags)
}

/** Adds the first words of identifiers, for which no entity has to exist. */
export function addIdentifiers(entries: Entries): void {
  for (const word of FIRST_WORDS) if (compileText(word)) entries.add(compiled, ENTITY_MASK, IDENTIFIER)
}

function compileText(text: string): boolean {
  tokenize(text, tokens)
  const { count, hashes, lengths } = tokens
  if (count === 0 || count > MAX_WORDS) return false
  compiled.prefixes.length = 0
  let hash = 0
  let length = 0
  phrase.clear()
  for (let at = 0; at < count; at++) {
    if (tokens.isTooLong(at)) return false
    if (at > 1) compiled.prefixes.push(hash)
    hash = joinHashes(hash, hashes[at] ?? 0, lengths[at] ?? 0)
    length += lengths[at] ?? 0
    phrase.add(text, tokens, at)
  }
  let flags = 0
  if (count > 1) flags |= MULTI
  if (count > 1 && length >= 6 && (length > LONGEST_WORD || isNoWord(text))) flags |= JOINABLE
  if (phrase.form === ALL_LOWER) flags |= LOWER_LISTED
  if (text.startsWith('.') && /^\.\p{L}/u.test(text)) flags |= LEADING_DOT
  compiled.hash = hash
  compiled.check = phrase.check
  compiled.capitals = phrase.capitals
  compiled.boundaries = phrase.boundaries
  compiled.flags = flags
  compiled.words = count
  if (count === 1) addHumps(text)
  return true
}

/** "WordPress" is also looked for as two words: with the fingerprint of where they meet. */
function addHumps(text: string): void {
  if (!/\p{Ll}\p{Lu}/u.test(text) || !/^(?:\p{Lu}\p{Ll}{2,}){2,4}$/u.test(text)) return
  const parts = text.match(/\p{Lu}\p{Ll}+/gu) ?? []
  const folded = parts.map((part) => part.normalize('NFKD').toLowerCase())
  const whole = folded.join('')
  if (whole.length > 40) return
  let boundaries = 0
  let position = 0
  for (const part of folded.slice(0, -1)) {
    position += part.length
    if (boundaries !== 0) {
      tokenize(whole.slice(0, position), tokens)
      compiled.prefixes.push(tokens.hashes[0] ?? 0)
    }
    boundaries = mixBoundary(boundaries, position)
  }
  compiled.boundaries = boundaries
}

/** Whether the words of a text, written as one, are no word that people use. */
function isNoWord(text: string): boolean {
  return !isKnownJoined((traitsOf(text) & FAR) === 0 ? text.toLowerCase() : lettersOf(text))
}
