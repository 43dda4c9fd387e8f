import {
  ASCII_INFO,
  astral,
  CLASS_MASK,
  DIGIT,
  FOLD_SHIFT,
  foldedSequence,
  HYPHEN,
  IDEOGRAPH,
  IGNORED,
  isRightToLeft,
  KATAKANA,
  LETTER,
  MARK,
  SEPARATOR,
  SPACE,
  unitInfo,
  UPPER,
} from './characters'
import { NUMBERED_WORDS } from './identifiers'
import { A_DIGIT, addUnit, decideUnits, hashOfText, hashOfUnit, ODD, SCAN_UNITS, tabled, UNDECIDED } from './unit-hashes'

/*
 * Text as words, exactly: each with its place, its hash (unit-hashes.ts) and what it is made of.
 */

/** Words longer than this are no part of any name. */
export const MAX_WORD = 48

const PLUS = 0x2b
const NUMBER_SIGN = 0x23

export const FIRST_UPPER = 1
export const HAS_LOWER = 2
export const INNER_UPPER = 4
export const HAS_DIGIT = 8
export const HAS_LETTER = 16
export const TOO_LONG = 32
export const STARTS_WITH_DIGIT = 64
export const ENDS_WITH_DIGIT = 128
const KNOWN = 256

const NUMBERED = HAS_LETTER | ENDS_WITH_DIGIT | FIRST_UPPER

/** A word like "KB5034441" or "MS17": capitals, then digits. */
export function isNumberedWord(flags: number): boolean {
  return (flags & (NUMBERED | HAS_LOWER)) === NUMBERED
}

/** The words of one text, as columns; grown when a text needs it and used again for the next one. */
export class Tokens {
  count = 0
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)
  hashes = new Int32Array(1024)
  lengths = new Uint8Array(1024)
  /** Whether the words were read one by one, which says what each is made of. Else none is like "KB5034441". */
  isExact = false
  private text = ''
  /** What each word is made of, as far as it is known; TOO_LONG always is. */
  private flags = new Uint16Array(1024)

  /** What a word is made of, as the bits above say. Most words are never asked for. */
  flagsOf(word: number): number {
    const flags = this.flags[word] ?? 0
    return (flags & KNOWN) !== 0 ? flags : (this.flags[word] = this.readFlags(word))
  }

  isTooLong(word: number): boolean {
    return ((this.flags[word] ?? 0) & TOO_LONG) !== 0
  }

  /** Begins with a new text of which no word is read. */
  begin(text: string): void {
    this.text = text
    this.count = 0
    this.isExact = false
  }

  add(start: number, end: number, hash: number, length: number, flags: number): void {
    const at = this.count++
    this.reserve(this.count)
    this.starts[at] = start
    this.ends[at] = end
    this.hashes[at] = hash
    this.lengths[at] = length > MAX_WORD ? 0 : length
    this.flags[at] = KNOWN | (length > MAX_WORD ? flags | TOO_LONG : flags)
  }

  /** Makes a word of each slot that the tight loop filled but the empty ones; `slots` counts them, `ends` and `hashes` hold them. */
  compact(slots: number): void {
    const { starts, ends, hashes, lengths, flags } = this
    let count = 0
    let last = -1
    for (let slot = 0; slot < slots; slot++) {
      const start = last + 1
      last = ends[slot] ?? 0
      const length = last - start
      if (length === 0) continue
      starts[count] = start
      ends[count] = last
      hashes[count] = hashes[slot] ?? 0
      lengths[count] = length > MAX_WORD ? 0 : length
      flags[count] = length > MAX_WORD ? TOO_LONG : 0
      count++
    }
    this.count = count
  }

  /** Makes room for so many words. */
  reserve(words: number): void {
    if (words <= this.starts.length) return
    const size = Math.max(words, this.starts.length * 2)
    this.starts = grown(this.starts, new Int32Array(size))
    this.ends = grown(this.ends, new Int32Array(size))
    this.hashes = grown(this.hashes, new Int32Array(size))
    this.lengths = grown(this.lengths, new Uint8Array(size))
    this.flags = grown(this.flags, new Uint16Array(size))
  }

  /** Of a word that the tight loop found, which is all letters and digits. */
  private readFlags(word: number): number {
    const { text } = this
    const start = this.starts[word] ?? 0
    const end = this.ends[word] ?? 0
    const first = flagsOf(unitInfo(text.charCodeAt(start)))
    let last = first
    let inner = 0
    for (let at = start + 1; at < end; at++) {
      last = flagsOf(unitInfo(text.charCodeAt(at)))
      inner |= last
    }
    return KNOWN | ((this.flags[word] ?? 0) & TOO_LONG) | wordFlags(first, inner, last)
  }
}

