import { entityId } from '../advisories'
import { readCpe } from '../feeds/cpe'
import { withoutLegalForm } from '../lexicon/legal-form'
import type { InventoryRow } from './inventory'
import { isOwnMaker, isSameMaker, isSameOwner, type KnownName, type NameIndex } from './name-index'
import { spellingsOf } from './plain-name'
import { packageName, readPurl } from './purl'

/** What a row of a list may be: one known name, one of several (or one that is not certain), or none that is known. */
export type RowMatch =
  { state: 'matched'; name: KnownName } | { state: 'ambiguous'; candidates: readonly KnownName[] } | { state: 'unknown' }

/** So many candidates are offered. */
const MOST_CANDIDATES = 12

const UNKNOWN: RowMatch = { state: 'unknown' }

/**
 * The known name that a row of a list means. A CPE decides; then the first spelling that anything is called by, from the whole name to
 * the one with the least: the vendor has to agree where both state one.
 */
export function matchRow(row: InventoryRow, names: NameIndex): RowMatch {
  const identified = row.cpe ? byCpe(row.cpe, names) : undefined
  if (identified) return { state: 'matched', name: identified }
  if (row.kind === 'library') return matchLibrary(row, names)
  for (const spelling of row.kind === 'package' ? packageSpellings(row.name) : spellingsOf(row.name)) {
    const found = [...names.named(spelling), ...(row.vendor ? names.named(`${withoutLegalForm(row.vendor)} ${spelling}`) : [])]
    const candidates = fitting([...new Set(found)], row)
    if (candidates.length > 0) return judge(candidates, row)
  }
  return row.kind === 'company' ? byMaker(row.name, names) : UNKNOWN
}

function byCpe(cpe: string, names: NameIndex): KnownName | undefined {
  const read = readCpe(cpe)
  if (!read) return undefined
  return names.byId(entityId({ name: read.product, vendor: read.vendor, type: 'Product' }))
}

/** A company with more words in its name than anybody uses, or with a sister of that name: a question. */
function byMaker(name: string, names: NameIndex): RowMatch {
  const vendor = names.vendorCalled(name)
  const candidates = vendor ? names.named(vendor).filter(({ type }) => type === 'Company') : []
  return candidates.length > 0 ? { state: 'ambiguous', candidates } : UNKNOWN
}

/** Distributions write a release into a package's name: "python3.11", "postgresql-15". */
function packageSpellings(name: string): string[] {
  const bare = name.replace(/-?\d+(?:\.\d+)*$/, '')
  return bare.length > 2 ? [name, bare] : [name]
}

/**
 * Packages are called exactly what their ecosystem calls them, and many like something else ("office", "word"): only a known library is
 * certain, and a product only a question where it goes by no other maker's name.
 */
function matchLibrary(row: InventoryRow, names: NameIndex): RowMatch {
  const purl = row.purl ? readPurl(row.purl) : undefined
  for (const name of new Set([purl ? packageName(purl) : row.name, row.name])) {
    const found = names.named(name)
    const libraries = found.filter(({ type }) => type === 'Library')
    if (libraries.length > 0) return verdict(libraries)
    const products = found.filter((known) => isSoftware(known) && isOwnMaker(known))
    if (products.length > 0) return { state: 'ambiguous', candidates: withoutNamesakes(products).slice(0, MOST_CANDIDATES) }
  }
  return UNKNOWN
}

/** Of known names those that are of the row's kind; a company only where nothing else is called so. */
function fitting(found: readonly KnownName[], { kind }: InventoryRow): readonly KnownName[] {
  if (kind === 'company') return found.filter(({ type }) => type === 'Company')
  const software = found.filter(isSoftware)
  if (software.length > 0) return software
  return found.filter(({ type }) => type === 'Company' || kind === 'other')
}

function isSoftware({ type }: KnownName): boolean {
  return type === 'Product' || type === 'Platform' || type === 'Service' || type === 'Library'
}

function judge(candidates: readonly KnownName[], row: InventoryRow): RowMatch {
  const { vendor } = row
  for (const isSame of vendor ? [isSameMaker, isSameOwner] : []) {
    const ofMaker = candidates.filter((known) => known.vendor && isSame(known.vendor, vendor ?? ''))
    if (ofMaker.length > 0) return verdict(ofMaker)
  }
  const others = vendor || row.kind === 'package' ? candidates.filter(isOwnMaker) : candidates
  // A row about a product that is called like a company: watching the company would watch all it makes.
  const isWide = others.some(({ type }) => type === 'Company') && row.kind !== 'company' && row.kind !== 'other'
  if (others.length > 0 && !isWide) return verdict(others)
  return { state: 'ambiguous', candidates: candidates.slice(0, MOST_CANDIDATES) }
}

function verdict(candidates: readonly KnownName[]): RowMatch {
  const distinct = withoutNamesakes(candidates)
  const [first] = distinct
  if (!first) return UNKNOWN
  return distinct.length === 1
    ? { state: 'matched', name: first }
    : { state: 'ambiguous', candidates: distinct.slice(0, MOST_CANDIDATES) }
}

/** Half of all feeds leave the vendor out: a name without one is the only vendor's product so called. */
function withoutNamesakes(candidates: readonly KnownName[]): readonly KnownName[] {
  const stated = candidates.filter(({ vendor }) => vendor)
  return stated.length === 1 ? stated : candidates
}
