import {
  BLOCK,
  BOUNDARIES,
  Candidates,
  CAPITALS,
  CONTEXT,
  DOT_BEFORE,
  END,
  FIRST_WORD,
  FORM,
  HASH,
  LAST_WORD,
  MORE_THAN_ONE_WORD,
  RECORD,
  RECORDS,
  START,
} from './candidates'
import { identifierEnd, numberedIdentifierEnd } from './identifiers'
import { IDENTIFIER, JOINABLE, keyOf, LEADING_DOT, MULTI } from './layout'
import { BEGINS_IDENTIFIER, NAME_IN_ANY_CASE, type Lexicon } from './lexicon'
import { ALL_LOWER, Phrase } from './phrase'
import { blockContext, contextOf, standsFree } from './surroundings'
import { BROKEN, gapCode } from './gaps'
import { FIRST_UPPER, HAS_LOWER, INNER_UPPER, isNumberedWord, tokenize, Tokens } from './tokens'
import { joinHashes } from './unit-hashes'

/** An identifier's place: block, start, end, and the word it begins at, counted over the page. */
export interface FoundIdentifier {
  block: number
  start: number
  end: number
  word: number
}

/** Everything that one run over a page's blocks finds, before any of it is believed. */
export class Matches {
  readonly candidates = new Candidates()
  identifiers: FoundIdentifier[] = []
  /** Where each block stands among all of the page's, of which only those with candidates are matched. */
  readonly ordinals: number[] = []

  /** @param lower how often a word that is a name only with capitals stood there without, by its hash */
  constructor(readonly lower: ReadonlyMap<number, number>) {}

  /** Words seen so far. */
  words = 0
}

const tokens = new Tokens()
/** The phrase being read, the word it begins with and the word that it has not taken yet. */
const phrase = new Phrase()
let phraseFirst = -1
let phraseNext = 0
/** Where the identifier found last ends: no name begins inside it. */
let identifierUntil = 0

/** Finds the candidates and identifiers of one block, in order of their starts. Linear in the block's length. */
export function matchBlock(lexicon: Lexicon, block: number, text: string, matches: Matches): void {
  tokenize(text, tokens)
  phraseFirst = -1
  identifierUntil = 0
  const known = matches.candidates.count
  const { count, hashes, lengths, isExact } = tokens
  const { filter, filterShift } = lexicon
  let hash = hashes[0] ?? 0
  for (let at = 0; at < count; at++) {
    const next = at + 1 < count ? (hashes[at + 1] ?? 0) : 0
    const joined = joinHashes(hash, next, lengths[at + 1] ?? 0)
    const single = filter[hash >>> filterShift] ?? 0
    const double = filter[joined >>> filterShift] ?? 0
    const passes =
      ((single >>> hash) & (single >>> (hash >>> 5)) & (single >>> (hash >>> 10))) |
      ((double >>> joined) & (double >>> (joined >>> 5)) & (double >>> (joined >>> 10)))
    hash = next
    if ((passes & 1) !== 0 || isExact) matchFrom(lexicon, block, text, at, matches)
  }
  const { candidates } = matches
  if (candidates.count > known) {
    const ofBlock = blockContext(text, tokens)
    for (let at = known; at < candidates.count; at++) candidates.set(at, CONTEXT, candidates.get(at, CONTEXT) | ofBlock)
  }
  matches.words += count
}

/** Finds the names, or the identifier, that begin at a word. */
function matchFrom(lexicon: Lexicon, block: number, text: string, at: number, matches: Matches): void {
  const { count, hashes, lengths, starts, ends } = tokens
  const start = starts[at] ?? 0
  if (start < identifierUntil || tokens.isTooLong(at)) return
  if (tokens.isExact && isNumberedWord(tokens.flagsOf(at))) {
    const end = numberedIdentifierEnd(text, start)
    if (end > 0) {
      matches.identifiers.push({ block, start, end, word: matches.words + at })
      identifierUntil = end
      return
    }
  }
  let hash = hashes[at] ?? 0
  for (let last = at; ;) {
    if (lexicon.mayBegin(hash)) {
      const known = matches.candidates.count
      if (lookUp(lexicon, block, text, at, last, hash, matches) && last === at) {
        const end = identifierEnd(text, start, hashes[at] ?? 0)
        if (end > 0) {
          matches.identifiers.push({ block, start, end, word: matches.words + at })
          matches.candidates.count = known
          identifierUntil = end
          return
        }
      }
    } else if (last > at) return
    if (last + 1 >= count || last - at + 1 >= lexicon.maxWords || tokens.isTooLong(last + 1)) return
    const joined = joinHashes(hash, hashes[last + 1] ?? 0, lengths[last + 1] ?? 0)
    if (!lexicon.mayBegin(joined) || gapCode(text, ends[last] ?? 0, starts[last + 1] ?? 0) === BROKEN) return
    last++
    hash = joined
  }
}

