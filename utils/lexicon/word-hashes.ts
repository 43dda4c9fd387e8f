import { HashSet } from './hash-set'
import { tokenize, Tokens } from './tokens'
import { hashOfText } from './unit-hashes'

const single = new Tokens()

/** Hashes of words given with blanks between them, each one word to the tokenizer, which is asked only where there is more than ASCII. */
export function hashesOf(words: string): HashSet {
  return new HashSet(words.split(' ').map((word) => (/^[a-z]+$/.test(word) ? hashOfText(word) : hashOfWord(word))))
}

function hashOfWord(word: string): number {
  tokenize(word, single)
  return single.hashes[0] ?? 0
}
