import { entityId, slug, type EntityType } from '../advisories'
import { withoutLegalForm } from '../lexicon/legal-form'
import { lettersOf } from '../lexicon/letters'
import { otherNamesOf } from '../lexicon/renamed'
import { vendorKey } from '../lexicon/vendor-key'

/** A name that an advisory or the catalogue has. */
export interface KnownName {
  name: string
  type: EntityType
  /** Empty where none is stated. */
  vendor?: string
  aliases?: readonly string[]
}

/** Known names by how they may be written. */
export interface NameIndex {
  /** Those of a canonical id (`entityId`). */
  byId(id: string): KnownName | undefined
  /** Those whose name, alias, or name with its vendor in front is written like this; else those with the same letters; else those renamed. */
  named(text: string): readonly KnownName[]
  /** The known vendor that a list calls by this name, with its legal form or more words behind it: "Cisco Systems, Inc." */
  vendorCalled(text: string): string | undefined
}

/** Letters of shorter names are too few to tell names apart by them alone: "R-B 5" is not "RB5". */
const FEWEST_LETTERS = 4

/** Known names made ready to be looked up; of several with one id the first speaks, with the aliases of all. */
export function compileNames(known: Iterable<KnownName>): NameIndex {
  const byId = new Map<string, KnownName>()
  const vendors = new Map<string, string>()
  for (const entity of known) {
    const id = entityId(entity)
    const former = byId.get(id)
    byId.set(id, former ? united(former, entity) : entity)
  }
  const bySlug = new Map<string, KnownName[]>()
  const byLetters = new Map<string, KnownName[]>()
  const byOtherName = new Map<string, KnownName[]>()
  for (const entity of byId.values()) {
    const vendor = entity.type === 'Company' ? entity.name : entity.vendor
    for (const other of otherNamesOf(entity.name)) add(byOtherName, slug(other), entity)
    if (vendor) vendors.set(slug(withoutLegalForm(vendor)), vendor)
    for (const key of writtenAs(entity)) {
      add(bySlug, key, entity)
      const letters = key.replaceAll('-', '')
      if (letters.length >= FEWEST_LETTERS) add(byLetters, letters, entity)
    }
  }
  return {
    byId: (id) => byId.get(id),
    named: (text) => {
      const key = slug(text)
      return bySlug.get(key) ?? byLetters.get(lettersOf(text)) ?? byOtherName.get(key) ?? []
    },
    vendorCalled: (text) => longestBeginning(slug(withoutLegalForm(text)), vendors),
  }
}

/** Whether two names of vendors belong to one owner: Broadcom and VMware. */
export function isSameOwner(one: string, other: string): boolean {
  return vendorKey(one) === vendorKey(other)
}

/** Whether two names of vendors mean one: equal but for legal form, or one has more words behind the other's. */
export function isSameMaker(one: string, other: string): boolean {
  const [a, b] = [slug(withoutLegalForm(one)), slug(withoutLegalForm(other))]
  return beginsWith(a, b.replaceAll('-', '')) || beginsWith(b, a.replaceAll('-', ''))
}

/** Whether a product goes by its maker's own name, as projects without a company do: its publisher may be written in any way. */
export function isOwnMaker({ name, vendor }: KnownName): boolean {
  return !vendor || lettersOf(vendor) === lettersOf(name)
}

function united(former: KnownName, entity: KnownName): KnownName {
  const aliases = new Set([...(former.aliases ?? []), ...(entity.aliases ?? []), entity.name])
  aliases.delete(former.name)
  return { ...former, aliases: [...aliases] }
}

function writtenAs(entity: KnownName): Set<string> {
  const keys = new Set<string>()
  const vendor = entity.vendor ? slug(withoutLegalForm(entity.vendor)) : ''
  for (const name of [entity.name, ...(entity.aliases ?? [])]) {
    const key = slug(entity.type === 'Company' ? withoutLegalForm(name) : name)
    keys.add(key)
    if (entity.type === 'Company') keys.add(slug(name))
    if (vendor === '' || key === vendor) continue
    keys.add(key.startsWith(`${vendor}-`) ? key.slice(vendor.length + 1) : `${vendor}-${key}`)
  }
  keys.delete('')
  return keys
}

/** Whether the first whole words of a slug, put together, are these letters. */
function beginsWith(words: string, letters: string): boolean {
  if (letters.length < 2) return false
  let joined = ''
  for (const word of words.split('-')) {
    joined += word
    if (joined === letters) return true
    if (joined.length > letters.length) return false
  }
  return false
}

function longestBeginning(key: string, vendors: ReadonlyMap<string, string>): string | undefined {
  for (let end = key.length; end > 0; end = key.lastIndexOf('-', end - 1)) {
    const vendor = vendors.get(key.slice(0, end))
    if (vendor !== undefined) return vendor
  }
  return undefined
}

function add(map: Map<string, KnownName[]>, key: string, entity: KnownName): void {
  const known = map.get(key)
  if (!known) map.set(key, [entity])
  else if (!known.includes(entity)) known.push(entity)
}
