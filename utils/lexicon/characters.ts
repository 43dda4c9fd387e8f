/*
 * What each UTF-16 unit is to the matcher, and what it is compared as. Comparison form is the unit's compatibility
 * decomposition in lower case (Unicode UAX #15, NFKD), so that composed and decomposed accents, full and half width and
 * ligatures agree; accents themselves stay significant, since dropping them makes words of other languages into names.
 */

export const SEPARATOR = 0
export const LETTER = 1
export const DIGIT = 2
/** Not seen at all: soft hyphens, zero-width characters, variation selectors, trade mark signs. */
export const IGNORED = 3
/** Han, hiragana and Hangul: written without blanks, so that every character can end or begin a name. */
export const IDEOGRAPH = 4
/** Katakana: a run of it is one word, whatever stands beside it. */
export const KATAKANA = 5
export const SPACE = 6
/** Joins the parts of one name: hyphens, and the middle dot of Japanese names. */
export const HYPHEN = 7
/** Combining marks: part of the word before them. */
export const MARK = 8

/** Bits of a unit's info: class, case, and the unit it compares as, or 0 there when it compares as several. */
export const CLASS_MASK = 0xf
export const UPPER = 0x10
export const LOWER = 0x20
export const FOLD_SHIFT = 8

const DECIDED = 0x80
const pages: (Uint32Array | undefined)[] = new Array<Uint32Array | undefined>(256)
const sequences = new Map<number, string>()

/** Class, case and comparison unit of a UTF-16 unit. Tables are filled for the 256-unit pages that texts really use. */
export function unitInfo(unit: number): number {
  const page = (pages[unit >> 8] ??= new Uint32Array(256))
  const known = page[unit & 0xff] ?? 0
  return known === 0 ? (page[unit & 0xff] = decide(unit)) : known
}

/** Info of every ASCII unit, for the inner loop. */
export const ASCII_INFO = Uint32Array.from({ length: 128 }, (_, unit) => unitInfo(unit))

/** The units that a unit compares as, where they are more than one. */
export function foldedSequence(unit: number): string {
  return sequences.get(unit) ?? ''
}

/** A character beyond the basic plane: its class in the low bits, and what it compares as. */
export function astral(character: string): { info: number; folded: string } {
  if (!/[\p{L}\p{N}]/u.test(character)) {
    const ignored = /[\p{Variation_Selector}\u{E0000}-\u{E007F}]/u.test(character)
    return { info: ignored ? IGNORED : SEPARATOR, folded: '' }
  }
  const folded = character.normalize('NFKD').toLowerCase()
  const upper = folded !== character.normalize('NFKD') ? UPPER : 0
  if (/\p{Script=Han}/u.test(character)) return { info: IDEOGRAPH, folded }
  return { info: (/\p{Nd}/u.test(character) ? DIGIT : LETTER) | upper, folded }
}

/** Hebrew, Arabic and their kin, whose short words stand right before a Latin name: "וMicrosoft". */
export function isRightToLeft(unit: number): boolean {
  return unit >= 0x590 && unit < 0x900
}

function decide(unit: number): number {
  if (unit < 128) return decideAscii(unit) | DECIDED
  const character = String.fromCharCode(unit)
  const kind = classOf(unit, character)
  if (kind === SEPARATOR || kind === IGNORED || kind === SPACE || kind === HYPHEN) return kind | DECIDED
  const plain = character.normalize('NFKD')
  const folded = plain.toLowerCase().replace(/ς/g, 'σ')
  const cased = folded !== plain ? UPPER : plain.toUpperCase() !== plain ? LOWER : 0
  if (folded.length === 1) return kind | cased | DECIDED | (folded.charCodeAt(0) << FOLD_SHIFT)
  sequences.set(unit, folded)
  return kind | cased | DECIDED
}

/** The same for what every text is made of, without the properties and normal forms that take long to ask for the first time. */
function decideAscii(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return LETTER | LOWER | (unit << FOLD_SHIFT)
  if (unit >= 0x41 && unit <= 0x5a) return LETTER | UPPER | ((unit | 0x20) << FOLD_SHIFT)
  if (unit >= 0x30 && unit <= 0x39) return DIGIT | (unit << FOLD_SHIFT)
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return SPACE
  return unit === 0x2d ? HYPHEN : SEPARATOR
}

function classOf(unit: number, character: string): number {
  if (unit < 0x100) return classOfLatin(unit)
  if (unit >= 0x2000 && unit < 0x2070) return classOfPunctuation(unit)
  if (unit >= 0xd800 && unit <= 0xdfff) return SEPARATOR
  if (/[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF®™℠]/.test(character)) return IGNORED
  if (/\p{Variation_Selector}/u.test(character)) return IGNORED
  if (/[-\u2010-\u2012\u2043\u2212\uFE63\uFF0D\u30FB\uFF65]/.test(character)) return HYPHEN
  if (/\s/.test(character)) return SPACE
  if (/[\u3099\u309A\uFF9E\uFF9F]|\p{M}/u.test(character)) return MARK
  if (/\p{N}/u.test(character)) return DIGIT
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(character)) return IDEOGRAPH
  if (/[\p{Script=Katakana}\u30FC\uFF70]/u.test(character)) return KATAKANA
  return /\p{L}/u.test(character) ? LETTER : SEPARATOR
}

/*
 * The same again for Latin-1 and for the quotes, dashes and blanks of typographers, which most pages have: asking for a property of Unicode
 * for the first time takes a page a millisecond.
 */

function classOfLatin(unit: number): number {
  if (unit >= 0xc0) return unit === 0xd7 || unit === 0xf7 ? SEPARATOR : LETTER
  if (unit === 0xa0) return SPACE
  if (unit === 0xad || unit === 0xae) return IGNORED
  if (unit === 0xaa || unit === 0xb5 || unit === 0xba) return LETTER
  const isNumber = unit === 0xb2 || unit === 0xb3 || unit === 0xb9 || (unit >= 0xbc && unit <= 0xbe)
  return isNumber ? DIGIT : SEPARATOR
}

function classOfPunctuation(unit: number): number {
  if (unit <= 0x200a || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f) return SPACE
  if (unit <= 0x200f || (unit >= 0x202a && unit <= 0x202e) || unit >= 0x2060) return IGNORED
  return unit <= 0x2012 || unit === 0x2043 ? HYPHEN : SEPARATOR
}
