import { abbreviationsOf } from './brands'
import type { LexiconEntity } from './entity'
import { withoutLegalForm } from './legal-form'
import { BRACKET, COMMA, DIGIT, DOT, FAR, LETTER, SPACE, traitsOf, UNTIDY } from './name-traits'
import { otherNamesOf } from './renamed'
import { isCommonWord, isProperName } from './words'

/*
 * The ways people write the name of an entity, derived from the way its feed writes it.
 */

/** What feeds write where they have no name to give; CVE records say `n/a`. */
const PLACEHOLDER =
  /^(?:n\/?a|none|null|unknown|unspecified|undefined|various|multiple|all|other|any|-|\*|(?:multiple|various|all|several|many)\s.*products?|products?|vendor|software|version)$/i

/** Names longer than this are sentences. */
const MAX_NAME = 200

export interface Surface {
  text: string
  /** False for what the feed says itself. */
  derived: boolean
}

/** Every way to write this entity's name, the feed's own ways first, no way twice. */
export function surfacesOf(entity: LexiconEntity): Surface[] {
  const found: Surface[] = []
  const names = entity.aliases ? [entity.name, ...entity.aliases] : [entity.name]
  for (const name of names) if (name.length <= MAX_NAME) addSurface(found, name, false)
  for (const name of names) {
    if (name.length > MAX_NAME) continue
    for (const variant of variantsOf(name, entity)) addSurface(found, variant, true)
  }
  return found
}

function addSurface(found: Surface[], name: string, derived: boolean): void {
  const traits = traitsOf(name)
  const text = (traits & (FAR | UNTIDY)) === 0 ? name : name.replace(/\s+/g, ' ').trim()
  if (text.length < 2 || text.length > MAX_NAME || isPlaceholder(text, traits)) return
  if ((traits & LETTER) === 0 && !/\p{L}/u.test(text)) return
  for (const other of found) if (other.text === text) return
  found.push({ text, derived })
}

function isPlaceholder(text: string, traits: number): boolean {
  // Those of several words end with "product" or "products".
  const last = text.charCodeAt(text.length - 1) | 0x20
  if ((traits & (SPACE | UNTIDY | FAR)) === SPACE && last !== 0x74 && last !== 0x73) return false
  return PLACEHOLDER.test(text)
}

const BEYOND_ASCII = /[^\0-\x7f]/

function variantsOf(name: string, entity: LexiconEntity): string[] {
  const found: string[] = []
  const traits = traitsOf(name)
  const isOrganisation = entity.type === 'Company'
  const unqualified = name.endsWith(')') ? name.match(/^(.{3,}?)\s*\(([^()]{2,})\)$/) : null
  if (unqualified) {
    const [, base = '', inner = ''] = unqualified
    found.push(base)
    if (isAcronymOf(inner, base)) found.push(inner)
    if (isOrganisation) found.push(withoutLegalForm(base))
  }
  if (isOrganisation) {
    const bare = withoutLegalForm(name)
    found.push(bare, ...otherNamesOf(bare))
    const [word = '', more] = bare.split(' ')
    if (more === undefined && isGenitive(word)) found.push(`${word}s`)
  }
  if ((traits & COMMA) !== 0) found.push(name.replace(/,/g, ''))
  if ((traits & DOT) !== 0 && /[a-z]\.[a-z]/i.test(name) && !/^https?:|\.(com|org|net|io|de|cn|jp)\b/i.test(name))
    found.push(name.replace(/(?<=\p{L})\.(?=\p{L})/gu, ''))
  if ((traits & FAR) !== 0 && /^[\p{Script=Latin}\P{L}]*$/u.test(name)) {
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
    if (plain !== name.normalize('NFD')) found.push(plain)
  }
  if (!isOrganisation && entity.vendor) {
    const own = withoutVendor(name, entity.vendor)
    if (own) found.push(own)
  }
  if (!isOrganisation) {
    const before = found.length
    addVariantsOfProduct(name, found)
    for (let at = 0; at < before; at++) addVariantsOfProduct(found[at] ?? '', found)
    for (const short of abbreviationsOf(name)) found.push(short)
  }
  for (const other of otherNamesOf(name)) found.push(other)
  return found
}

/** German writes "Microsofts" and "Fortinets"; only for names that are no word, lest it be that word's plural. */
function isGenitive(word: string): boolean {
  const folded = word.toLowerCase()
  return /^\p{Lu}[a-z]{4,}$/u.test(word) && !/[sxz]$/.test(word) && !isCommonWord(folded) && !isProperName(folded)
}

function addVariantsOfProduct(name: string, found: string[]): void {
  if ((traitsOf(name) & (DIGIT | BRACKET)) === 0 && !name.endsWith('Server') && !name.endsWith('ware')) return
  const bare = name.replace(/\s+(?:Software|Firmware)$/, '')
  if (bare !== name && bare.includes(' ')) found.push(bare)
  const inside = name.match(/^(.+?)\s*\(([^()]{2,12})\)\s+(.+)$/)
  if (inside) {
    const [, before = '', inner = '', after = ''] = inside
    found.push(`${before} ${after}`)
    const [first = '', ...rest] = before.split(' ')
    if (isAcronymOf(inner, rest.join(' '))) found.push(`${first} ${inner}`)
  }
  if (/\p{L} Server$/u.test(name)) found.push(`${name}s`, `${name}n`)
  if (/ \p{Lu}{2,5}\d{2,5}\b/u.test(name)) found.push(name.replace(/(?<= \p{Lu}{2,5})(?=\d{2,5}\b)/gu, '-'))
  if (/ /.test(name) && /(?:^| )\p{Lu}{2,5}-\d{2,5}\b/u.test(name))
    found.push(name.replace(/(?<=(?:^| )\p{Lu}{2,5})-(?=\d{2,5}\b)/gu, ''))
}

/**
 * "Acrobat Reader" of "Adobe Acrobat Reader" by Adobe, "FortiOS" of "Fortinet FortiOS"; undefined where what is left is a single
 * word that is not written like a name.
 */
function withoutVendor(name: string, vendor: string): string | undefined {
  const begins = (text: string) => text.charAt(0).toLowerCase()
  if (begins(name) !== begins(vendor) && !/^(?:the\s|PT\s|\W)/i.test(vendor) && !BEYOND_ASCII.test(vendor)) return undefined
  for (const prefix of [vendor, withoutLegalForm(vendor)]) {
    if (name.length <= prefix.length + 1 || name.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) continue
    const rest = name.slice(prefix.length)
    if (/^\s+\p{L}[^\s(]*\s+\p{L}/u.test(rest)) return rest.trim()
    if (/^\s+(?=\S{5,}$)(?:(?:\p{Lu}\p{Ll}+|\p{Ll}+)\p{Lu}\S*|\p{L}+\d+\p{L}\S*)$/u.test(rest)) return rest.trim()
  }
  return undefined
}

function isAcronymOf(text: string, base: string): boolean {
  if (!/^\p{Lu}{2,8}$/u.test(text)) return false
  const initials = base.split(/[\s-]+/).map((word) => word.charAt(0).toUpperCase())
  return initials.join('') === text || initials.filter((letter) => /\p{Lu}/u.test(letter)).join('') === text
}
