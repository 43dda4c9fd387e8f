import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLASS_MASK,
  DIGIT,
  HYPHEN,
  IDEOGRAPH,
  IGNORED,
  KATAKANA,
  LETTER,
  MARK,
  SEPARATOR,
  SPACE,
  unitInfo,
} from '../../../utils/lexicon/characters'
import { tokenize, Tokens } from '../../../utils/lexicon/tokens'
import { hashesOf } from '../../../utils/lexicon/word-hashes'

/** What a unit is, by the properties that Unicode gives it alone. */
const RULES: [RegExp, number][] = [
  [/[\uD800-\uDFFF]/, SEPARATOR],
  [/[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF®™℠]/, IGNORED],
  [/\p{Variation_Selector}/u, IGNORED],
  [/[-\u2010-\u2012\u2043\u2212\uFE63\uFF0D\u30FB\uFF65]/, HYPHEN],
  [/\s/, SPACE],
  [/[\u3099\u309A\uFF9E\uFF9F]|\p{M}/u, MARK],
  [/\p{N}/u, DIGIT],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u, IDEOGRAPH],
  [/[\p{Script=Katakana}\u30FC\uFF70]/u, KATAKANA],
  [/\p{L}/u, LETTER],
]

describe('each unit of the basic plane', () => {
  it('is what its properties say', () => {
    const wrong: string[] = []
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit)
      const stated = RULES.find(([rule]) => rule.test(character))?.[1] ?? SEPARATOR
      if ((unitInfo(unit) & CLASS_MASK) !== stated) wrong.push(`U+${unit.toString(16)}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('the hashes of listed words', () => {
  const tokens = new Tokens()
  const tokenized = (word: string) => {
    tokenize(word, tokens)
    return tokens.count === 1 ? (tokens.hashes[0] ?? 0) : 0
  }

  it.each('and für señor contrôlé schließt lançou versión версии версия ﬁx über può'.split(' '))(
    'are those of the tokenizer: %s',
    (word) => expect(hashesOf(`the ${word}`).has(tokenized(word))).toBe(true),
  )

  it('are so for any word of small letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zß-öø-ÿа-яα-ρσ-ω]{1,12}$/), (word) => {
        expect(hashesOf(word).has(tokenized(word))).toBe(true)
      }),
    )
  })
})
