import { describe, expect, test } from 'vitest'
import { mostAlike } from '../../../utils/digest/alike'
import { indicatorBehind, reasonText } from '../../../utils/digest/reason-text'

const told = (title: string, words: string[] = [], published = '2026-05-20T08:00:00Z') => ({ title, words, published })

describe('stories to choose from', () => {
  const one = told('Zyntrix Gateway flaw exploited', ['CVE-2026-31337'])

  test('are ordered by the rare words that they share', () => {
    const fair = told('Autumn fair opens')
    const flaw = told('Flaw in Acme Mail exploited')
    const same = told('Firmware for Zyntrix appliances', ['Zyntrix'])
    const others = Array.from({ length: 9 }, (_, index) => told(`Flaw number ${index} exploited`))
    expect(mostAlike(one, [fair, flaw, ...others, same])[0]).toBe(same)
    expect(mostAlike(one, [fair, flaw])).toEqual([flaw, fair])
  })

  test('are ordered by date where they share as much, and the older count less', () => {
    const old = told('Zyntrix news', [], '2026-01-20T08:00:00Z')
    const late = told('Zyntrix news', [], '2026-05-19T08:00:00Z')
    expect(mostAlike(one, [old, late])).toEqual([late, old])
    expect(mostAlike(told('Nothing alike'), [old, late])).toEqual([late, old])
    expect(mostAlike(one, [told('Zyntrix', [], ''), told('Fair', [], '')]).map(({ title }) => title)).toEqual(['Zyntrix', 'Fair'])
  })
})

describe('the sentence behind a reason', () => {
  const indicator = { term: 'Zero-Day', sentence: 'A Zero-Day.', url: null }

  test('is the one whose words the reason quotes', () => {
    expect(indicatorBehind({ text: reasonText('Used before it was known', 'zero-day') }, [indicator])).toBe(indicator)
    expect(indicatorBehind({ text: reasonText('Used before it was known', undefined) }, [indicator])).toBeUndefined()
    expect(indicatorBehind({ text: reasonText('Code execution', 'RCE') }, [indicator])).toBeUndefined()
  })
})
