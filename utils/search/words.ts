/** Words longer than this are cut: no name is, and a feed may hold anything. */
const LONGEST_WORD = 48

const ASCII = /^[\0-\x7f]*$/
/** Scripts that put no spaces between words: there each two characters in a row stand for a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
/** A CVE id in any of the ways that people type one, whole or begun. */
const CVE = /\bcve[\s\p{Pd}_]*(\d{4})[\s\p{Pd}_]*(\d*)/gu
/** The same without its first part. */
const CVE_NUMBER = /(?<![\p{L}\p{N}]|\p{L}-)((?:19|20)\d{2})-(\d{3,})/gu
const IDENTIFIER = /[a-z]{2,}(?:-[a-z0-9]{1,24}){1,5}/g

/** A text in the one spelling that is searched by: lower case, without accents, full-width letters as plain ones. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  return ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')
}

/** The words of a folded text, in order and with repeats. What lies outside of the basic plane is no word. */
export function wordsOf(text: string): string[] {
  const found = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return ASCII.test(text)
    ? found.map(cut)
    : found.flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : [cut(word)])).filter(isPlain)
}

/** What an identifier is found by: itself, and the number that people know a CVE by. */
export function identifierTerms(identifier: string): string[] {
  const whole = folded(identifier).slice(0, LONGEST_WORD)
  const [number] = /\d{4,}$/.exec(whole) ?? []
  return number === undefined ? [whole] : [whole, number]
}

/** What a person wants found, each of it: identifiers, whole or begun, and the words around them. */
export function queryTerms(query: string): { identifiers: string[]; words: string[] } {
  const text = folded(query.slice(0, 200))
    .replace(CVE, (_, year: string, number: string) => ` cve-${year}${number && `-${number}`} `)
    .replace(CVE_NUMBER, ' cve-$1-$2 ')
  const identifiers: string[] = []
  const rest = text.replace(IDENTIFIER, (identifier) => {
    if (!/\d/.test(identifier)) return identifier
    identifiers.push(identifier)
    return ' '
  })
  return { identifiers: [...new Set(identifiers)].slice(0, 8), words: [...new Set(wordsOf(rest))].slice(0, 12) }
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word)
  if (characters.length < 2) return [word]
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

function cut(word: string): string {
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word
}

function isPlain(word: string): boolean {
  return !/[\ud800-\udfff]/.test(word)
}
