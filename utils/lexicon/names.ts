import type { LexiconEntity } from './entity'
import {
  ACRONYM,
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
import { withoutLegalForm, type Surface } from './surfaces'
import { POWERS, TOO_LONG, tokenize, Tokens } from './tokens'
import { ownerOf } from './renamed'
import { isCommonWord, isProperName } from './words'

/** A name as the matcher finds it: hashes to find and verify it by, and the bits that say when to believe it. */
export interface CompiledName {
  hash: number
  check: number
  capitals: number
  boundaries: number
  flags: number
  /** Hashes of its beginnings, at each of which the matcher has to go on. */
  prefixes: number[]
  words: number
}

const tokens = new Tokens()
const phrase = new Phrase()

/** Compiles one spelling of an entity's name; undefined for one that cannot be told from ordinary text. */
export function compileName(surface: Surface, entity: LexiconEntity): CompiledName | undefined {
  const ambiguity = ambiguityOf(surface.text, surface.derived, entity.type)
  const compiled = ambiguity && compileText(surface.text)
  if (!ambiguity || !compiled) return undefined
  compiled.flags |= ambiguity.need << NEED_SHIFT
  if (ambiguity.everyday) compiled.flags |= EVERYDAY
  if (ambiguity.proper) compiled.flags |= PROPER
  if (ambiguity.acronym) compiled.flags |= ACRONYM
  if (ambiguity.flagship) compiled.flags |= FLAGSHIP
  if (!isNameOfItsOwn(entity.type)) compiled.flags |= PRODUCT
  if (entity.vendor && vendorKey(entity.vendor) === vendorKey(surface.text)) compiled.flags |= OWN_VENDOR
  return compiled
}

/** The first words of identifiers, for which no entity has to exist. */
export function identifierNames(): CompiledName[] {
  return FIRST_WORDS.flatMap((word) => {
    const compiled = compileText(word)
    return compiled ? [{ ...compiled, flags: IDENTIFIER }] : []
  })
}

/** What the names of one vendor have in common: whom it belongs to, by its plain key. */
export function vendorKey(name: string): string {
  return ownerOf(plainVendorKey(name))
}

/** What two spellings of one vendor's name have in common: letters and digits without the legal form. */
export function plainVendorKey(name: string): string {
  return withoutLegalForm(name)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function compileText(text: string): CompiledName | undefined {
  tokenize(text, tokens)
  const { count } = tokens
  if (count === 0 || count > MAX_WORDS) return undefined
  const prefixes: number[] = []
  let hash = 0
  let length = 0
  for (let at = 0; at < count; at++) {
    if (((tokens.flags[at] ?? 0) & TOO_LONG) !== 0) return undefined
    if (at > 0) prefixes.push(hash)
    hash = (Math.imul(hash, POWERS[tokens.lengths[at] ?? 0] ?? 0) + (tokens.hashes[at] ?? 0)) | 0
    length += tokens.lengths[at] ?? 0
  }
  phrase.clear()
  for (let at = 0; at < count; at++) phrase.add(text, tokens, at)
  let boundaries = phrase.boundaries
  let flags = 0
  if (count > 1) flags |= MULTI
  if (count > 1 && length >= 6 && isNoWord(text)) flags |= JOINABLE
  if (phrase.form === ALL_LOWER) flags |= LOWER_LISTED
  if (/^\.\p{L}/u.test(text)) flags |= LEADING_DOT
  const compiled = { hash, check: phrase.check, capitals: phrase.capitals, flags, prefixes, words: count }
  if (count === 1) boundaries = addHumps(text, prefixes)
  return { ...compiled, boundaries }
}

/** "WordPress" is also looked for as two words; gives the fingerprint of where they meet. */
function addHumps(text: string, prefixes: number[]): number {
  const parts = /^(?:\p{Lu}\p{Ll}{2,}){2,4}$/u.test(text) ? (text.match(/\p{Lu}\p{Ll}+/gu) ?? []) : []
  const folded = parts.map((part) => part.normalize('NFKD').toLowerCase())
  if (parts.length < 2 || folded.join('').length > 40) return 0
  let boundaries = 0
  let position = 0
  for (const part of folded.slice(0, -1)) {
    position += part.length
    tokenize(folded.join('').slice(0, position), tokens)
    prefixes.push(tokens.hashes[0] ?? 0)
    boundaries = mixBoundary(boundaries, position)
  }
  tokenize(text, tokens)
  return boundaries
}

function isNoWord(text: string): boolean {
  const joined = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return !isCommonWord(joined) && !isProperName(joined)
}