/** Hash of each ASCII letter and digit, 0 for the rest; and its flags inside a word. */
const ASCII_HASHES = Int32Array.from({ length: 128 }, (_, unit) => {
  const folded = (ASCII_INFO[unit] ?? 0) >>> FOLD_SHIFT
  return folded === 0 ? 0 : hashOfUnit(folded)
})
const ASCII_FLAGS = Uint8Array.from({ length: 128 }, (_, unit) => flagsOf(ASCII_INFO[unit] ?? 0))

/**
 * Splits a text into words: runs of letters, marks and digits; single ideographs; runs of katakana. Linear, allocates nothing. Most texts
 * are read by one tight loop, the others word by word.
 */
export function tokenize(text: string, out: Tokens): void {
  out.begin(text)
  let slots = text.length > LONGEST_PLAIN ? -1 : fillSlots(text, out)
  if (slots === NEW_UNITS) {
    decideUnits(text)
    slots = fillSlots(text, out)
  }
  if (slots >= 0) out.compact(slots)
  else tokenizeExactly(text, out)
}

/** A longer text is read word by word, so that the room for its words is one for words and not for units. */
const LONGEST_PLAIN = 4_096

/** In place of the number of slots, for a text with units of which it was not asked yet what they are. */
const NEW_UNITS = -2

/**
 * Ends and hashes of a text's words, with an empty one for each doubled gap; -1 for a text that is to be read word by word, or NEW_UNITS. The same
 * loop as the scan's: shared by the two, it runs a third slower, since the compiler fits it to one kind of text.
 */
function fillSlots(text: string, out: Tokens): number {
  const { length } = text
  out.reserve(length + 1)
  const { ends, hashes } = out
  let count = 0
  let hash = 0
  for (let at = 0; at < length; at++) {
    const hashed = SCAN_UNITS[tabled(text.charCodeAt(at))] ?? 0
    if ((hashed & (ODD | A_DIGIT)) !== 0 && ((hashed & ODD) !== 0 || isNumbered(text, at, hash)))
      return hashed === UNDECIDED ? NEW_UNITS : -1
    hashes[count] = hash
    ends[count] = at
    const inside = (hashed | -hashed) >> 31
    count -= ~inside
    hash = (((hash << 1) | (hash >>> 31)) ^ hashed) & inside
  }
  hashes[count] = hash
  ends[count] = length
  return count + 1
}

/** Letters that digits make an identifier of, as in "KB5034441". */
const NUMBERED_HASHES: ReadonlySet<number> = new Set(NUMBERED_WORDS.map((word) => hashOfText(word)))

/** Whether the digit at a place makes an identifier possible, after a word of this hash. */
export function isNumbered(text: string, at: number, hash: number): boolean {
  return hash !== 0 && text.charCodeAt(at - 1) > 0x39 && NUMBERED_HASHES.has(hash)
}

/** The same word by word; those of ASCII, which most are in any text, without a look at what is beyond. */
export function tokenizeExactly(text: string, out: Tokens): void {
  out.begin(text)
  out.isExact = true
  const { length } = text
  for (let at = 0; at < length;) {
    const start = at
    let unit = text.charCodeAt(at)
    let hashed = unit < 128 ? (ASCII_HASHES[unit] ?? 0) : 0
    if (hashed === 0) {
      at = unit < 128 ? at + 1 : readWord(text, at, out)
      continue
    }
    const first = ASCII_FLAGS[unit] ?? 0
    let last = first
    let inner = 0
    let hash = hashed
    for (at++; at < length; at++) {
      unit = text.charCodeAt(at)
      hashed = unit < 128 ? (ASCII_HASHES[unit] ?? 0) : 0
      if (hashed === 0) break
      hash = ((hash << 1) | (hash >>> 31)) ^ hashed
      last = ASCII_FLAGS[unit] ?? 0
      inner |= last
    }
    if (at < length && (unit >= 128 || unit === PLUS || unit === NUMBER_SIGN)) at = readWord(text, start, out)
    else out.add(start, at, hash, at - start, wordFlags(first, inner, last))
  }
}

