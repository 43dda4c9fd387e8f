import { CLASS_MASK, HYPHEN, IDEOGRAPH, IGNORED, KATAKANA, MARK, SEPARATOR, SPACE, unitInfo, UPPER } from './characters'
import {
  BLOCK_IN_CAPITALS,
  GERMAN,
  DOT_BEFORE,
  BEGINS_SHORT_BLOCK,
  JOINED_BEFORE,
  LEGAL_FORM_NEXT,
  LISTED,
  NEXT_CAPITAL,
  NEXT_UNUSUAL,
  NUMBER,
  POSSESSIVE,
  PREVIOUS_BEGINS,
  PREVIOUS_CAPITAL,
  PROSE,
  SENTENCE_START,
  TRADEMARK,
  VERSION,
  WHOLE_BLOCK,
} from './candidates'
import { FUNCTION_WORDS, neighbourContext, withoutEmptySigns } from './neighbours'
import { gapCode, JOINED } from './gaps'
import { FIRST_UPPER, HAS_DIGIT, HAS_LETTER, HAS_LOWER, INNER_UPPER, type Tokens } from './tokens'
import { hashesOf } from './word-hashes'

/*
 * What stands around a candidate, as bits. Looks at a bounded stretch of text each time.
 */

const LEGAL_FORMS = hashesOf('inc incorporated corp corporation ltd limited llc plc gmbh ag oy oyj ab sarl srl spa')
const LIST_WORDS = hashesOf('and or und oder et ou y e en og och vs versus')
/** Menu entries and headings of up to this many words. */
const SHORT_BLOCK = 4
const GERMAN_WORDS = hashesOf(
  'der die das den dem und oder von mit für bei ist sind wird wurde nicht auf ein eine einer sich auch',
)
const VERSION_WORDS = hashesOf('version versions ver release v версии версия версию')
/** Between a name and a version with dots: "Update React to 18.3", "FortiOS before 7.4.3". */
const BOUNDING_WORDS = hashesOf(
  'from to before prior through until below version versions software firmware vor ab bis avant antes до версии',
)

/** Bits that hold for a whole block. */
export function blockContext(text: string, tokens: Tokens): number {
  const { starts, lengths, hashes } = tokens
  let long = 0
  let content = 0
  let lower = 0
  let capital = 0
  let letters = 0
  let inCapitals = 0
  let german = 0
  for (let at = 0; at < tokens.count; at++) {
    // Nearly all words begin with a small letter, and are not looked at any further.
    const isSmall = SMALL[text.charCodeAt(starts[at] ?? 0)] === 1
    const flags = isSmall ? HAS_LETTER | HAS_LOWER : tokens.flagsOf(at)
    if ((flags & HAS_LETTER) === 0) continue
    letters++
    const isLong = (lengths[at] ?? 0) >= 4
    if ((flags & FIRST_UPPER) !== 0) {
      if ((flags & HAS_LOWER) === 0) inCapitals++
      if (isLong && letters > 1 && !beginsSentence(text, starts[at] ?? 0)) capital++
      continue
    }
    lower++
    const hash = hashes[at] ?? 0
    if (german < 2 && GERMAN_WORDS.has(hash)) german++
    if (!isLong && (flags & HAS_LOWER) !== 0) continue
    long++
    if (content === 0 && !FUNCTION_WORDS.has(hash)) content++
  }
  const isProse = (long >= 3 && long >= capital) || (content >= 1 && lower >= 2 && lower >= capital)
  const isInCapitals = letters > 1 && inCapitals * 4 > letters * 3
  return (isProse ? PROSE : 0) | (german >= 2 ? GERMAN : 0) | (isInCapitals ? BLOCK_IN_CAPITALS : 0)
}

/** 1 for each small letter of ASCII. */
const SMALL = Uint8Array.from({ length: 128 }, (_, unit) => (unit >= 0x61 && unit <= 0x7a ? 1 : 0))

