import type { LexiconEntity } from './entity'

/*
 * The ways people write the name of an entity, derived from the way its feed writes it.
 */

/** Legal forms at the end of a company's name, with or without dots; what comes before one is the name people use. */
const LEGAL_FORM =
  /[\s,]+(?:\(?(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|mbh|ag|kg|kgaa|ohg|ug|e\.?v|se|s\.?a|s\.?a\.?s|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?r\.?o|spol|a\.?s|b\.?v|n\.?v|oy|oyj|ab|a\/s|aps|asa|pty|pte|pvt|private|k\.?k|d\.?o\.?o|kft|zrt|z\s?o\.?o)\.?\)?)+$/i

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
  const found = new Map<string, Surface>()
  const add = (text: string, derived: boolean) => {
    const clean = text.replace(/\s+/g, ' ').trim()
    if (clean.length < 2 || clean.length > MAX_NAME || PLACEHOLDER.test(clean) || !/\p{L}/u.test(clean)) return
    if (!found.has(clean)) found.set(clean, { text: clean, derived })
  }
  const own = [entity.name, ...(entity.aliases ?? [])].filter((name) => name.length <= MAX_NAME)
  for (const name of own) add(name, false)
  for (const name of own) for (const variant of variantsOf(name, entity)) add(variant, true)
  return [...found.values()]
}

/** A company's name without its legal form and article: "The Foo Company, Inc." gives "Foo". */
export function withoutLegalForm(name: string): string {
  let plain = name.trim()
  for (let round = 0; round < 4; round++) {
    const shorter = plain.replace(LEGAL_FORM, '').replace(/[\s,]+$/, '')
    if (shorter === plain || shorter.length < 2) break
    plain = shorter
  }
  return plain.replace(/^the\s+(?=\S{3})/i, '')
}

function variantsOf(name: string, entity: LexiconEntity): string[] {
  const found: string[] = []
  const isOrganisation = entity.type === 'Company'
  const unqualified = name.match(/^(.{3,}?)\s*\(([^()]{2,})\)$/)
  if (unqualified) {
    const [, base = '', inner = ''] = unqualified
    found.push(base)
    if (isAcronymOf(inner, base)) found.push(inner)
    if (isOrganisation) found.push(withoutLegalForm(base))
  }
  if (isOrganisation) found.push(withoutLegalForm(name))
  if (name.includes(',')) found.push(name.replace(/,/g, ''))
  if (/[a-z]\.[a-z]/i.test(name) && !/^https?:|\.(com|org|net|io|de|cn|jp)\b/i.test(name))
    found.push(name.replace(/(?<=\p{L})\.(?=\p{L})/gu, ''))
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  if (plain !== name.normalize('NFD') && /^[\p{Script=Latin}\P{L}]*$/u.test(name)) found.push(plain)
  if (!isOrganisation && entity.vendor) {
    const own = withoutVendor(name, entity.vendor)
    if (own) found.push(own)
  }
  return found
}

/** "Acrobat Reader" of "Adobe Acrobat Reader" by Adobe; undefined where what is left is not a name of two words or more. */
function withoutVendor(name: string, vendor: string): string | undefined {
  for (const prefix of [vendor, withoutLegalForm(vendor)]) {
    if (name.length <= prefix.length + 1 || name.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) continue
    const rest = name.slice(prefix.length)
    if (/^\s+\p{L}[^\s(]*\s+\p{L}/u.test(rest)) return rest.trim()
  }
  return undefined
}

function isAcronymOf(text: string, base: string): boolean {
  if (!/^\p{Lu}{2,8}$/u.test(text)) return false
  const initials = base.split(/[\s-]+/).map((word) => word.charAt(0).toUpperCase())
  return initials.join('') === text || initials.filter((letter) => /\p{Lu}/u.test(letter)).join('') === text
}
