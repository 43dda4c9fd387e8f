import { CUED, FREE } from './needs'
import { isClean, type Evidence } from './believe'
import {
  ARTICLE_BEFORE,
  BLOCK_IN_CAPITALS,
  BOUNDARIES,
  type Candidates,
  CONTEXT,
  FORM,
  GERMAN,
  MORE_THAN_ONE_WORD,
  NEXT_CAPITAL,
  OF_NEXT,
  PLACE_NEXT,
  POSSESSIVE,
  PREVIOUS_CAPITAL,
  PROSE,
  TITLE_BEFORE,
  VERB_NEXT,
  WHOLE_BLOCK,
} from './candidates'
import { capitalsFit } from './capitals'
import { ACRONYM, EVERYDAY, MULTI, NEED_SHIFT, PRODUCT, PROPER } from './layout'
import { isReadInLowerCase, type Lexicon } from './lexicon'
import { wordsFit } from './match'
import { ALL_LOWER } from './phrase'
import { TECHNICAL } from './topic'

/*
 * Which candidates that nothing speaks for may be names all the same. Asked for only when a person wants to see those too.
 */

/** Whether a candidate may mean a record's name, more likely than not. Never true for a common word in lower case. */
export function isPossible(
  candidates: Candidates,
  candidate: number,
  lexicon: Lexicon,
  record: number,
  evidence: Evidence,
): boolean {
  const flags = lexicon.flagsOf(record)
  const need = (flags >>> NEED_SHIFT) & 3
  const context = candidates.get(candidate, CONTEXT)
  if (!wordsFit(lexicon, record, candidates.get(candidate, BOUNDARIES))) return false
  if ((context & (TITLE_BEFORE | PLACE_NEXT | BLOCK_IN_CAPITALS)) !== 0) return false
  if (!capitalsFit(candidates, candidate, flags, need)) {
    const isLower = candidates.get(candidate, FORM) === ALL_LOWER
    if (!isLower || (flags & (PROPER | ACRONYM | MULTI)) !== 0) return false
    return (
      need === FREE || (isReadInLowerCase(flags) && need === CUED && (context & PROSE) !== 0 && evidence.technical() >= TECHNICAL)
    )
  }
  if ((flags & MULTI) === 0 && (context & MORE_THAN_ONE_WORD) !== 0) return false
  const isOwn = evidence.vendor() !== 'none'
  const isRelated = isOwn || evidence.believedElsewhere() || evidence.technical() > 0
  if ((flags & MULTI) !== 0) return isOwn || ((flags & EVERYDAY) === 0 && isRelated)
  if ((context & (PREVIOUS_CAPITAL | ARTICLE_BEFORE)) !== 0 || evidence.lower() > evidence.clean()) return false
  if ((flags & (EVERYDAY | ACRONYM)) !== 0) return isOwn && isClean(context) && (context & GERMAN) === 0
  const isProduct = (flags & PRODUCT) !== 0
  if (isClean(context)) return !isProduct || isOwn || evidence.technical() >= ((flags & PROPER) !== 0 ? TECHNICAL : 1)
  const isListedName = (context & WHOLE_BLOCK) !== 0 || evidence.listed()
  if (isListedName) return isOwn || evidence.technical() >= TECHNICAL
  return isRelated && (context & (NEXT_CAPITAL | OF_NEXT)) === 0 && (context & (VERB_NEXT | POSSESSIVE)) !== 0
}
