/*
 * Writes utils/digest/generated/known-names.ts: the names of public/catalogue.json that news may be about, for whoever digests articles
 * without giving names of their own. Names of single models (letters and digits in one word, or three digits) are left out.
 * Usage: node scripts/make-known-names.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const LETTER = { Company: 'C', Platform: 'P', Product: 'R', Library: 'L', Service: 'S', Standard: 'T' }

const { entities } = JSON.parse(readFileSync(new URL('public/catalogue.json', root), 'utf8'))
const lines = entities
  .filter(({ name, type }) => type !== 'Product' || (!/\d{3}|[A-Za-z-]\d|\d[A-Za-z-]/.test(name) && name.split(' ').length <= 4))
  .map(({ name, type, vendor = '', aliases = [] }) => [name, LETTER[type], vendor, ...aliases])
  .filter((fields) => !fields.some((field) => /[|;'\\]/.test(field)))
  .map((fields) => fields.join('|').replace(/\|+$/, ''))
const head = '/* Written by scripts/make-known-names.mjs. Do not edit. */'
const doc = '/** `name|type|vendor|alias|…`, parted by semicolons; types by their letter as known-names.ts reads them. */'
writeFileSync(
  new URL('utils/digest/generated/known-names.ts', root),
  `${head}\n\n${doc}\nexport const CATALOGUE_NAMES =\n  '${lines.join(';')}'\n`,
)
console.log(`${lines.length} names`)