/** Bits about one candidate, from word `first` to word `last` of a tokenized block. */
export function contextOf(text: string, tokens: Tokens, first: number, last: number): number {
  const start = tokens.starts[first] ?? 0
  const end = tokens.ends[last] ?? 0
  let context = 0
  if (first === 0 && last === tokens.count - 1) context |= WHOLE_BLOCK
  if (first === 0 || beginsSentence(text, start)) context |= SENTENCE_START
  if (first === 0 && tokens.count <= SHORT_BLOCK) context |= BEGINS_SHORT_BLOCK
  if (first > 0 && gapCode(text, tokens.ends[first - 1] ?? 0, start) === JOINED) {
    context |= JOINED_BEFORE
    if (isCapital(tokens, first - 1)) {
      context |= PREVIOUS_CAPITAL
      if (first === 1 || beginsSentence(text, tokens.starts[first - 1] ?? 0)) context |= PREVIOUS_BEGINS
    }
  }
  if (isTrademark(text.charCodeAt(end))) context |= TRADEMARK
  if (last + 1 < tokens.count) context |= contextAfter(text, tokens, last, end)
  if (isListed(text, tokens, first, last)) context |= LISTED
  if (text.charCodeAt(start - 1) === 0x2e && !isWordAt(text, start - 2)) context |= DOT_BEFORE
  return withoutEmptySigns(context | neighbourContext(text, tokens, first, last))
}

/**
 * False where a candidate is part of something that is no prose: an address, a path, a host name, an option, a variable.
 * `dotted`: the name itself begins with a dot.
 */
export function standsFree(text: string, start: number, end: number, dotted: boolean): boolean {
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(end)
  if (before === 0x5f || after === 0x5f || before === 0x5c || after === 0x5c || before === 0x24) return false
  if (before === 0x2e && !dotted && isWordAt(text, start - 2)) return false
  if (before === 0x40 && isWordAt(text, start - 2)) return false
  if (before === 0x2d && !isWordAt(text, start - 2)) return false
  if (after === 0x2e && isNarrowWordAt(text, end + 1)) return false
  if (after === 0x40 && isWordAt(text, end + 1)) return false
  if (after === 0x3a && (text.charCodeAt(end + 1) === 0x3a || text.charCodeAt(end + 1) === 0x2f)) return false
  if (after === 0x28 && text.charCodeAt(end + 1) === 0x29) return false
  if (after === 0x2b && text.charCodeAt(end + 1) === 0x2b) return false
  if (before === 0x2f || after === 0x2f || before === 0x3d || before === 0x26) return !isInAddress(text, start)
  return true
}

function contextAfter(text: string, tokens: Tokens, last: number, end: number): number {
  const next = last + 1
  const start = tokens.starts[next] ?? 0
  const flags = tokens.flagsOf(next)
  const gap = gapCode(text, end, start)
  const apostrophe = start - end === 1 && isApostrophe(text.charCodeAt(end))
  let context = 0
  if (apostrophe && tokens.lengths[next] === 1 && (text.charCodeAt(start) | 32) === 0x73) context |= POSSESSIVE
  if (isApostrophe(text.charCodeAt(end)) && unitClass(text, end + 1) === SPACE && (text.charCodeAt(end - 1) | 32) === 0x73)
    context |= POSSESSIVE
  if (gap === JOINED && isCapital(tokens, next)) {
    context |= NEXT_CAPITAL
    if ((flags & HAS_LOWER) === 0 || (flags & (INNER_UPPER | HAS_DIGIT)) !== 0) context |= NEXT_UNUSUAL
  }
  if (LEGAL_FORMS.has(tokens.hashes[next] ?? 0) && (flags & FIRST_UPPER) !== 0 && start - end <= 2) context |= LEGAL_FORM_NEXT
  if (gap !== JOINED) return context
  if (VERSION_WORDS.has(tokens.hashes[next] ?? 0) && next + 1 < tokens.count)
    context |= versionAt(text, tokens.starts[next + 1] ?? 0, true)
  let word = next
  while (word + 1 < tokens.count && word < next + 3 && BOUNDING_WORDS.has(tokens.hashes[word] ?? 0)) word++
  return context | (versionAt(text, tokens.starts[word] ?? 0, false) & (word > next ? VERSION : VERSION | NUMBER))
}

/** VERSION for "1.2", "v1.2.3", "version 7"; NUMBER for a whole number that is neither a year nor a quantity's beginning. */
function versionAt(text: string, start: number, announced: boolean): number {
  let at = start
  if ((text.charCodeAt(at) | 32) === 0x76) at++
  const prefixed = at > start
  const digits = digitsEnd(text, at)
  if (digits === at || digits - at > 5) return 0
  if (text.charCodeAt(digits) === 0x2e && digitsEnd(text, digits + 1) > digits + 1) return VERSION
  if (prefixed || announced) return VERSION
  if ((text.charCodeAt(digits) | 32) === 0x75 && digitsEnd(text, digits + 1) > digits + 1) return VERSION
  if (isSpacedWordAt(text, digits) || text.charCodeAt(digits) === 0x25 || text.charCodeAt(digits) === 0x2c) return 0
  if (isScore(text, digits)) return 0
  const number = Number(text.slice(at, digits))
  return digits - at >= 4 && number >= 1900 && number < 2100 ? 0 : NUMBER
}

