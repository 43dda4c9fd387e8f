import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FlashText } from '../../../scripts/bench/flashtext'
import { held } from '../../../scripts/bench/limits.mjs'
import { table } from '../../../scripts/bench/table.mjs'
import { quantile } from '../../../scripts/bench/timing'

/* A judge has to be right about the others too. */

describe('FlashText', () => {
  const word = fc.constantFrom('red', 'hat', 'redhat', 'node', 'js', 'c++', 'é')
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ', ', '-', '', '_')), { maxLength: 20 })

  /** At each beginning of a word the longest keyword that ends where a word ends; else on to the next word. */
  function counted(keywords: string[], subject: string): number {
    const isWord = (at: number) => /[a-z0-9_é]/.test(subject.charAt(at))
    let found = 0
    for (let at = 0; at < subject.length;) {
      const ends = keywords.flatMap((each) =>
        subject.startsWith(each, at) && !isWord(at + each.length) ? [at + each.length] : [],
      )
      if (ends.length > 0) found++
      at = Math.max(at, ...ends)
      if (ends.length === 0) while (isWord(at)) at++
      while (at < subject.length && !isWord(at)) at++
    }
    return found
  }

  it('counts what a slow and simple matcher counts', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), text, (keywords, pieces) => {
        const subject = pieces.flat().join('')
        expect(new FlashText(keywords).count(subject)).toBe(counted(keywords, subject))
      }),
      { numRuns: 500 },
    )
  })
})

describe('limits', () => {
  const spelled = (value: number) => value.toFixed(1)

  it('say whether a figure keeps what it has to stay under, or above', () => {
    expect(held(15.2, 16, spelled)).toBe('≤ 16.0: 15.2 yes')
    expect(held(16, 16, spelled)).toBe('≤ 16.0: 16.0 yes')
    expect(held(16.1, 16, spelled)).toBe('≤ 16.0: 16.1 **no**')
    expect(held(4.9, 5, spelled, 'least')).toBe('≥ 5.0: 4.9 **no**')
    expect(held(5.1, 5, spelled, 'least')).toBe('≥ 5.0: 5.1 yes')
  })

  it('are not kept by what was not measured', () => {
    expect(held(Number.NaN, 16, spelled)).toContain('**no**')
    expect(held(Number.NaN, 16, spelled, 'least')).toContain('**no**')
  })
})

it('quantiles lie among the values, and are nothing for none', () => {
  expect(quantile([5, 1, 3], 0.5)).toBe(3)
  expect(quantile([5, 1, 3], 0.99)).toBe(5)
  expect(quantile([], 0.5)).toBe(0)
})

it('tables are Markdown with columns of one width', () => {
  expect(
    table(
      ['what', 'ms'],
      [
        ['× sum', '12'],
        ['a', '1,000'],
      ],
    ).split('\n'),
  ).toEqual(['| what  |    ms |', '| ----- | ----: |', '| × sum |    12 |', '| a     | 1,000 |'])
})