/** Verifies a found hash and adds the candidate. True where an identifier may begin. */
function lookUp(
  lexicon: Lexicon,
  block: number,
  text: string,
  first: number,
  last: number,
  hash: number,
  matches: Matches,
): boolean {
  const from = lexicon.bucketStart(hash)
  const to = lexicon.bucketEnd(hash)
  if (from >= to) return false
  let canBeName = true
  if (first === last && (tokens.flagsOf(first) & (FIRST_UPPER | INNER_UPPER | HAS_LOWER)) === HAS_LOWER) {
    const kinds = lexicon.kindsOf(hash)
    canBeName = (kinds & NAME_IN_ANY_CASE) !== 0
    if (!canBeName && (kinds & BEGINS_IDENTIFIER) === 0) return false
  }
  if (phraseFirst !== first) {
    phrase.clear()
    phraseFirst = first
    phraseNext = first
  }
  while (phraseNext <= last) phrase.add(text, tokens, phraseNext++)
  const key = keyOf(hash, phrase.check)
  let record = from
  while (record < to && lexicon.keyOfRecord(record) !== key) record++
  if (record === to) return false
  let end = record + 1
  while (end < to && lexicon.keyOfRecord(end) === key) end++
  let identifier = false
  if ((lexicon.flagsOf(record) & IDENTIFIER) !== 0) {
    identifier = true
    record++
    if (record === end) return identifier
  }
  if (!canBeName) return identifier
  const start = tokens.starts[first] ?? 0
  const stop = tokens.ends[last] ?? 0
  if (!anyFits(lexicon, record, end, last > first)) return identifier
  const dotted = (lexicon.flagsOf(record) & LEADING_DOT) !== 0
  if (!standsFree(text, start, stop, dotted)) return identifier
  const context = contextOf(text, tokens, first, last) | (last > first ? MORE_THAN_ONE_WORD : 0)
  if (dotted && (context & DOT_BEFORE) === 0) return identifier
  const { candidates } = matches
  const at = candidates.add()
  const { values } = candidates
  values[at + BLOCK] = block
  values[at + START] = dotted ? start - 1 : start
  values[at + END] = stop
  values[at + FIRST_WORD] = matches.words + first
  values[at + LAST_WORD] = matches.words + last
  values[at + RECORD] = record
  values[at + RECORDS] = end - record
  values[at + FORM] = phrase.form
  values[at + CONTEXT] = context
  values[at + CAPITALS] = phrase.capitals
  values[at + BOUNDARIES] = phrase.boundaries
  values[at + HASH] = hash
  return identifier
}

/** Whether the words meet where those of at least one record do, or the record may be written as one word. */
function anyFits(lexicon: Lexicon, from: number, to: number, several: boolean): boolean {
  for (let record = from; record < to; record++) {
    if (
      wordsFit(lexicon, record, several ? phrase.boundaries : 0) &&
      (!several || phrase.form !== ALL_LOWER || !isSplit(lexicon, record))
    )
      return true
  }
  return false
}

/** Whether text whose words meet so may stand for a record; `boundaries` is 0 for a single word. */
export function wordsFit(lexicon: Lexicon, record: number, boundaries: number): boolean {
  const listed = lexicon.boundariesOf(record)
  if (boundaries !== 0) return listed === boundaries
  return listed === 0 || isSplit(lexicon, record) || (lexicon.flagsOf(record) & JOINABLE) !== 0
}

/** A single word that is also looked for as several, as "WordPress" is. */
function isSplit(lexicon: Lexicon, record: number): boolean {
  return (lexicon.flagsOf(record) & MULTI) === 0
}
