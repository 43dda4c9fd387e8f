import { describe, expect, it } from 'vitest'
import { pluralCategories, pluralForm } from '../../../utils/i18n/plural'

const ARABIC = ['zero', 'one', 'two', 'few', 'many', 'other']

describe('the form of a message that counts', () => {
  it.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [3, 'few'],
    [10, 'few'],
    [11, 'many'],
    [99, 'many'],
    [100, 'other'],
    [102, 'other'],
    [103, 'few'],
    [111, 'many'],
  ])('in Arabic for %i is that of %s', (count, form) => {
    expect(pluralForm(ARABIC, count, 'ar')).toBe(form)
  })

  it('is always the same in Japanese', () => {
    expect([0, 1, 2, 11].map((count) => pluralForm(['件'], count, 'ja'))).toEqual(['件', '件', '件', '件'])
  })

  it('is one of two in German and in English', () => {
    expect([0, 1, 2, 21].map((count) => pluralForm(['eins', 'viele'], count, 'de'))).toEqual(['viele', 'eins', 'viele', 'viele'])
  })

  it('has a way of its own to say nothing, where there is a form too many', () => {
    expect([0, 1, 2].map((count) => pluralForm(['keins', 'eins', 'viele'], count, 'de'))).toEqual(['keins', 'eins', 'viele'])
    expect([0, 1, 2].map((count) => pluralForm(['無', '件'], count, 'ja'))).toEqual(['無', '件', '件'])
  })

  it('is the last where the forms are not those of the language', () => {
    expect([0, 1, 5].map((count) => pluralForm(['one', 'many'], count, 'ar'))).toEqual(['many', 'many', 'many'])
  })

  it('knows which forms a language has', () => {
    expect(pluralCategories('ar')).toEqual(ARABIC)
    expect(pluralCategories('ja')).toEqual(['other'])
    expect(pluralCategories('pl')).toEqual(['one', 'few', 'many', 'other'])
  })
})
