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
import { withoutLegalForm, type Surface } from './surfaces'
import { tokenize, Tokens } from './tokens'
import { ownerOf } from './renamed'
import { joinHashes } from './unit-hashes'
import { isListed, isProperName, LONGEST_WORD } from './words'

/** A name as the matcher finds it: hashes to find and verify it by, and the bits that say when to believe it. */
export interface Entry {
  /** The number of the entity; for a vendor that no entity stands for, of its group. */
  entity: number
  hash: number
  check: number
  capitals: number
  boundaries: number
  flags: number
  /** Hashes of its beginnings of two words and more, at each of which the matcher has to go on. */
  prefixes: readonly number[]
  words: number
}

const tokens = new Tokens()
const phrase = new Phrase()

/** Compiles one spelling of an entity's name; undefined for one that cannot be told from ordinary text. */
export function compileName(surface: Surface, entity: LexiconEntity, index: number): Entry | undefined {
  const ambiguity = ambiguityOf(surface.text, surface.derived, entity.type)
  const compiled = ambiguity && compileText(surface.text, index)
  if (!ambiguity || !compiled) return undefined
  compiled.flags |= ambiguity.need << NEED_SHIFT
  if (ambiguity.everyday) compiled.flags |= EVERYDAY
  if (ambiguity.proper) compiled.flags |= PROPER
  if (ambiguity.acronym) compiled.flags |= ACRONYM
  if (ambiguity.flagship) compiled.flags |= FLAGSHIP
  if (!isNameOfItsOwn(entity.type)) compiled.flags |= PRODUCT
  if (entity.vendor && isSameVendor(entity.vendor, surface.text)) compiled.flags |= OWN_VENDOR
  return compiled
}

/** The first words of identifiers, for which no entity has to exist. */
export function identifierEntries(): Entry[] {
  return FIRST_WORDS.flatMap((word) => {
    const compiled = compileText(word, ENTITY_MASK)
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

function compileText(text: string, entity: number): Entry | undefined {
  tokenize(text, tokens)
  const { count } = tokens
  if (count === 0 || count > MAX_WORDS) return undefined
  let prefixes = NONE
  let hash = 0
  let length = 0
  for (let at = 0; at < count; at++) {
    if (tokens.isTooLong(at)) return undefined
    if (at > 1) prefixes = [...prefixes, hash]
    hash = joinHashes(hash, tokens.hashes[at] ?? 0, tokens.lengths[at] ?? 0)
    length += tokens.lengths[at] ?? 0
  }
  phrase.clear()
  for (let at = 0; at < count; at++) phrase.add(text, tokens, at)
  let flags = 0
  if (count > 1) flags |= MULTI
  if (count > 1 && length >= 6 && (length > LONGEST_WORD || isNoWord(text))) flags |= JOINABLE
  if (phrase.form === ALL_LOWER) flags |= LOWER_LISTED
  if (text.startsWith('.') && /^\.\p{L}/u.test(text)) flags |= LEADING_DOT
  const { check, capitals, boundaries } = phrase
  const entry = { hash, check, capitals, boundaries, flags, prefixes, words: count, entity }
  return count === 1 ? withHumps(text, entry) : entry
}

const NONE: readonly number[] = []

/** "WordPress" is also looked for as two words: with the fingerprint of where they meet. */
function withHumps(text: string, entry: Entry): Entry {
  if (!/\p{Ll}\p{Lu}/u.test(text) || !/^(?:\p{Lu}\p{Ll}{2,}){2,4}$/u.test(text)) return entry
  const parts = text.match(/\p{Lu}\p{Ll}+/gu) ?? []
  const folded = parts.map((part) => part.normalize('NFKD').toLowerCase())
  const whole = folded.join('')
  if (whole.length > 40) return entry
  const prefixes: number[] = []
  let boundaries = 0
  let position = 0
  for (const part of folded.slice(0, -1)) {
    position += part.length
    if (boundaries !== 0) {
      tokenize(whole.slice(0, position), tokens)
      prefixes.push(tokens.hashes[0] ?? 0)
    }
    boundaries = mixBoundary(boundaries, position)
  }
  return { ...entry, boundaries, prefixes }
}

/** Whether a product is called like its vendor; looks closer only where both begin alike. */
function isSameVendor(vendor: string, text: string): boolean {
  const begins = (name: string) => name.charAt(/^the\s/i.test(name) ? 4 : 0).toLowerCase()
  return begins(vendor) === begins(text) && vendorKey(vendor) === vendorKey(text)
}

function isNoWord(text: string): boolean {
  const joined = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return !isListed(joined) && !isProperName(joined) && !(joined.endsWith('s') && isListed(joined.slice(0, -1)))
}
