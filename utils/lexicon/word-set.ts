/*
 * A set of words, each with a class, in some 13 bits a word: the words' hashes, sorted, as Rice-coded differences. Knows every
 * word that was packed, and takes one in a thousand others for a member. scripts/make-common-words.mjs packs what words.ts reads.
 */

/** Remainder bits of the Rice code, which is also how rare false members are: one in 2^RICE. */
const RICE = 10
const HIGHEST_CLASS = 3
const FILTER = 7

export interface PackedWords {
  count: number
  base64: string
}

/** Packs words and their classes (0 to 3, in unary; 0 is the shortest). Of two words with one hash, the higher class stays. */
export function packWords(words: Map<string, number>): { count: number; bytes: Uint8Array } {
  const classes = new Map<number, number>()
  for (const [word, kind] of words) {
    const place = placeOf(hashOf(word), words.size)
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

/** A packed set of words, read. */
export class WordSet {
  /** The places of the words, ascending, and the class of each. */
  private readonly places: Int32Array
  private readonly classes: Uint8Array
  /** Of each 2^RICE places the first word that stands there or after: hashes are spread evenly, so hardly any has many words. */
  private readonly firsts: Int32Array
  /** A bit for each 2^FILTER places, whether a word stands there: small enough for the processor's cache, and mostly says no. */
  private readonly filter: Int32Array

  constructor(
    private readonly count: number,
    bytes: Uint8Array,
  ) {
    this.places = new Int32Array(count)
    this.classes = new Uint8Array(count)
    this.firsts = new Int32Array(count + 1)
    this.filter = new Int32Array(((count << (RICE - FILTER)) >> 5) + 1)
    const { places, classes, firsts, filter } = this
    let at = 0
    let place = 0
    let word = 0
    let first = 0
    for (; bytes.length * 8 - at >= RICE + 2; word++) {
      for (; bitAt(bytes, at) === 1; at++) place += 2 ** RICE
      place += remainderAt(bytes, at + 1)
      at += RICE + 1
      let kind = 0
      while (kind < HIGHEST_CLASS && bitAt(bytes, at++) === 1) kind++
      while (first <= place >>> RICE) firsts[first++] = word
      places[word] = place
      filter[place >> (FILTER + 5)] = (filter[place >> (FILTER + 5)] ?? 0) | (1 << (place >> FILTER))
      classes[word] = kind
    }
    firsts.fill(word, first)
  }

  /** The class of a word, by its hash; -1 for one that was not packed. */
  classOf(hash: number): number {
    const place = placeOf(hash, this.count)
    if ((((this.filter[place >> (FILTER + 5)] ?? 0) >>> (place >> FILTER)) & 1) === 0) return -1
    const end = this.firsts[(place >>> RICE) + 1] ?? 0
    for (let word = this.firsts[place >>> RICE] ?? 0; word < end; word++) {
      if (this.places[word] === place) return this.classes[word] ?? -1
    }
    return -1
  }
}

/** Reads a packed set as it is shipped: its bytes in base64. */
export function unpackWords({ count, base64 }: PackedWords): WordSet {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return new WordSet(count, bytes)
}

function bitAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1
}

/** The RICE bits of a remainder, the highest of which comes first. */
function remainderAt(bytes: Uint8Array, at: number): number {
  const byte = at >> 3
  const bits = ((bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16)) >> (at & 7)
  return REVERSED[bits & (2 ** RICE - 1)] ?? 0
}

/** Every number of RICE bits, read from its other end. */
const REVERSED = /* @__PURE__ */ reversed()

function reversed(): Uint16Array {
  const table = new Uint16Array(2 ** RICE)
  for (let bits = 1; bits < table.length; bits++) table[bits] = ((table[bits >> 1] ?? 0) >> 1) | ((bits & 1) << (RICE - 1))
  return table
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

interface Ending {
  ending: string
  replacements: readonly string[]
}

/** The endings that the last two letters of a word allow, by the low five bits of each letter's code: mostly none. */
const ENDINGS_BY_LETTERS = /* @__PURE__ */ endingsByLetters()

function endingsByLetters(): Ending[][] {
  const table: Ending[][] = Array.from({ length: 32 * 32 }, () => [])
  for (const [ending, replacements] of ENDINGS) {
    const last = ending.charCodeAt(ending.length - 1) & 31
    const before = ending.length > 1 ? ending.charCodeAt(ending.length - 2) & 31 : undefined
    for (let letter = 0; letter < 32; letter++) {
      if (letter === (before ?? letter)) table[(letter << 5) | last]?.push({ ending, replacements })
    }
  }
  return table
}

/** The words that a lower-case word may be a regular form of: "running" gives "runn", "runne" and "run". */
export function stems(word: string): string[] {
  const found: string[] = []
  someStem(word, 0, word.length, (text, from, to, more) => {
    found.push(text.slice(from, to) + more)
    return false
  })
  return found
}

/** Whether one of the words that a part of a text may be a form of, each again a part of the text and more, is what is asked for. */
export function someStem(text: string, from: number, to: number, is: IsWord): boolean {
  const letters = ((text.charCodeAt(to - 2) & 31) << 5) | (text.charCodeAt(to - 1) & 31)
  for (const { ending, replacements } of ENDINGS_BY_LETTERS[letters] ?? []) {
    const end = to - ending.length
    if (end - from < 3 || !goesOn(text, end, ending)) continue
    for (const replacement of replacements) if (is(text, from, end, replacement)) return true
    if (text.charCodeAt(end - 1) === text.charCodeAt(end - 2) && is(text, from, end - 1, '')) return true
  }
  return false
}

/** `startsWith`, without a call. */
function goesOn(text: string, from: number, part: string): boolean {
  for (let at = 0; at < part.length; at++) if (text.charCodeAt(from + at) !== part.charCodeAt(at)) return false
  return true
}

type IsWord = (text: string, from: number, to: number, more: string) => boolean

/** The hash of a part of a text; `before` is that of what comes before it, to go on from. */
export function hashOf(text: string, from = 0, to = text.length, before = FIRST_HASH): number {
  let hash = before
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

const FIRST_HASH = 0x811c9dc5 | 0

/** Where a word with a hash stands among `count` words. */
function placeOf(wordHash: number, count: number): number {
  let hash = Math.imul(wordHash ^ (wordHash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) >>> 0) * (count / 2 ** (32 - RICE))) | 0
}
