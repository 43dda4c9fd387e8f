import { createRequire } from 'node:module'

/*
 * The name catalogue: names that pages are searched for although no advisory of the store may be about them yet, and that the
 * options page suggests. Better a name too few than one that marks ordinary words.
 */

const ENGLISH = new Set(createRequire(import.meta.url)('an-array-of-english-words'))

const TYPE_OF_CATEGORY = { os: 'Platform', framework: 'Library', lang: 'Platform', service: 'Service', standard: 'Standard' }

/** No names: versions and variants, placeholders, lists, whole ranges. */
const JUNK =
  /\b(all versions|firmware|n\/a|unknown|unspecified|multiple|various|incl\.|part number)\b|\d\.\d|\bv\d|[,;<>=*_()[\]|"\\:]/i

/** Legal forms, which some feeds write behind a vendor's name and others do not. */
const LEGAL_FORM = /[ ,_]+(inc|incorporated|corporation|corp|co|company|ltd|limited|llc|gmbh|se|ag|software foundation)\.?$/i

/** All names with their ids, in order of id; `library` is utils/advisories and utils/feeds. */
export function makeCatalogue({ records, endoflife, names, library }) {
  const entities = new Map()
  const add = ({ name, type, vendor = '', aliases = [] }) => {
    if (!isName(name)) return
    const id = library.entityId({ name, type, vendor })
    const known = entities.get(id) ?? { id, name, type, ...(vendor === '' ? {} : { vendor }), aliases: new Set() }
    for (const alias of [name, ...aliases]) if (alias !== known.name && isName(alias)) known.aliases.add(alias)
    entities.set(id, known)
  }

  for (const { entities: named } of records) named.forEach(add)
  const companies = new Map([...entities.values()].filter(({ type }) => type === 'Company').map(({ id, name }) => [id, name]))
  const vendors = new Map([...entities.values()].map(({ name, vendor = '' }) => [name.toLowerCase(), vendor]))
  for (const { vendor, product, sources } of names) if (sources.endoflife && vendor) vendors.set(product.toLowerCase(), vendor)
  for (const product of endoflife) add(endOfLifeEntity(product, { companies, vendors, library }))

  const attested = names.filter(isAttested).flatMap(({ vendor: stated, product }) => {
    const { name: plain } = library.withoutShortForm(withoutLegalForm(stated))
    const id = library.entityId({ name: plain, type: 'Company' })
    const vendor = companies.get(id) ?? plain
    const listed = library.productNames(product, vendor)
    return listed.filter(({ name }) => companies.has(id) || !isWords(name)).map((named) => ({ ...named, vendor }))
  })
  for (const named of attested) add({ ...named, type: 'Product' })
  for (const [vendor, count] of tally(attested.map((row) => row.vendor))) {
    if (count >= 2 && isProper(vendor)) add({ name: vendor, type: 'Company' })
  }
  return { version: 1, entities: [...entities.values()].sort(byId).map(finished) }
}

function endOfLifeEntity({ label, category, aliases = [] }, { companies, vendors, library }) {
  const { name, aliases: shortForms } = library.withoutShortForm(label)
  const named = [...companies.values()].filter((company) => name.startsWith(`${company} `)).sort((a, b) => b.length - a.length)[0]
  const own = named ? name.slice(named.length + 1) : name
  const vendor = named ?? vendors.get(name.toLowerCase())
  const isCompany = (alias) => companies.has(library.entityId({ name: alias, type: 'Company' }))
  const written = aliases.filter((alias) => readsAsName(alias, name) && !isCompany(alias)).map((alias) => casedAs(alias, name))
  const alone = named && !isWords(own) && own.length > 2 && !/^\p{Ll}+ /u.test(own) ? [own] : []
  return { name, type: TYPE_OF_CATEGORY[category] ?? 'Product', vendor, aliases: [...shortForms, ...alone, ...written] }
}

/**
 * Aliases are made for addresses: those in one word that is neither an English word nor the label's words run together are
 * names that people write as well.
 */
function readsAsName(alias, label) {
  const words = label.toLowerCase().split(/[^a-z\d]+/)
  const runTogether = words.some(
    (word) => alias !== word && (word.length > 3 ? alias.includes(word) : word.length === 3 && alias.startsWith(word)),
  )
  return /^[a-z][a-z\d]{2,}$/.test(alias) && alias !== words.join('') && !runTogether && !isWord(alias) && alias !== 'xdr'
}

/** An alias in the case that the label writes the word in; three letters that are no word of it are taken for initials. */
function casedAs(alias, label) {
  const word = label.split(/[^\p{L}\p{N}]+/u).find((candidate) => candidate.toLowerCase() === alias)
  return word ?? (/^[a-z]{3}$/.test(alias) ? alias.toUpperCase() : alias)
}

/** Named by two sources, one of which writes names as their makers do (CPE names are all lower case). */
function isAttested({ vendor, product, sources }) {
  const named = Object.keys(sources)
  if (named.length < 2 || named.includes('osv') || !named.some((source) => !source.startsWith('cpe'))) return false
  return vendor !== '' && isName(product) && isProper(product) && product.length > 2 && !isWord(product)
}

function isName(name) {
  return name.length >= 2 && name.length <= 60 && /\p{L}/u.test(name) && !JUNK.test(name)
}

function isProper(name) {
  return /\p{Lu}/u.test(name)
}

function isWord(name) {
  return ENGLISH.has(name.toLowerCase())
}

/** True for names like “Contact Form”, which pages mostly mean otherwise unless a known vendor stands behind them. */
function isWords(name) {
  return name.split(/[\s/-]+/).every((word) => isWord(word) || !/\p{L}/u.test(word))
}

function withoutLegalForm(vendor) {
  const shorter = vendor.trim().replace(LEGAL_FORM, '')
  return shorter === vendor.trim() || shorter === '' ? vendor.trim() : withoutLegalForm(shorter)
}

function tally(values) {
  const counts = new Map()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function finished({ aliases, ...entity }) {
  return aliases.size === 0 ? entity : { ...entity, aliases: [...aliases] }
}

function byId(a, b) {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
