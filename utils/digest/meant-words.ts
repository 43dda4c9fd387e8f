import type { ReadArticle } from './features'
import { DEEDS, HARM, BEFORE_NAME } from './name-cues'
import type { NameMention } from './names'

/** What is done by or to what a sentence begins with, in words that tell more of it than "is" or "has". */
const PLAIN_DEEDS = new Set('is was has will down zero server servers users'.split(' '))

/**
 * Whether a word that is also a name of the list is meant as one, by what the title or the first sentences say: "Signal fixes …", "phishing
 * against Signal users", "a flaw in Chrome".
 */
export function isMeant({ sentence: place, start, end }: NameMention, article: ReadArticle): boolean {
  const sentence = article.sentences[place]
  if (!sentence || place > 2) return false
  const at = sentence.tokens.findIndex((token) => token.start >= start)
  const behind = sentence.tokens.find((token) => token.start >= end)?.text ?? ''
  const [kind = '', ...earlier] = sentence.tokens
    .slice(Math.max(0, at - 4), at)
    .map((token) => token.text)
    .reverse()
  const isNext = /^[ -]/.test(sentence.text.slice(end, end + 1))
  if (HARM.test(behind) && isNext) return true
  if (at === 0) return DEEDS.has(behind) && !PLAIN_DEEDS.has(behind) && isNext
  return BEFORE_NAME.has(kind) && earlier.some((word) => HARM.test(word))
}
