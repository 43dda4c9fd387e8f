import { describe, expect, it } from 'vitest'
import { readSettings, toDigest, withCorrections, withoutCorrection, type StoryCorrection } from '../../../utils/settings'

const at = (day: number) => ({ name: '', story: '', addedAt: `2026-11-0${day}T00:00:00.000Z` })

const apart = (day: number, article: string, ...others: string[]): StoryCorrection => ({
  ...at(day),
  verdict: 'apart',
  article,
  others,
  identifiers: ['CVE-2026-1'],
})
const together = (day: number, ...articles: string[]): StoryCorrection => ({ ...at(day), verdict: 'together', articles })

describe('corrected stories', () => {
  it('hold for every two articles as was said last, in whatever order they are kept', () => {
    const [first, second, third] = [together(1, 'a', 'b', 'c'), apart(2, 'a', 'b', 'c'), together(3, 'c', 'a')]
    for (const said of [
      [first, second, third],
      [third, first, second],
    ]) {
      const { together: joined, apart: parted } = toDigest(said)
      expect(joined.map((pair) => [...pair].sort())).toEqual(
        expect.arrayContaining([
          ['b', 'c'],
          ['a', 'c'],
        ]),
      )
      expect(joined).toHaveLength(2)
      expect(parted).toEqual([['a', 'b']])
    }
  })

  it('tell what an article is not about, until it is said to belong to something again', () => {
    expect(toDigest([apart(1, 'a', 'b')]).notAbout).toEqual(new Map([['a', ['CVE-2026-1']]]))
    expect(toDigest([apart(1, 'a', 'b'), together(2, 'a', 'b')]).notAbout.size).toBe(0)
    expect(toDigest([together(1, 'a', 'b'), apart(2, 'a', 'b')]).notAbout.size).toBe(1)
  })

  it('are the same by their articles, and are undone by those', () => {
    const said = withCorrections([apart(1, 'a', 'b', 'c')], [apart(5, 'a', 'c', 'b'), together(2, 'a', 'd')])
    expect(said).toEqual([apart(1, 'a', 'b', 'c'), together(2, 'a', 'd')])
    expect(withoutCorrection(said, together(4, 'd', 'a'))).toEqual([apart(1, 'a', 'b', 'c')])
  })

  it.each([
    ['no article', { ...apart(1, 'a', 'b'), article: '' }],
    ['one article alone', together(1, 'a')],
    ['more articles than are kept', together(1, ...Array.from({ length: 41 }, (_, index) => String(index)))],
    ['another verdict', { ...together(1, 'a', 'b'), verdict: 'perhaps' }],
  ])('are refused with %s', (_what, correction) => {
    expect(readSettings({ version: 1, corrections: [correction] })).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })
})
