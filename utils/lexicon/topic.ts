import type { Evidence } from './believe'
import {
  ARTICLE_BEFORE,
  BLOCK_IN_CAPITALS,
  COMPOUND,
  FUNCTION_NEXT,
  NEXT_CAPITAL,
  NEXT_UNUSUAL,
  OF_NEXT,
  PLACE_NEXT,
  POSSESSIVE,
  PREVIOUS_BEGINS,
  PREVIOUS_CAPITAL,
  PROSE,
  TITLE_BEFORE,
  VERB_NEXT,
  WHOLE_BLOCK,
} from './candidates'
import { EVERYDAY, PROPER } from './layout'
import { STRICT } from './needs'

/*
 * What a page's topic makes of a word with a capital where its capital says nothing: at a sentence's beginning and after its first word.
 */

/** From so many unmistakable names on, a page is about such things, and a capital inside a sentence says more. */
export const TECHNICAL = 3

/**
 * Whether a well-known brand's name at a sentence's beginning, or after its first word ("Update React"), is one on a page about such
 * things: no noun with a capital follows, and the page never has the word in lower case. One that is a word besides has to do
 * something there, or stand alone.
 */
export function isTopical(flags: number, context: number, evidence: Evidence, need: number): boolean {
  if ((flags & PROPER) !== 0 || (need >= STRICT && evidence.lower() > 0)) return false
  if ((context & (TITLE_BEFORE | PLACE_NEXT | OF_NEXT | BLOCK_IN_CAPITALS)) !== 0 || isArticled(context)) return false
  if ((context & (PREVIOUS_CAPITAL | PREVIOUS_BEGINS)) === PREVIOUS_CAPITAL) return false
  if ((context & (NEXT_CAPITAL | NEXT_UNUSUAL)) === NEXT_CAPITAL) return false
  if ((context & (WHOLE_BLOCK | POSSESSIVE | COMPOUND)) !== 0) return true
  if (need < STRICT && (context & FUNCTION_NEXT) !== 0) return true
  return (context & PROSE) !== 0 && (need < STRICT || (context & (VERB_NEXT | PREVIOUS_CAPITAL)) !== 0)
}

/** "Remove Struts.", where its vendor is on a technical page: the word before it only begins the sentence, and nothing follows it. */
export function isNamedFirst(flags: number, context: number, evidence: Evidence): boolean {
  const begins = PREVIOUS_BEGINS | PROSE | FUNCTION_NEXT
  if ((context & begins) !== begins || (flags & (EVERYDAY | PROPER)) !== 0 || (context & (TITLE_BEFORE | OF_NEXT)) !== 0)
    return false
  return evidence.vendor() === 'page' && evidence.technical() >= TECHNICAL && evidence.lower() === 0
}

/** "The DFP Java client" of a well-known brand that the page has by itself too: the name before it is another's. */
export function isNamedBesides(flags: number, context: number, evidence: Evidence): boolean {
  if ((flags & PROPER) !== 0 || (context & (PROSE | NEXT_CAPITAL | OF_NEXT | PLACE_NEXT | TITLE_BEFORE)) !== PROSE) return false
  return evidence.believedElsewhere() && evidence.technical() > 0 && evidence.lower() <= evidence.clean()
}

/** "The Oracle at", "an Apple.": an article before it, and no noun after it that the article could belong to. */
export function isArticled(context: number): boolean {
  return (context & ARTICLE_BEFORE) !== 0 && (context & FUNCTION_NEXT) !== 0
}
