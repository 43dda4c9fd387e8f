import { lettersOf, type Segment } from './segment'

/* The sorted terms of a segment: those that begin as a word does, and those that are it but for a slip of the finger. */

/** Words shorter than this are taken as they are typed; from the second length on two slips are seen through. */
const ONE_SLIP = 4
const TWO_SLIPS = 8

/** The terms that begin with `prefix`, as first and one after the last. `exact`: that the first is the prefix itself. */
export function termsFrom(segment: Segment, prefix: Uint8Array): { start: number; end: number; exact: boolean } {
  const start = firstNotBefore(segment, prefix, false)
  const end = firstNotBefore(segment, prefix, true)
  return { start, end, exact: start < end && lengthOf(segment, start) === prefix.length }
}

/** How many slips a word of this length may have; figures are never guessed at. */
export function slipsIn(word: string): number {
  if (word.length < ONE_SLIP || /\d/.test(word)) return 0
  return word.length < TWO_SLIPS ? 1 : 2
}

/**
 * Calls `found` with each term whose beginning is the word but for so many slips: a letter too many, too few, another one, or two
 * exchanged (optimal string alignment distance).
 */
export function similarTerms(segment: Segment, word: Uint8Array, slips: number, found: (term: number) => void): void {
  const { terms, termEnds, termLetters } = segment
  const width = word.length + 1
  const letters = lettersOf(word)
  let [before, last, row] = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)]
  for (let term = 0, start = 0; term < termEnds.length; term++) {
    const end = termEnds[term] ?? 0
    const length = end - start
    if (length >= word.length - slips && bitsIn(letters & ~(termLetters[term] ?? 0)) <= slips) {
      for (let at = 0; at < width; at++) last[at] = at
      const rows = Math.min(length, word.length + slips)
      for (let y = 1; y <= rows; y++) {
        const letter = terms[start + y - 1] ?? 0
        let least = (row[0] = y)
        for (let x = 1; x < width; x++) {
          const same = word[x - 1] === letter
          let cost = Math.min((last[x - 1] ?? 0) + (same ? 0 : 1), (last[x] ?? 0) + 1, (row[x - 1] ?? 0) + 1)
          if (x > 1 && y > 1 && word[x - 2] === letter && word[x - 1] === terms[start + y - 2]) {
            cost = Math.min(cost, (before[x - 2] ?? 0) + 1)
          }
          row[x] = cost
          if (cost < least) least = cost
        }
        if (least > slips) break
        if (y >= word.length - slips && (row[word.length] ?? 0) <= slips) {
          found(term)
          break
        }
        ;[before, last, row] = [last, row, before]
      }
    }
    start = end
  }
}

function bitsIn(letters: number): number {
  let count = 0
  for (let rest = letters; rest !== 0; rest &= rest - 1) count++
  return count
}

function lengthOf({ termEnds }: Segment, term: number): number {
  return (termEnds[term] ?? 0) - (term === 0 ? 0 : (termEnds[term - 1] ?? 0))
}

/** The first term that does not come before the prefix, or, `past`, before all that begin with it. */
function firstNotBefore(segment: Segment, prefix: Uint8Array, past: boolean): number {
  let [low, high] = [0, segment.termEnds.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compare(segment, middle, prefix)
    if (order < 0 || (past && order === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Negative for a term before the prefix, 0 for one that begins with it, positive for one after. */
function compare({ terms, termEnds }: Segment, term: number, prefix: Uint8Array): number {
  const start = term === 0 ? 0 : (termEnds[term - 1] ?? 0)
  const length = (termEnds[term] ?? 0) - start
  for (let at = 0; at < prefix.length; at++) {
    if (at === length) return -1
    const difference = (terms[start + at] ?? 0) - (prefix[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
