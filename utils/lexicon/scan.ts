import { unitInfo, UPPER } from './characters'
import { mayFollowFirstWord, numberedIdentifierEnd } from './identifiers'
import { BEGINS_IDENTIFIER, NAME_IN_ANY_CASE, NAME_IN_CAPITALS, type Lexicon } from './lexicon'
import { MAX_PIECE } from './pieces'
import { FIRST_UPPER, HAS_LOWER, INNER_UPPER, isNumbered, isNumberedWord, TOO_LONG, tokenizeExactly, Tokens } from './tokens'
import { A_DIGIT, decideUnits, hashOfText, joinHashes, ODD, SCAN_UNITS, tabled, UNDECIDED } from './unit-hashes'

/** Room for the words and the texts of a chunk: enough to keep both loops tight, little enough to stay in the processor's cache. */
const ROOM = MAX_PIECE + 2_048
const MOST_TEXTS = 2_048

/** In place of the number where a text's words begin, for one that the tokenizer read. */
const EXACT = -(2 ** 30)

/** Text ends that one word is followed over. */
const MOST_ENDS = 1

/** A word that stands for any identifier. */
const ANY_IDENTIFIER = hashOfText('cve')
const words = new Tokens()

/*
 * What is known of the words and texts of a chunk, as columns: one room for all scans, of which one at a time has it. Constants of the
 * file, since the compiler then knows where they are and how long.
 */
const HASHES = new Int32Array(ROOM)
/** Where each word ends, counted on over the texts of a chunk, with one unit between two. Empty words stand for doubled gaps. */
const ENDS = new Int32Array(ROOM)
/** Of words that the tokenizer read: whether they are in lower case. */
const LOWERS = new Uint8Array(ROOM)
/** Of each text its first word, and where its units begin, or EXACT. */
const FIRSTS = new Int32Array(MOST_TEXTS + 1)
const SHIFTS = new Int32Array(MOST_TEXTS)
/** 1 for the last word of a text that the next text goes on with. */
const GLUED = new Uint8Array(ROOM)
/** The scan whose words are in the room. */
let owner: Scan | undefined

/**
 * Reads the texts of a page and says which of them may hold a name, for a fraction of what it costs to find the names, in two tight
 * loops. The first hashes words, with hardly a branch that depends on the text. The second holds every word, and every word with the
 * one before it, against the lexicon's filter; what passes is looked up. Texts are told by their number, counted from 0.
 *
 * Words of two texts can make up one name, even one word ("Micro", "soft"). Around characters that are not seen, and in scripts
 * that the table of units does not cover, the exact tokenizer reads.
 */
export class Scan {
  /** How often a word that is a name only with capitals stood there without, by its hash. */
  readonly lower = new Map<number, number>()
  /** How many texts with a word in them were given; only these have a number. */
  texts = 0
  private count = 0
  private position = 0
  /** The last word of the chunk before. */
  private previous = 0
  /** The texts of the chunk: their strings; which of them go on with the word that the one before ends in; which may hold a name. */
  private readonly chunk: string[] = []
  private readonly glued: number[] = []
  private found: number[] = []

  /** @param onFound called with the number of each text that may hold a name, in ascending order, each once */
  constructor(
    private readonly lexicon: Lexicon,
    private readonly onFound: (text: number) => void,
  ) {}

  /** Reads a text of at most MAX_PIECE units, or a piece of one. True when what was read before was looked up to make room. */
  add(text: string, from = 0, to = text.length): boolean {
    if (owner !== this) owner?.flush()
    const isFull = this.count + to - from >= ROOM || this.chunk.length === MOST_TEXTS
    if (isFull) this.flush()
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- to know whose words the room holds
    owner = this
    const shift = this.position - from
    let count = this.count
    let hash = 0
    for (let at = from; at < to; at++) {
      const hashed = SCAN_UNITS[tabled(text.charCodeAt(at))] ?? 0
      if ((hashed & (ODD | A_DIGIT)) !== 0 && ((hashed & ODD) !== 0 || isNumbered(text, at, hash))) {
        if (hashed === UNDECIDED) {
          decideUnits(text, from, to)
          return this.add(text, from, to) || isFull
        }
        this.addExactly(text, from, to)
        return isFull
      }
      HASHES[count] = hash
      ENDS[count] = at + shift
      const inside = (hashed | -hashed) >> 31
      count -= ~inside
      hash = (((hash << 1) | (hash >>> 31)) ^ hashed) & inside
    }
    // Nothing but gaps, each of which ended a word: no text at all.
    if (count - this.count === to - from && hash === 0) return isFull
    HASHES[count] = hash
    ENDS[count] = to + shift
    this.close(text, shift, count + 1, to + shift + 1)
    return isFull
  }

