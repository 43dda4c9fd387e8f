import { describe, expect, test } from 'vitest'
import { PhraseBook } from '../../../utils/digest/phrases'
import { tokensOf } from '../../../utils/digest/tokens'
import { WORD_CLASSES } from '../../../utils/digest/word-classes'

/** What of a text phrases match. */
function matched(phrases: string, text: string): string[] {
  const tokens = tokensOf(text)
  return [...new PhraseBook([[phrases, 'it']]).matches(tokens)].map(({ from, to }) =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end),
  )
}

describe('phrases', () => {
  test.each([
    ['data breach*', 'Two data breaches at once', ['data breaches']],
    ['data breach*', 'A database breached', []],
    ['run ~ code', 'It may run all kinds of code', ['run all kinds of code']],
    ['run ~ code', 'It may run all the many kinds of code', []],
    ['run ~1 code', 'It may run bad code, or run more bad code', ['run bad code']],
    ['took/stole names', 'They stole names', ['stole names']],
    ['[took] names', 'They exfiltrated names', ['exfiltrated names']],
    ['[took]/lent names', 'They lent names', ['lent names']],
    ['[took] & names', 'They stole a list of names', ['stole a list of names']],
    ['[took] & names', 'Names of all guests were stolen', ['Names of all guests were stolen']],
    ['[took] & names', 'Stolen, as one two three four five six seven eight said, were names', []],
    ['[took] & names & forum', 'On a forum there are names that somebody stole', ['forum there are names that somebody stole']],
  ])('%s in “%s”', (phrases, text, expected) => {
    expect(matched(phrases, text)).toEqual(expected)
  })

  test('of one meaning, the longest that stands together goes before any that stands apart', () => {
    expect(matched('stole names, stole names of guests, [took] & hotel', 'They stole names of guests of a hotel')).toEqual([
      'stole names of guests',
    ])
  })

  test('that name a class of words that there is not are a mistake', () => {
    expect(() => matched('[tooks] names', 'They stole names')).toThrow('tooks')
  })

  test('have classes whose words are written as words are read', () => {
    for (const [name, words] of Object.entries(WORD_CLASSES)) {
      for (const word of words.trim().split(/\s+/)) expect(`${name}: ${word}`).toMatch(/: [a-z0-9]+\*?$/)
    }
  })
})