/** Of a word whose first unit has these flags, whose others have those, and whose last has these. */
function wordFlags(first: number, inner: number, last: number): number {
  return (
    ((first | inner) & (HAS_LOWER | HAS_DIGIT | HAS_LETTER)) |
    (first & FIRST_UPPER) |
    ((inner & FIRST_UPPER) !== 0 ? INNER_UPPER : 0) |
    ((first & HAS_DIGIT) !== 0 ? STARTS_WITH_DIGIT : 0) |
    ((last & HAS_DIGIT) !== 0 ? ENDS_WITH_DIGIT : 0)
  )
}

/** Reads the word that begins at `start`, or passes over what is none, in any script; gives where to go on. */
function readWord(text: string, start: number, out: Tokens): number {
  const length = text.length
  let end = start
  let hash = 0
  let units = 0
  let flags = 0
  let script = 0
  let lastDigit = false
  let at = start
  while (at < length) {
    const unit = text.charCodeAt(at)
    let info = unit < 128 ? (ASCII_INFO[unit] ?? 0) : unitInfo(unit)
    let folded: string | undefined
    let width = 1
    if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < length) {
      const found = astral(text.slice(at, at + 2))
      info = found.info
      folded = found.folded
      width = 2
    }
    const kind = info & CLASS_MASK
    if (kind === IGNORED && script !== 0) {
      at += width
      continue
    }
    const of = kind === LETTER || kind === DIGIT ? LETTER : kind === IDEOGRAPH || kind === KATAKANA ? kind : 0
    const isTurn = of === LETTER && script === LETTER && isRightToLeft(unit) !== isRightToLeft(text.charCodeAt(start))
    const continues = script !== 0 && (kind === MARK || (of === script && of !== IDEOGRAPH && !isTurn))
    if (!continues && (script !== 0 || of === 0)) break
    if (script === 0) {
      script = of
      if ((info & UPPER) !== 0) flags |= FIRST_UPPER
      if (kind === DIGIT) flags |= STARTS_WITH_DIGIT
    } else if ((info & UPPER) !== 0) flags |= INNER_UPPER
    flags |= flagsOf(info) & (HAS_LOWER | HAS_DIGIT | HAS_LETTER)
    lastDigit = kind === DIGIT
    const single = info >>> FOLD_SHIFT
    if (single !== 0) {
      hash = addUnit(hash, single)
      units++
    } else {
      folded ??= foldedSequence(unit)
      for (let k = 0; k < folded.length; k++) hash = addUnit(hash, folded.charCodeAt(k))
      units += folded.length
    }
    at += width
    end = at
  }
  if (script === 0) return at === start ? start + widthAt(text, start) : at
  const symbols = script === LETTER && at === end ? suffixSymbols(text, at) : 0
  for (let k = 0; k < symbols; k++) hash = addUnit(hash, text.charCodeAt(at + k))
  out.add(start, end + symbols, hash, units + symbols, lastDigit && symbols === 0 ? flags | ENDS_WITH_DIGIT : flags)
  return at + symbols
}

function flagsOf(info: number): number {
  const kind = info & CLASS_MASK
  if (kind === DIGIT) return HAS_DIGIT
  if (kind !== LETTER) return kind === SEPARATOR || kind === SPACE || kind === HYPHEN ? 0 : HAS_LETTER
  return (info & UPPER) !== 0 ? HAS_LETTER | FIRST_UPPER : HAS_LETTER | HAS_LOWER
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length ? 2 : 1
}

/** "C++", "C#", "Google+": how many signs at this place belong to the word before it. */
function suffixSymbols(text: string, at: number): number {
  let count = 0
  while (count < 2 && (text.charCodeAt(at + count) === 0x2b || text.charCodeAt(at + count) === 0x23)) count++
  if (count === 0) return 0
  const next = text.charCodeAt(at + count)
  if (Number.isNaN(next)) return count
  const kind = unitInfo(next) & CLASS_MASK
  return (kind === SEPARATOR && next !== 0x2b && next !== 0x23) || kind === SPACE || kind === HYPHEN ? count : 0
}

function grown<Column extends Int32Array | Uint8Array | Uint16Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
