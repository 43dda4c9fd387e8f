import { BLOCK_IN_CAPITALS, type Candidates, CAPITALS, CONTEXT, END, FORM, MORE_THAN_ONE_WORD, START } from './candidates'
import { ACRONYM, CAPITALS_MASK, LOWER_LISTED, MULTI, PRODUCT } from './layout'
import { FREE } from './needs'
import { ALL_LOWER, ALL_UPPER, CASELESS, mixCapital, TITLE } from './phrase'

/*
 * Which capitals a name may be written with, against those that it is listed with.
 */

/** Fingerprint of a capital at the first letter alone. */
const TITLE_CAPITALS = mixCapital(0, 0)

/** The same of nothing but capitals, by length. */
const ALL_CAPITALS = allCapitals(24)

/** Whether a candidate is written with capitals that its record's name may have. */
export function capitalsFit(candidates: Candidates, candidate: number, flags: number, need: number): boolean {
  const form = candidates.get(candidate, FORM)
  const isAsListed = candidates.get(candidate, CAPITALS) === (flags & CAPITALS_MASK)
  if ((flags & ACRONYM) !== 0) return isAsListed
  if ((flags & MULTI) === 0 && (candidates.get(candidate, CONTEXT) & MORE_THAN_ONE_WORD) !== 0) return isAsListed
  if (form === CASELESS) return true
  const isPlainProduct = (flags & (PRODUCT | MULTI)) === PRODUCT && (flags & CAPITALS_MASK) === TITLE_CAPITALS
  if (need === FREE) return form !== ALL_LOWER || !isPlainProduct
  if (isAsListed && (flags & LOWER_LISTED) === 0) return true
  const isUnusual = (flags & (LOWER_LISTED | MULTI)) === 0 && (flags & CAPITALS_MASK) !== TITLE_CAPITALS
  if (isUnusual)
    return form === TITLE && isListedInCapitals(flags, candidates.get(candidate, END) - candidates.get(candidate, START))
  if (form === TITLE) return true
  if (form === ALL_UPPER) return (candidates.get(candidate, CONTEXT) & BLOCK_IN_CAPITALS) === 0
  return (flags & MULTI) !== 0 && form !== ALL_LOWER && isAsListed
}

/** "Netgear" for a name that is listed as "NETGEAR": longer than most abbreviations, in capitals throughout. */
function isListedInCapitals(flags: number, length: number): boolean {
  return length >= 4 && length < ALL_CAPITALS.length && (flags & CAPITALS_MASK) === ALL_CAPITALS[length]
}

function allCapitals(longest: number): number[] {
  const found = [0]
  for (let length = 1; length <= longest; length++) found.push(mixCapital(found[length - 1] ?? 0, length - 1))
  return found
}

/** "UNIX": in capitals throughout, and long enough to be no abbreviation of something else. */
export function isInCapitals(candidates: Candidates, candidate: number, flags: number): boolean {
  if ((flags & (ACRONYM | LOWER_LISTED | MULTI)) !== 0) return false
  return isListedInCapitals(flags, candidates.get(candidate, END) - candidates.get(candidate, START))
}
