import { HashSet } from './hash-set'
import { hashOfText } from './unit-hashes'

/**
 * Hashes of lower-case words given with blanks between them, each one word to the tokenizer. They are what the tokenizer would make of them,
 * without asking it: it would have to find out the class of each unit, and this runs when a page's script starts.
 */
export function hashesOf(words: string): HashSet {
  return new HashSet(words.split(' ').map((word) => hashOfText(/^[a-z]+$/.test(word) ? word : word.normalize('NFKD'))))
}