  /** Looks up what was read and not looked up yet; also after the last text. */
  flush(): void {
    if (owner !== this) return
    owner = undefined
    const { count } = this
    const { filter, filterShift } = this.lexicon
    let previous = this.previous
    let end = -1
    for (let word = 0; word < count; word++) {
      const length = (ENDS[word] ?? 0) - end - 1
      end += length + 1
      if (length === 0) continue
      const hash = HASHES[word] ?? 0
      const joined = joinHashes(previous, hash, length)
      previous = hash
      const single = filter[hash >>> filterShift] ?? 0
      const double = filter[joined >>> filterShift] ?? 0
      const isOne = (single >>> hash) & (single >>> (hash >>> 5)) & (single >>> (hash >>> 10))
      const areTwo = (double >>> joined) & (double >>> (joined >>> 5)) & (double >>> (joined >>> 10))
      if (((isOne | areTwo) & 1) !== 0) this.lookUp(word, joined, (isOne & 1) !== 0, (areTwo & 1) !== 0)
    }
    this.previous = previous
    this.tell()
    this.count = 0
    this.position = 0
    for (const text of this.glued) GLUED[(FIRSTS[text] ?? 0) - 1] = 0
    this.chunk.length = 0
    this.glued.length = 0
  }

  /** Looks up a word that passed the filter by itself or joined to the one before, and notes its text where it may be of a name. */
  private lookUp(word: number, joined: number, isOne: boolean, areTwo: boolean): void {
    const kinds = isOne ? this.lexicon.kindsOf(HASHES[word] ?? 0) : 0
    if ((kinds === 0 || !this.isName(word, kinds)) && !(areTwo && this.endsName(word, joined))) return
    const text = this.textOf(word)
    if (this.found.at(-1) !== text) this.found.push(text)
  }

