import { CLASS_MASK, DIGIT, FOLD_SHIFT, HYPHEN, isRightToLeft, LETTER, SEPARATOR, SPACE, unitInfo } from './characters'

/*
 * The first hash: a cyclic polynomial (Cohen 1997, "Recursive hashing functions for n-grams"), turned left by one bit for every
 * unit. The hash of a phrase follows from those of its words, so that a name has one hash however its words are joined:
 * "Palo Alto", "Palo-Alto" and "PaloAlto" meet in one place.
 */

/** Units below this, and those of general punctuation, are in a table; other scripts are read by the exact tokenizer. */
export const TABLED = 2048
/** General punctuation: the quotes, dashes and blanks that typographers set in any text. */
const PUNCTUATION = 0x2000
const PUNCTUATION_UNITS = 256
/** The entry of `SCAN_UNITS` for every unit that has none of its own. */
const UNTABLED = TABLED + PUNCTUATION_UNITS

/** Low bits of an entry of `SCAN_UNITS`, and of a digit's hash. */
export const ODD = 1
export const A_DIGIT = 2

/** The hash of one comparison unit: even, and its second bit says whether it is an ASCII digit. */
export function hashOfUnit(folded: number): number {
  if (folded >= TABLED) return mixUnit(folded)
  const known = UNIT_HASHES[folded] ?? 0
  return known === 0 ? (UNIT_HASHES[folded] = mixUnit(folded)) : known
}

/** Adds one comparison unit to a hash. */
export function addUnit(hash: number, folded: number): number {
  return ((hash << 1) | (hash >>> 31)) ^ hashOfUnit(folded)
}

/** The hash of two pieces of text one after the other, the second of `length` comparison units. */
export function joinHashes(first: number, second: number, length: number): number {
  return ((first << length) | (first >>> (32 - length))) ^ second
}

/** The hash of lower-case letters and digits in their compatibility decomposition, which ASCII is. */
export function hashOfText(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = addUnit(hash, word.charCodeAt(at))
  return hash
}

/** Filled with what is asked for; no unit's hash is 0. */
const UNIT_HASHES = new Int32Array(TABLED)

/** In `SCAN_UNITS`: what becomes of the unit was not asked yet. To find it out for all of them takes a page's first script milliseconds. */
export const UNDECIDED = ODD | A_DIGIT

/**
 * What becomes of a unit in the tight loops, by `tabled`: its hash where it is part of a word and compares as one unit; 0 where it ends
 * words; ODD where only the exact tokenizer can tell; UNDECIDED until a text with it was given to `decideUnits`.
 */
export const SCAN_UNITS = new Int32Array(UNTABLED + 1).fill(UNDECIDED)
SCAN_UNITS[UNTABLED] = ODD
for (let unit = 0; unit < 128; unit++) SCAN_UNITS[unit] = scanUnit(unit)

/** Finds out what becomes of the units of a text in the tight loops. */
export function decideUnits(text: string, from = 0, to = text.length): void {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    const place = tabled(unit)
    if (SCAN_UNITS[place] === UNDECIDED) SCAN_UNITS[place] = scanUnit(unit)
  }
}

/** Where a unit stands in `SCAN_UNITS`. A number in every branch: a call in one would make the loops three times as slow. */
export function tabled(unit: number): number {
  if (unit < TABLED) return unit
  return (unit & -PUNCTUATION_UNITS) === PUNCTUATION ? TABLED + (unit & (PUNCTUATION_UNITS - 1)) : UNTABLED
}

function scanUnit(unit: number): number {
  const info = unitInfo(unit)
  const kind = info & CLASS_MASK
  const folded = info >>> FOLD_SHIFT
  // Where the direction turns, one word ends and another begins.
  if (isRightToLeft(unit) && kind === LETTER) return ODD
  if ((kind === LETTER || kind === DIGIT) && folded !== 0) return hashOfUnit(folded)
  // A sign right after a word may belong to it: "C++", "C#".
  return isGap(kind) && unit !== 0x2b && unit !== 0x23 ? 0 : ODD
}

function isGap(kind: number): boolean {
  return kind === SEPARATOR || kind === SPACE || kind === HYPHEN
}

function mixUnit(unit: number): number {
  let mixed = Math.imul(unit + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed = (mixed ^ (mixed >>> 16)) & ~(ODD | A_DIGIT)
  return (mixed === 0 ? 4 : mixed) | (unit >= 0x30 && unit <= 0x39 ? A_DIGIT : 0)
}