/** "4-3", "4:3": a result, not a version. */
function isScore(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (unit === 0x2d || unit === 0x2013 || unit === 0x3a) && digitsEnd(text, at + 1) > at + 1
}

function digitsEnd(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39 && at - start < 8) at++
  return at
}

/** Looks back over blanks, quotes and brackets for a sentence's end or the block's start. */
function beginsSentence(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - 12; at--) {
    const unit = text.charCodeAt(at)
    const kind = unitInfo(unit) & CLASS_MASK
    if (kind === IGNORED) continue
    if (unit === 10) return true
    if (kind === SPACE || isOpening(unit)) continue
    if (
      unit === 0x2c ||
      unit === 0x3001 ||
      unit === 0xff0c ||
      unit === 0x2f ||
      unit === 0x26 ||
      unit === 0x28 ||
      unit === 0x2d ||
      unit === 0x40 ||
      isApostrophe(unit)
    )
      return false
    return kind === SEPARATOR || (kind === HYPHEN && unitClass(text, at + 1) === SPACE)
  }
  return false
}

function isOpening(unit: number): boolean {
  return (
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x201c ||
    unit === 0x2018 ||
    unit === 0x28 ||
    unit === 0x5b ||
    unit === 0x7b ||
    unit === 0xab ||
    unit === 0x201e
  )
}

/** "…, X and …", "… and X": a word on the other side of a comma, a slash or a conjunction. */
function isListed(text: string, tokens: Tokens, first: number, last: number): boolean {
  return isListedBeside(text, tokens, first, -1) || isListedBeside(text, tokens, last, 1)
}

function isListedBeside(text: string, tokens: Tokens, word: number, step: number): boolean {
  const beside = word + step
  if (beside < 0 || beside >= tokens.count) return false
  const from = Math.min(word, beside)
  if (isListMark(text, tokens.ends[from] ?? 0, tokens.starts[from + 1] ?? 0)) return true
  const beyond = beside + step
  return LIST_WORDS.has(tokens.hashes[beside] ?? 0) && beyond >= 0 && beyond < tokens.count
}

function isListMark(text: string, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 3) return false
  let marks = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x2c || unit === 0x2f || unit === 0x3001 || unit === 0xff0c) marks++
    else if (unitClass(text, at) !== SPACE) return false
  }
  return marks === 1
}

/** True inside something like "https://host/path", "/usr/share" or "host.tld/path": the stretch without blanks around it says so. */
function isInAddress(text: string, start: number): boolean {
  let from = start
  while (from > 0 && start - from < 200 && unitClass(text, from - 1) !== SPACE && !isOpening(text.charCodeAt(from - 1))) from--
  const head = text.slice(from, start)
  return /^[/~]|:\/\/|^www\.|\.[a-z]{2,}(?::\d+)?\/|[?&=]/i.test(head)
}

function isCapital(tokens: Tokens, word: number): boolean {
  return (tokens.flagsOf(word) & FIRST_UPPER) !== 0 && !FUNCTION_WORDS.has(tokens.hashes[word] ?? 0)
}

function isTrademark(unit: number): boolean {
  return unit === 0xae || unit === 0x2122 || unit === 0x2120
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x02bc || unit === 0xff07
}

function unitClass(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return Number.isNaN(unit) ? SPACE : unitInfo(unit) & CLASS_MASK
}

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const kind = unitClass(text, at)
  return kind !== SEPARATOR && kind !== SPACE && kind !== HYPHEN && kind !== IGNORED
}

/** A letter or digit of a script that puts blanks between words. */
function isSpacedWordAt(text: string, at: number): boolean {
  const kind = unitClass(text, at)
  return isWordAt(text, at) && kind !== IDEOGRAPH && kind !== KATAKANA
}

/** A letter or digit of a script with blanks that does not begin a sentence glued to the one before. */
function isNarrowWordAt(text: string, at: number): boolean {
  if (!isWordAt(text, at)) return false
  const kind = unitClass(text, at)
  if (kind === IDEOGRAPH || kind === KATAKANA || kind === MARK) return false
  return (
    (unitInfo(text.charCodeAt(at)) & UPPER) === 0 || !isWordAt(text, at + 1) || (unitInfo(text.charCodeAt(at + 1)) & UPPER) !== 0
  )
}
