import { isCommonWord } from '../lexicon/words'
import { DEEDS, GERMAN_BODIES } from './name-cues'
import { hasCapitalsEverywhere, type Sentence } from './sentences'
import type { Token } from './tokens'

/*
 * Words of a title that look like the own name of whom it is about, known or not. Cheaper and rougher than inferred-names.ts, since it is asked
 * of every article: enough to tell that two attacks hit two different houses.
 */

/** Shorter words are too often something else, as are abbreviations that are. */
const LEAST = 3
const ABBREVIATION = /^\p{Lu}{1,3}$/u

/** The title's words that look like names, as their stems. */
export function titledNames(title: Sentence | undefined, language: string): Set<string> {
  if (!title) return new Set()
  const { text, tokens } = title
  const isCapital = (token: Token) => /^\p{Lu}/u.test(text.slice(token.start, token.end))
  const everywhere = hasCapitalsEverywhere(title)
  return new Set(
    tokens
      .filter((token, at) => {
        if (token.text.length < LEAST || /\d/.test(token.text) || !isCapital(token)) return false
        if (ABBREVIATION.test(text.slice(token.start, token.end))) return false
        if (isCommonWord(token.text) && (at === 0 || everywhere || language === 'de')) return false
        const isSubject = at === 0 && DEEDS.has(tokens[1]?.text ?? '')
        // German writes all nouns with capitals, and other languages the first word.
        if (language === 'de') return isSubject || GERMAN_BODIES.has(tokens[at - 1]?.text ?? '')
        return at > 0 || isSubject || language === 'en'
      })
      .map(({ stem }) => stem),
  )
}
