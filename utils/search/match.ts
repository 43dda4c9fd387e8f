import { similarTerms, slipsIn, termsFrom } from './dictionary'
import type { Segment } from './segment'
import { queryTerms } from './words'

/** What a word is worth that is the term itself, begins it, or is it but for a slip; and one more where it tells, see document.ts. */
const EXACT = 6
const BEGUN = 4
const SLIPPED = 2

/** With fewer advisories than this for a word as it is typed, it is also taken for a slip. */
const FEW = 10

/** The most that a query of several words comes to. */
export const HIGHEST = 127

/**
 * How well each document of a segment answers a query: 0 for those that lack a word of it. Undefined where there is nothing to look for.
 */
export function scoresOf(segment: Segment, query: string): Uint8Array | undefined {
  const { identifiers, words } = queryTerms(query)
  let total: Uint8Array | undefined
  const require = (scores: Uint8Array) => {
    if (!total) total = scores
    else
      for (let at = 0; at < total.length; at++)
        total[at] = total[at] && scores[at] ? Math.min(HIGHEST, (total[at] ?? 0) + (scores[at] ?? 0)) : 0
  }
  for (const identifier of identifiers) require(identifierScores(segment, identifier))
  for (const word of words) require(wordScores(segment, word))
  return total
}

/** An identifier as it is written, or what looks like one as the words that it is put together from ("log4j-core"). */
function identifierScores(segment: Segment, identifier: string): Uint8Array {
  const scores = new Uint8Array(segment.documents)
  if (beginning(segment, identifier, scores) > 0) return scores
  const parts = identifier.split('-').map((part) => wordScores(segment, part))
  for (let at = 0; at < scores.length; at++) scores[at] = Math.min(...parts.map((part) => part[at] ?? 0))
  return scores
}

function wordScores(segment: Segment, word: string): Uint8Array {
  const scores = new Uint8Array(segment.documents)
  const slips = slipsIn(word)
  if (beginning(segment, word, scores) < FEW && slips > 0) {
    similarTerms(segment, new TextEncoder().encode(word), slips, (term) => count(segment, term, SLIPPED, scores))
  }
  return scores
}

/** Counts the documents with a term that begins so; gives about how many there are. */
function beginning(segment: Segment, word: string, scores: Uint8Array): number {
  const { start, end, exact } = termsFrom(segment, new TextEncoder().encode(word))
  let found = 0
  for (let term = start; term < end; term++) found += count(segment, term, exact && term === start ? EXACT : BEGUN, scores)
  return found
}

function count({ postings, postingEnds }: Segment, term: number, worth: number, scores: Uint8Array): number {
  const end = postingEnds[term] ?? 0
  let posting = 0
  let found = 0
  for (let at = term === 0 ? 0 : (postingEnds[term - 1] ?? 0); at < end; found++) {
    let byte = postings[at++] ?? 0
    let difference = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0
      difference |= (byte & 127) << shift
    }
    posting += difference
    const score = worth + (posting & 1)
    const document = posting >>> 1
    if (score > (scores[document] ?? 0)) scores[document] = score
  }
  return found
}
