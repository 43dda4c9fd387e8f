/*
 * What kinds of characters a name has, found in one look: most rules are about characters that most names do not have, and asking
 * a regular expression for them takes longer than all the rest.
 */

/** Beyond ASCII, of whatever kind. */
export const FAR = 1
/** ASCII letters and digits. */
export const LETTER = 2
export const DIGIT = 4
export const BRACKET = 8
export const COMMA = 16
export const DOT = 32
export const HYPHEN = 64
/** All the other marks of ASCII. */
export const MARK = 128
/** ASCII blanks that are not one space between two words. */
export const UNTIDY = 256
/** Any ASCII blank. */
export const SPACE = 512

const OF_ASCII = /* @__PURE__ */ Uint16Array.from({ length: 128 }, (_, unit) => traitOf(String.fromCharCode(unit)))

/** What was asked last: several rules ask about one name, one after the other. */
let lastName = ''
let lastTraits = 0

/** The traits of a name's characters, as bits. */
export function traitsOf(name: string): number {
  if (name !== lastName) {
    lastName = name
    lastTraits = read(name)
  }
  return lastTraits
}

function read(name: string): number {
  let traits = 0
  let last = SPACE
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at)
    const trait = unit < 128 ? (OF_ASCII[unit] ?? 0) : FAR
    if ((trait & last & SPACE) !== 0) traits |= UNTIDY
    traits |= trait
    last = trait
  }
  return (last & SPACE) !== 0 ? traits | UNTIDY : traits
}

function traitOf(character: string): number {
  if (/[a-z]/i.test(character)) return LETTER
  if (/\d/.test(character)) return DIGIT
  if (character === ' ') return SPACE
  if (/\s/.test(character)) return SPACE | UNTIDY
  if (/[()]/.test(character)) return BRACKET
  return character === ',' ? COMMA : character === '.' ? DOT : character === '-' ? HYPHEN : MARK
}
