import { linesOf } from '../inventory/inventory'

/** A line with so many words is a sentence, unless commas make a list of it with so few between two of them. */
const SENTENCE_WORDS = 9
const WORDS_IN_A_NAME = 4
/** Scripts without blanks: so many characters with a full stop of theirs. */
const SENTENCE_UNITS = 25

/** What begins an item of a list: a bullet, a number or a letter with its mark. */
const ITEM = /^\s*(?:[-*•–·▪◦]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z])[.)]|\d{1,3}(?:\.\d{1,3})+)\s+/i

/** Whether a text is written in sentences, as contracts and questionnaires are, rather than a list of names. */
export function isProse(text: string): boolean {
  let inSentences = 0
  let all = 0
  for (const line of linesOf(text)) {
    const units = line.trim().length
    all += units
    if (isSentence(line.trim())) inSentences += units
  }
  return inSentences * 2 > all
}

function isSentence(line: string): boolean {
  if (/[。！？]/.test(line) && line.length >= SENTENCE_UNITS) return true
  const words = line.split(/\s+/).length
  const parts = line.split(/[,;\t]/).filter((part) => part.trim() !== '').length
  return words >= SENTENCE_WORDS && words > parts * WORDS_IN_A_NAME
}

/** The paragraphs of a text whose lines may be broken anywhere: an empty line or an item of a list begins another. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  let isOpen = false
  for (const line of linesOf(text)) {
    if (line.trim() === '') isOpen = false
    else if (isOpen && !ITEM.test(line)) paragraphs[paragraphs.length - 1] += `\n${line}`
    else {
      paragraphs.push(line)
      isOpen = true
    }
  }
  return paragraphs
}
