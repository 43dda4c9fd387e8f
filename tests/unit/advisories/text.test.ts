import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../utils/advisories'

/** What `cleanText` makes of a text, step by step and without a short cut. */
function stepByStep(text: string, max: number): string {
  const clean = text
    .slice(0, max * 4)
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(
      /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu,
      '',
    )
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return clean.length <= max
    ? clean
    : `${Array.from(clean.slice(0, max - 1))
        .filter(isWhole)
        .join('')
        .trimEnd()}…`
}

function isWhole(character: string): boolean {
  return !/\p{Surrogate}/u.test(character)
}

describe('text from a feed', () => {
  it('is clean whichever single character it holds', () => {
    const wrong: string[] = []
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = `a${String.fromCharCode(unit)}b`
      if (cleanText(text, 400) !== stepByStep(text, 400)) wrong.push(`U+${unit.toString(16)}`)
    }
    expect(wrong).toEqual([])
  })

  it('is clean whatever stands in it', () => {
    const piece = fc.oneof(
      fc.constantFrom(' ', '\n', '\t', '\r\n', '\u00a0', '\u200b', '\u202e', '\u3000', '\ufeff', '’', 'word', 'Wörter', '語'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 2, max: 60 }), (pieces, max) => {
        const text = pieces.join('')
        expect(cleanText(text, max)).toBe(stepByStep(text, max))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is left as it is where nothing is to be done', () => {
    const text = 'Gateway’s “firmware” – 7.2\n\nNow: あ語 не'
    expect(cleanText(text, 400)).toBe(text)
    expect(cleanText(cleanText(` ${text}  `, 400), 400)).toBe(text)
  })
})
