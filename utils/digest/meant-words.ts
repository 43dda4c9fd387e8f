import type { ReadArticle } from './features'
import { BEFORE_NAME, DEEDS, HARM } from './name-cues'
import type { NameMention } from './names'
import { wordsBeside } from './sentences'

/** What is done by or to what a sentence begins with, in words that tell more of it than "is" or "has". */
const PLAIN_DEEDS = new Set('is was has will down zero server servers users'.split(' '))

/**
 * Whether a word that is also a name of the list is meant as one, by what the title or the first sentences say: "Signal fixes …", "phishing
 * against Signal users", "a flaw in Chrome".
 */
export function isMeant(mention: NameMention, article: ReadArticle): boolean {
  const sentence = article.sentences[mention.sentence]
  if (!sentence || mention.sentence > 2) return false
  const { before, behind, gap, begins } = wordsBeside(sentence, mention)
  const isNext = /^[ -]/.test(gap)
  if (HARM.test(behind) && isNext) return true
  if (begins) return DEEDS.has(behind) && !PLAIN_DEEDS.has(behind) && isNext
  const [preposition = '', ...earlier] = before
  return BEFORE_NAME.has(preposition) && earlier.some((word) => HARM.test(word))
}
