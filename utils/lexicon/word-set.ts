/*
 * A set of words, each with a class, in some 13 bits a word: the words' hashes, sorted, as Rice-coded differences. Knows every
 * word that was packed, and takes one in a thousand others for a member. scripts/make-common-words.mjs packs what words.ts reads.
 */

/** Remainder bits of the Rice code, which is also how rare false members are: one in 2^RICE. */
const RICE = 10
const HIGHEST_CLASS = 3

export interface PackedWords {
  count: number
  base64: string
}

/** Packs words and their classes (0 to 3, in unary; 0 is the shortest). Of two words with one hash, the higher class stays. */
export function packWords(words: Map<string, number>): { count: number; bytes: Uint8Array } {
  const classes = new Map<number, number>()
  for (const [word, kind] of words) {
    const place = placeOf(word, words.size)
    classes.set(place, Math.max(kind, classes.get(place) ?? 0))
  }
  const bits: number[] = []
  let previous = 0
  for (const [place, kind] of [...classes].sort(([a], [b]) => a - b)) {
    const difference = place - previous
    previous = place
    for (let rest = difference >>> RICE; rest > 0; rest--) bits.push(1)
    bits.push(0)
    for (let bit = RICE - 1; bit >= 0; bit--) bits.push((difference >>> bit) & 1)
    for (let rest = kind; rest > 0; rest--) bits.push(1)
    if (kind < HIGHEST_CLASS) bits.push(0)
  }
  const bytes = new Uint8Array(Math.ceil(bits.length / 8))
  bits.forEach((bit, at) => (bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7))))
  return { count: words.size, bytes }
}

/** Reads packed words; gives a function that tells a word's class, or undefined for one that was not packed. */
export function unpackWords({ count, bytes }: { count: number; bytes: Uint8Array }): (word: string) => number | undefined {
  const classes = new Map<number, number>()
  let at = 0
  const next = () => {
    const bit = ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1
    at++
    return bit
  }
  let place = 0
  while (bytes.length * 8 - at >= RICE + 2) {
    let difference = 0
    while (at < bytes.length * 8 && next() === 1) difference++
    for (let bit = 0; bit < RICE; bit++) difference = difference * 2 + next()
    place += difference
    let kind = 0
    while (kind < HIGHEST_CLASS && next() === 1) kind++
    classes.set(place, kind)
  }
  return (word) => classes.get(placeOf(word, count))
}

/** English endings that make a form of a word which needs no entry of its own, and what may stand in their place. */
const ENDINGS: readonly (readonly [ending: string, replacements: readonly string[]])[] = [
  ['ies', ['y']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ied', ['y']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['ly', ['']],
  ['ability', ['able', '']],
  ['ibility', ['ible']],
  ['ness', ['']],
  ['ment', ['']],
  ['less', ['']],
  ['ation', ['e', 'ate']],
]

/** The words that a lower-case word may be a regular form of: "running" gives "runn", "runne" and "run". */
export function stems(word: string): string[] {
  const found: string[] = []
  for (const [ending, replacements] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue
    const base = word.slice(0, -ending.length)
    for (const replacement of replacements) found.push(base + replacement)
    if (base.at(-1) === base.at(-2)) found.push(base.slice(0, -1))
  }
  return found
}

function placeOf(word: string, count: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * count * 2 ** RICE)
}