  /** The text that a word stands in, counted in its chunk. */
  private textOf(word: number): number {
    let low = 0
    let high = this.chunk.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((FIRSTS[middle] ?? 0) <= word) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Whether a word of these kinds may be a name, or begin an identifier; counts it where it would need capitals. */
  private isName(word: number, kinds: number): boolean {
    if ((kinds & NAME_IN_ANY_CASE) !== 0) return true
    const text = this.textOf(word)
    if ((kinds & BEGINS_IDENTIFIER) !== 0 && this.mayGoOn(word, text)) return true
    if ((kinds & NAME_IN_CAPITALS) === 0) return false
    if (!this.isLower(word, text)) return true
    const hash = HASHES[word] ?? 0
    this.lower.set(hash, (this.lower.get(hash) ?? 0) + 1)
    return false
  }

  /** Whether what follows an identifier's first word lets it go on: "go" is one of them, and in every other text. */
  private mayGoOn(word: number, text: number): boolean {
    const shift = SHIFTS[text] ?? EXACT
    const subject = this.chunk[text] ?? ''
    const end = (ENDS[word] ?? 0) - shift
    return shift === EXACT || mayFollowFirstWord(subject, end, HASHES[word] ?? 0)
  }

  /** Says which texts were found, after a look at the words that two texts make up. */
  private tell(): void {
    const { found } = this
    const whole = found.length
    for (const text of this.glued) if (this.namesGlued(FIRSTS[text] ?? 0)) found.push(text)
    if (found.length === 0) return
    const all = found.length > whole ? [...new Set(found)].sort((a, b) => a - b) : found
    const base = this.texts - this.chunk.length
    this.found = []
    for (const text of all) this.onFound(base + text)
  }

  /** Whether a word that goes on with the last one of the text before makes up the first or second word of a name with it. */
  private namesGlued(end: number): boolean {
    const { lexicon, count } = this
    const length = this.lengthOf(end)
    const glued = joinHashes(HASHES[end - 1] ?? 0, HASHES[end] ?? 0, length)
    const second = joinHashes(this.hashBefore(end - 1), glued, this.lengthOf(end - 1) + length)
    if (lexicon.mayBegin(second) && this.endsName(end, second, true)) return true
    let next = end + 1
    while (next < count && this.lengthOf(next) === 0) next++
    if (next >= count) return false
    const pair = joinHashes(glued, HASHES[next] ?? 0, this.lengthOf(next))
    return (lexicon.mayBegin(pair) || GLUED[next] === 1) && this.endsName(next, pair, true)
  }

  private hashBefore(word: number): number {
    let before = word - 1
    while (before >= 0 && this.lengthOf(before) === 0) before--
    return before < 0 ? 0 : (HASHES[before] ?? 0)
  }

  private lengthOf(word: number): number {
    return (ENDS[word] ?? 0) - (word === 0 ? -1 : (ENDS[word - 1] ?? 0)) - 1
  }

  /**
   * Whether a word may end a name of two words, or stand in the middle of a longer one.
   * @param cut whether a text ends within one of the words before
   */
  private endsName(word: number, joined: number, cut = false): boolean {
    const { lexicon, count } = this
    let hash = joined
    let ends = 0
    // Where a text ends between two words without a gap, both may be one.
    let isCut = cut || word === 0 || GLUED[word - 1] === 1
    for (let last = word; ;) {
      const goesOn = GLUED[last] === 1
      if (lexicon.mayBegin(hash)) {
        if (lexicon.has(hash, !isCut)) return true
        ends = 0
      } else if (++ends > MOST_ENDS || !goesOn) return false
      isCut ||= goesOn
      let length: number
      do {
        last++
        if (last >= count) return true
        length = this.lengthOf(last)
      } while (length === 0)
      hash = joinHashes(hash, HASHES[last] ?? 0, length)
    }
  }

  private isLower(word: number, text: number): boolean {
    const shift = SHIFTS[text] ?? EXACT
    if (shift === EXACT) return LOWERS[word] === 1
    const subject = this.chunk[text] ?? ''
    const end = ENDS[word] ?? 0
    let hasLetter = false
    for (let at = end - this.lengthOf(word) - shift; at < end - shift; at++) {
      const unit = subject.charCodeAt(at)
      if ((unitInfo(unit) & UPPER) !== 0) return false
      if (unit > 0x39) hasLetter = true
    }
    return hasLetter
  }

  /** Reads a text with the exact tokenizer; words are as far apart as if each were followed by one unit. */
  private addExactly(text: string, from: number, to: number): void {
    const piece = from === 0 && to === text.length ? text : text.slice(from, to)
    tokenizeExactly(piece, words)
    let { count, position } = this
    for (let word = 0; word < words.count; word++) {
      const flags = words.flagsOf(word)
      position += words.lengths[word] ?? 0
      HASHES[count] = (flags & TOO_LONG) !== 0 ? 0 : (words.hashes[word] ?? 0)
      LOWERS[count] = (flags & (FIRST_UPPER | INNER_UPPER | HAS_LOWER)) === HAS_LOWER ? 1 : 0
      ENDS[count++] = position++
      if (isNumberedWord(flags) && numberedIdentifierEnd(piece, words.starts[word] ?? 0) > 0) {
        HASHES[count] = ANY_IDENTIFIER
        LOWERS[count] = 0
        position += 3
        ENDS[count++] = position++
      }
    }
    this.close(text, EXACT, count, position)
  }

  private close(text: string, shift: number, count: number, position: number): void {
    const number = this.chunk.length
    FIRSTS[number] = this.count
    SHIFTS[number] = shift
    if (number > 0 && this.lengthOf(this.count - 1) > 0 && this.lengthOf(this.count) > 0) {
      GLUED[this.count - 1] = 1
      this.glued.push(number)
    }
    this.chunk.push(text)
    this.texts++
    this.count = count
    this.position = position
  }
}
