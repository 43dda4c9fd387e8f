import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestOf } from '../../../scripts/bench/cost/longest-task'
import type { TraceEvent } from '../../../scripts/bench/cost/trace'
import { FlashText } from '../../../scripts/bench/flashtext'
import { held } from '../../../scripts/bench/limits.mjs'
import { replaceSection } from '../../../scripts/bench/section.mjs'
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

describe('the section of a part', () => {
  const document = '# Title\n\nText.\n\n## Figures\n\nold\n\n### Inner\n\nold\n\n## Figures: more\n\nkept\n'

  it('takes the place of its own tables and of no others', () => {
    expect(replaceSection(document, 'Figures', 'new')).toBe('# Title\n\nText.\n\n## Figures\n\nnew\n\n## Figures: more\n\nkept\n')
    expect(replaceSection(document, 'Figures: more', 'new')).toBe(document.replace('kept', 'new'))
  })

  it('comes at the end where there is none yet', () => {
    expect(replaceSection(document, 'Another', 'new')).toBe(`${document}\n## Another\n\nnew\n`)
  })

  it('stays what it is when it is written again', () => {
    const once = replaceSection(document, 'Figures', 'new')
    expect(replaceSection(once, 'Figures', 'new')).toBe(once)
  })
})

describe('the longest task', () => {
  const script = 'chrome-extension://id/page.js'
  const span = (name: string, ts: number, dur: number, url?: string, tid = 1): TraceEvent => ({
    ...{ name, ph: 'X', pid: 1, tid, ts, dur, tdur: dur },
    ...(url === undefined ? {} : { args: { data: { url } } }),
  })

  it('is one with our script in it, on the thread that it runs on', () => {
    const events = [
      span('RunTask', 0, 90_000),
      span('FunctionCall', 10, 80_000, 'https://page.example/page.js'),
      span('RunTask', 100_000, 5_000),
      span('FunctionCall', 100_010, 4_000, script),
      span('RunTask', 100_000, 70_000, undefined, 2),
      span('RunTask', 110_000, 7_000),
      span('RunMicrotasks', 110_010, 6_000),
    ]
    expect(longestOf(events, script)).toBe(7)
  })

  it('is counted without what the browser does for the page in it, and that once', () => {
    const events = [
      span('RunTask', 0, 20_000),
      span('FunctionCall', 10, 12_000, script),
      span('UpdateLayoutTree', 1_000, 2_000),
      span('Layout', 4_000, 6_000),
      span('Layout', 4_500, 1_000),
    ]
    expect(longestOf(events, script)).toBe(12)
  })

  it('is nothing where we did nothing', () => {
    expect(longestOf([span('RunTask', 0, 20_000)], script)).toBe(0)
  })
})
