/** A word or number of a text: its letters in lower case without accents, that without its ending, and where it stands (UTF-16 units). */
export interface Token {
  text: string
  stem: string
  start: number
  end: number
}

const WORD = /[\p{L}\p{N}]+/gu
const PLAIN = /^[a-z0-9]*$/

/** The words of a text in order. Hyphens, dots and apostrophes part words, so that "zero-day" and "zero day" read the same. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const plain = plainWord(match[0])
    tokens.push({ text: plain, stem: stemOf(plain), start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** A word in lower case without accents: "exécuter" is "executer", "Lücke" is "lucke", "ß" is "ss". */
export function plainWord(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
}

const ENDING = /(?:ings?|ed|ies|es|s|en|er|e|y)$/

/** A word without its commonest endings, so that its forms mostly read the same; short words and numbers stay. */
export function stemOf(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word
  const stem = word.replace(ENDING, '')
  return stem.length >= 4 ? stem : word
}
