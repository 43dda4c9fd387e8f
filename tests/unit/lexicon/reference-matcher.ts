/*
 * A slow and obviously right matcher after docs/lexicon.md, for names whose words are believed wherever they stand. It shares nothing
 * with utils/lexicon: words are strings that are compared, names a list that is gone through at every word.
 */

export interface Found {
  start: number
  end: number
  /** Numbers of the names that this is, in the order given. */
  names: number[]
}

interface Word {
  start: number
  end: number
  /** As compared. */
  folded: string
}

const UNSEEN = /^[\u00ad\u200b-\u200d\u2060\ufeff\ufe0f®™]$/
const MARK = /^[\p{M}\uff9e\uff9f]$/u
const IDEOGRAPH = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]$/u
const KATAKANA = /^[\p{Script=Katakana}ーｰ]$/u
const LETTER = /^[\p{L}\p{N}]$/u
const HYPHEN = /^[-\u2010\u2011\u30fb]$/
const BLANK = /^\s$/

/** What two spellings of one name have in common. */
export function fold(text: string): string {
  return [...text]
    .filter((character) => !UNSEEN.test(character))
    .map((character) => character.normalize('NFKD').toLowerCase())
    .join('')
}

/** The places of names in a text: at each word the longest name that begins there, none overlapping another. */
export function referenceMatches(names: string[], text: string): Found[] {
  const spellings = names.flatMap((name, at) =>
    [name, withoutMarks(name)].map((spelling) => ({ at, words: wordsOf(spelling).map(({ folded }) => folded) })),
  )
  const words = wordsOf(text)
  const found: Found[] = []
  for (let first = 0; first < words.length;) {
    let most = 0
    let which = new Set<number>()
    for (const { at, words: own } of spellings) {
      const length = lengthAt(words, first, own, text)
      if (length === 0 || length < most) continue
      if (length > most) which = new Set()
      most = length
      which.add(at)
    }
    const start = words[first]
    const end = words[first + most - 1]
    if (most > 0 && start && end) found.push({ start: start.start, end: end.end, names: [...which].sort((a, b) => a - b) })
    first += Math.max(most, 1)
  }
  return found
}

/** How many words of a text, from `first` on, are a name; 0 when they are not. */
function lengthAt(words: Word[], first: number, name: string[], text: string): number {
  if (words[first]?.folded === name.join('') && name.every((word, at) => at === 0 || meets(name[at - 1] ?? '', word))) return 1
  for (let at = 0; at < name.length; at++) {
    const word = words[first + at]
    if (!word || word.folded !== name[at]) return 0
    if (at > 0 && !joins(text.slice(words[first + at - 1]?.end, word.start))) return 0
  }
  return name.length
}

/** "Zeltron 7" may be written as one word, "Zeltron 7 7" may not. */
function meets(before: string, after: string): boolean {
  return !(/\p{N}$/u.test(before) && /^\p{N}/u.test(after))
}

/** Nothing, a few blanks on one or two lines, or one hyphen. */
function joins(gap: string): boolean {
  const seen = [...gap].filter((character) => !UNSEEN.test(character))
  if (seen.length === 1 && HYPHEN.test(seen[0] ?? '')) return true
  return seen.length <= 4 && seen.every((each) => BLANK.test(each)) && seen.filter((each) => each === '\n').length < 2
}

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let script: 'none' | 'letters' | 'ideograph' | 'katakana' = 'none'
  let at = 0
  for (const character of text) {
    const start = at
    at += character.length
    const last = words.at(-1)
    if (UNSEEN.test(character)) continue
    const own = scriptOf(character)
    if (MARK.test(character) && script !== 'none' && last) {
      last.folded += fold(character)
      last.end = at
    } else if (own === 'none' || own !== script || own === 'ideograph' || !last) {
      script = own
      if (own !== 'none') words.push({ start, end: at, folded: fold(character) })
    } else {
      last.folded += fold(character)
      last.end = at
    }
  }
  return words
}

function scriptOf(character: string) {
  if (MARK.test(character)) return 'none'
  if (IDEOGRAPH.test(character)) return 'ideograph'
  if (KATAKANA.test(character)) return 'katakana'
  return LETTER.test(character) ? 'letters' : 'none'
}

/** People write accented Latin names without their accents; other scripts keep theirs. */
function withoutMarks(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[\p{Script=Latin}\P{L}]*$/u.test(name) ? plain : name
}
