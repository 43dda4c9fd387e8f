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
import { CUED } from './needs'
import { identifierEnd, numberedIdentifierEnd } from './identifiers'
import { BOUNDARY_SHIFT, IDENTIFIER, JOINABLE, LEADING_DOT, MULTI, NEED_SHIFT, RECORD_WORDS } from './layout'
import type { Lexicon } from './lexicon'
import { ALL_LOWER, Phrase } from './phrase'
import { blockContext, contextOf, standsFree } from './surroundings'
import {
  BROKEN,
  ENDS_WITH_DIGIT,
  FIRST_UPPER,
  gapCode,
  HAS_LETTER,
  HAS_LOWER,
  INNER_UPPER,
  POWERS,
  TOO_LONG,
  tokenize,
  Tokens,
} from './tokens'

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
  /** How often a word that is a name only with capitals stood there without, by its hash. */
  readonly lower = new Map<number, number>()
  /** Words seen so far. */
  words = 0
}

const NUMBERED = HAS_LETTER | ENDS_WITH_DIGIT | FIRST_UPPER
const tokens = new Tokens()
/** The phrase being read, the word it begins with and the word that it has not taken yet. */
const phrase = new Phrase()
let phraseFirst = -1
let phraseNext = 0

/** Finds the candidates and identifiers of one block, in order of their starts. Linear in the block's length. */
export function matchBlock(lexicon: Lexicon, block: number, text: string, matches: Matches): void {
  tokenize(text, tokens)
  phraseFirst = -1
  const { count, hashes, lengths, flags, starts, ends } = tokens
  const maxWords = lexicon.maxWords
  let ofBlock = -1
  let identifierUntil = 0
  for (let at = 0; at < count; at++) {
    let hash = hashes[at] ?? 0
    const flag = flags[at] ?? 0
    let probed = lexicon.probe(hash)
    if (probed === 0 && (flag & (NUMBERED | HAS_LOWER)) !== NUMBERED) continue
    if ((flag & TOO_LONG) !== 0) continue
    const start = starts[at] ?? 0
    if (start < identifierUntil) continue
    if ((flag & (NUMBERED | HAS_LOWER)) === NUMBERED) {
      const end = numberedIdentifierEnd(text, start)
      if (end > 0) {
        matches.identifiers.push({ block, start, end, word: matches.words + at })
        identifierUntil = end
        continue
      }
    }
    for (let last = at; ;) {
      if ((probed & 1) !== 0) {
        const known = matches.candidates.count
        if (lookUp(lexicon, block, text, at, last, hash, matches) && last === at) {
          const end = identifierEnd(text, start)
          if (end > 0) {
            matches.identifiers.push({ block, start, end, word: matches.words + at })
            matches.candidates.count = known
            identifierUntil = end
            break
          }
        }
        if (matches.candidates.count > known) {
          if (ofBlock < 0) ofBlock = blockContext(text, tokens)
          matches.candidates.set(known, CONTEXT, matches.candidates.get(known, CONTEXT) | ofBlock)
        }
      }
      if ((probed & 2) === 0 || last + 1 >= count || last - at + 1 >= maxWords) break
      const gap = gapCode(text, ends[last] ?? 0, starts[last + 1] ?? 0)
      last++
      if (gap === BROKEN || ((flags[last] ?? 0) & TOO_LONG) !== 0) break
      hash = (Math.imul(hash, POWERS[lengths[last] ?? 0] ?? 0) + (hashes[last] ?? 0)) | 0
      probed = lexicon.probe(hash)
      if (probed === 0) break
    }
  }
  matches.words += count
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
  if (first === last && ((tokens.flags[first] ?? 0) & (FIRST_UPPER | INNER_UPPER | HAS_LOWER)) === HAS_LOWER) {
    if (needsCapitals(lexicon.records, from, to)) {
      matches.lower.set(hash, (matches.lower.get(hash) ?? 0) + 1)
      return false
    }
  }
  if (phraseFirst !== first) {
    phrase.clear()
    phraseFirst = first
    phraseNext = first
  }
  while (phraseNext <= last) phrase.add(text, tokens, phraseNext++)
  const { records } = lexicon
  const { check } = phrase
  let record = from
  while (record < to && records[record * RECORD_WORDS] !== check) record++
  if (record === to) return false
  let end = record + 1
  while (end < to && records[end * RECORD_WORDS] === check) end++
  let identifier = false
  if (((records[record * RECORD_WORDS + 2] ?? 0) & IDENTIFIER) !== 0) {
    identifier = true
    record++
    if (record === end) return identifier
  }
  const start = tokens.starts[first] ?? 0
  const stop = tokens.ends[last] ?? 0
  if (!anyFits(records, record, end, last > first)) return identifier
  const dotted = ((records[record * RECORD_WORDS + 2] ?? 0) & LEADING_DOT) !== 0
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

/** Whether no record of a bucket is believed in lower case. */
function needsCapitals(records: Uint32Array, from: number, to: number): boolean {
  for (let record = from; record < to; record++) {
    const flags = records[record * RECORD_WORDS + 2] ?? 0
    if ((flags & IDENTIFIER) !== 0 || ((flags >>> NEED_SHIFT) & 3) < CUED) return false
  }
  return true
}

/** Whether the words meet where those of at least one record do, or the record may be written as one word. */
function anyFits(records: Uint32Array, from: number, to: number, several: boolean): boolean {
  for (let record = from; record < to; record++) {
    if (
      wordsFit(records, record, several ? phrase.boundaries : 0) &&
      (!several || phrase.form !== ALL_LOWER || !isSplit(records, record))
    )
      return true
  }
  return false
}

/** Whether text whose words meet so may stand for a record; `boundaries` is 0 for a single word. */
export function wordsFit(records: Uint32Array, record: number, boundaries: number): boolean {
  const listed = (records[record * RECORD_WORDS + 1] ?? 0) >>> BOUNDARY_SHIFT
  if (boundaries !== 0) return listed === boundaries
  return listed === 0 || isSplit(records, record) || ((records[record * RECORD_WORDS + 2] ?? 0) & JOINABLE) !== 0
}

/** A single word that is also looked for as several, as "WordPress" is. */
function isSplit(records: Uint32Array, record: number): boolean {
  const flags = records[record * RECORD_WORDS + 2] ?? 0
  return (flags & MULTI) === 0
}
