import { ASCII_INFO, astral, CLASS_MASK, FOLD_SHIFT, foldedSequence, IGNORED, LETTER, LOWER, unitInfo, UPPER } from './characters'
import { gapCode, JOINED } from './gaps'
import { ENDS_WITH_DIGIT, STARTS_WITH_DIGIT, type Tokens } from './tokens'

/** How a piece of text is written. */
export const CASELESS = 0
export const ALL_LOWER = 1
export const ALL_UPPER = 2
/** Every word of four or more letters begins with a capital. */
export const TITLE = 3
export const MIXED = 4

const SECOND_BASE = 0x85ebca77 | 0

/**
 * What a phrase is verified by, read from the text itself once its first hash was found: a second, independent hash that also
 * covers the marks between the words, and fingerprints of where its words end and which of its letters are capitals. Grows
 * word by word, so that all the names that begin at one place are verified in one pass.
 */
export class Phrase {
  private hash = 0
  private capitalHash = 0
  private boundaryHash = 0
  private position = 0
  private uppers = 0
  private lowers = 0
  private titled = true
  private words = 0

  /** Begins again with no word. */
  clear(): void {
    this.hash = 0
    this.capitalHash = 0
    this.boundaryHash = 0
    this.position = 0
    this.uppers = 0
    this.lowers = 0
    this.titled = true
    this.words = 0
  }

  get check(): number {
    return (this.hash ^ (this.hash >>> 15)) >>> 0
  }

  /** 10 bits; 0 without capitals. */
  get capitals(): number {
    return this.capitalHash
  }

  /** 12 bits, of where the words meet and what stands between them; 0 for a single word. */
  get boundaries(): number {
    return this.boundaryHash
  }

  get form(): number {
    if (this.uppers === 0) return this.lowers === 0 ? CASELESS : ALL_LOWER
    if (this.lowers === 0) return this.uppers === 1 && this.titled ? TITLE : ALL_UPPER
    return this.titled ? TITLE : MIXED
  }

  /** Adds one word of a tokenized text, the one after the word added last. */
  add(text: string, tokens: Tokens, word: number): void {
    const start = tokens.starts[word] ?? 0
    const end = tokens.ends[word] ?? 0
    const isFirst = this.words++ === 0
    if (!isFirst) this.addGap(text, tokens, word)
    let { hash, position } = this
    let letters = 0
    let firstUpper = false
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      let info = unit < 128 ? (ASCII_INFO[unit] ?? 0) : unitInfo(unit)
      let folded: string | undefined
      if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < end) {
        const found = astral(text.slice(at, at + 2))
        info = found.info
        folded = found.folded
        at++
      }
      if ((info & CLASS_MASK) === IGNORED) continue
      if ((info & CLASS_MASK) === LETTER) {
        if ((info & UPPER) !== 0) {
          this.uppers++
          if (letters === 0) firstUpper = true
          this.capitalHash = mixCapital(this.capitalHash, position)
        } else if ((info & LOWER) !== 0) this.lowers++
        letters++
      }
      const single = info >>> FOLD_SHIFT
      if (single !== 0) {
        hash = (Math.imul(hash, SECOND_BASE) + single) | 0
        position++
        continue
      }
      folded ??= foldedSequence(unit) || String.fromCharCode(unit)
      for (let k = 0; k < folded.length; k++) hash = (Math.imul(hash, SECOND_BASE) + folded.charCodeAt(k)) | 0
      position += folded.length
    }
    this.hash = hash
    this.position = position
    if (!firstUpper && (letters >= 4 || isFirst)) this.titled = false
  }

  private addGap(text: string, tokens: Tokens, word: number): void {
    const gap = gapCode(text, tokens.ends[word - 1] ?? 0, tokens.starts[word] ?? 0)
    const areNumbers = (tokens.flagsOf(word - 1) & ENDS_WITH_DIGIT) !== 0 && (tokens.flagsOf(word) & STARTS_WITH_DIGIT) !== 0
    const mark = gap === JOINED && areNumbers ? 1 : gap
    if (mark !== JOINED) this.hash = Math.imul(this.hash ^ mark, SECOND_BASE)
    // In both: only some bits of the second hash are kept, and the first is the same whatever stands between the words.
    this.boundaryHash = mixBoundary(this.boundaryHash ^ mark, this.position)
  }
}

/** Fingerprint of the places, in comparison units, where a phrase's words meet. */
export function mixBoundary(boundaries: number, position: number): number {
  const mixed = Math.imul(boundaries ^ (position + 1), 0x9e3779b1)
  return (mixed ^ (mixed >>> 13)) & 0xfff || 1
}

/** Fingerprint of the places of a phrase's capitals. */
export function mixCapital(capitals: number, position: number): number {
  const mixed = Math.imul(capitals ^ (position + 1), 0x85ebca77)
  return (mixed ^ (mixed >>> 15)) & 0x3ff || 1
}
