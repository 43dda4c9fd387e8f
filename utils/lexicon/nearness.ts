import { ACCEPTED, BEGINS_SHORT_BLOCK, BLOCK, CONTEXT, FIRST_WORD, FORM, LAST_WORD, LISTED, WHOLE_BLOCK } from './candidates'
import { LOWER_LISTED } from './layout'
import type { Lexicon } from './lexicon'
import type { FoundIdentifier, Matches } from './match'
import { ALL_LOWER } from './phrase'
import type { Vendors } from './vendors'

/*
 * What stands near a candidate and speaks for it: other believed names, identifiers of advisories.
 */

/** How many words away an advisory's identifier speaks for a name. */
const NEAR_IDENTIFIER = 16

/** Beside it in an enumeration, or as the block before or after, stands a name that is believed. */
export function isListed({ candidates, ordinals }: Matches, vendors: Vendors, candidate: number): boolean {
  const ordinalOf = (of: number) => ordinals[candidates.get(of, BLOCK)] ?? 0
  const context = candidates.get(candidate, CONTEXT)
  if ((context & (LISTED | WHOLE_BLOCK | BEGINS_SHORT_BLOCK)) === 0) return false
  for (const step of [-1, 1]) {
    for (
      let other = candidate + step;
      other >= 0 && other < candidates.count && Math.abs(other - candidate) <= 4;
      other += step
    ) {
      if (candidates.get(other, ACCEPTED) === 0) continue
      const blocks = Math.abs(ordinalOf(other) - ordinalOf(candidate))
      const words =
        step < 0
          ? candidates.get(candidate, FIRST_WORD) - candidates.get(other, LAST_WORD)
          : candidates.get(other, FIRST_WORD) - candidates.get(candidate, LAST_WORD)
      if (blocks === 0 && words >= 1 && words <= 2 && (context & LISTED) !== 0) return true
      const both = context & candidates.get(other, CONTEXT)
      if (blocks >= 1 && blocks <= 2 && (both & WHOLE_BLOCK) !== 0) return true
      if (blocks === 1 && (both & BEGINS_SHORT_BLOCK) !== 0 && vendors.isCompany(candidate) && vendors.isCompany(other))
        return true
    }
  }
  return false
}

/** One of the names near it in its block was believed in lower case although it is listed with capitals. */
export function isWrittenSmall({ candidates }: Matches, lexicon: Lexicon, candidate: number): boolean {
  const block = candidates.get(candidate, BLOCK)
  for (const step of [-1, 1]) {
    for (
      let other = candidate + step;
      other >= 0 && other < candidates.count && Math.abs(other - candidate) <= 4;
      other += step
    ) {
      if (candidates.get(other, BLOCK) !== block) break
      const accepted = candidates.get(other, ACCEPTED) - 1
      if (accepted < 0 || candidates.get(other, FORM) !== ALL_LOWER) continue
      if ((lexicon.flagsOf(accepted) & LOWER_LISTED) === 0) return true
    }
  }
  return false
}

/** An advisory's identifier stands near it in the same block. */
export function isIdentifierNear({ candidates, identifiers }: Matches, candidate: number): boolean {
  if (identifiers.length === 0) return false
  const word = candidates.get(candidate, FIRST_WORD)
  const block = candidates.get(candidate, BLOCK)
  let low = 0
  let high = identifiers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((identifiers[middle]?.word ?? 0) < word) low = middle + 1
    else high = middle
  }
  const isNear = (found: FoundIdentifier | undefined) =>
    found !== undefined && found.block === block && Math.abs(found.word - word) <= NEAR_IDENTIFIER
  return isNear(identifiers[low - 1]) || isNear(identifiers[low])
}
