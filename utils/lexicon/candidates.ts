/*
 * Places in a page's text where a name's hashes agree, before it is decided which of them mean the name. Columns of one
 * growing array.
 */

/** Columns of a candidate. */
export const BLOCK = 0
export const START = 1
export const END = 2
/** Numbers of its first and last word, counted over the whole page. */
export const FIRST_WORD = 3
export const LAST_WORD = 4
/** The records that it may stand for: number of the first, and how many. */
export const RECORD = 5
export const RECORDS = 6
/** How the text is written (phrase.ts) and what surrounds it (the bits below). */
export const FORM = 7
export const CONTEXT = 8
/** Fingerprints of the text itself: capitals and word boundaries. */
export const CAPITALS = 9
export const BOUNDARIES = 10
/** Decided later: 1 + the accepted record, and the cue. */
export const ACCEPTED = 11
export const CUE = 12
/** The first hash. */
export const HASH = 13
export const STRIDE = 14

export const PREVIOUS_CAPITAL = 1
export const NEXT_CAPITAL = 2
export const SENTENCE_START = 4
/** The block reads as running text, not as a heading or a menu. */
export const PROSE = 8
export const BLOCK_IN_CAPITALS = 16
/** A version with a dot follows; a whole number that is no year follows. */
export const VERSION = 32
export const NUMBER = 64
export const LEGAL_FORM_NEXT = 128
export const POSSESSIVE = 256
/** Right before or after, in a list, stands another word: ", Apple and". */
export const LISTED = 512
/** Alone in its block. */
export const WHOLE_BLOCK = 1024
/** A dot stands right before it, itself after no word. */
export const DOT_BEFORE = 2048
export const MORE_THAN_ONE_WORD = 4096
/** Nothing, a blank or a hyphen between it and the word before. */
export const JOINED_BEFORE = 8192
/** A trade mark sign follows. */
export const TRADEMARK = 16384
/** The word with a capital after it is no ordinary word: an abbreviation, a number, a name with inner capitals. */
export const NEXT_UNUSUAL = 32768
/** The word with a capital before it begins a sentence, and so may be any word. */
export const PREVIOUS_BEGINS = 131072
/** First in a block of a few words. */
export const BEGINS_SHORT_BLOCK = 65536

/** "Mr. Jenkins"; "the Oracle"; "Apple said"; "Windows of opportunity". */
export const TITLE_BEFORE = 1 << 18
export const ARTICLE_BEFORE = 1 << 19
export const DEED_NEXT = 1 << 20
export const OF_NEXT = 1 << 21
/** The sentence ends after it or goes on with a word that belongs to no name. */
export const FUNCTION_NEXT = 1 << 22
/** A hyphen and a capital follow, as in "Windows-Rechner". */
export const COMPOUND = 1 << 23
/** Right beside it stands a word of a script without capitals. */
export const FOREIGN_SCRIPT = 1 << 24
/** The block is German, where every noun has a capital. */
export const GERMAN = 1 << 25
/** "Python was", "Word keeps": after it one thing does something, and no plural or phrase goes on. */
export const VERB_NEXT = 1 << 26
/** "Harbor Street", "Oracle Park": a place called so. */
export const PLACE_NEXT = 1 << 27

/** "a flaw in Vault", "Signal vulnerability": what goes wrong with products stands right beside it. */
export const FLAW_BESIDE = 1 << 28

export class Candidates {
  count = 0
  values = new Int32Array(STRIDE * 64)

  /** Makes room for one more and gives the place of its first column. */
  add(): number {
    const at = this.count++ * STRIDE
    if (at + STRIDE > this.values.length) {
      const larger = new Int32Array(this.values.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[at + ACCEPTED] = 0
    this.values[at + CUE] = 0
    return at
  }

  get(candidate: number, column: number): number {
    return this.values[candidate * STRIDE + column] ?? 0
  }

  set(candidate: number, column: number, value: number): void {
    this.values[candidate * STRIDE + column] = value
  }
}
