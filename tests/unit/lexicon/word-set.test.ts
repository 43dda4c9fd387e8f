import { describe, expect, it } from 'vitest'
import { hashOf, packWords, stems, WordSet } from '../../../utils/lexicon/word-set'

describe('a packed set of words', () => {
  const words = new Map(Array.from({ length: 5_000 }, (_, at) => [`word${at * 7}`, at % 4]))
  const { count, bytes } = packWords(words)
  const set = new WordSet(count, bytes)

  it('knows the class of every word, and the higher one of two with one hash', () => {
    const classes = [...words].map(([word, kind]) => ({ kind, read: set.classOf(hashOf(word)) }))
    for (const { kind, read } of classes) expect(read).toBeGreaterThanOrEqual(kind)
    expect(classes.filter(({ kind, read }) => read !== kind).length).toBeLessThan(10)
  })

  it('takes hardly any other for a word', () => {
    const others = Array.from({ length: 20_000 }, (_, at) => `other${at}`)
    expect(others.filter((word) => set.classOf(hashOf(word)) >= 0).length).toBeLessThan(60)
  })

  it('finds a word inside a text as if it were cut out', () => {
    expect(set.classOf(hashOf('a word49 b', 2, 8))).toBe(words.get('word49'))
    expect(set.classOf(hashOf('49', 0, 2, hashOf('word')))).toBe(words.get('word49'))
  })
})

describe('the words that a word may be a form of', () => {
  it.each([
    ['running', ['runn', 'runne', 'run']],
    ['stories', ['story', 'stori', 'storie', 'storie']],
    ['scalability', ['scalable', 'scal']],
    ['salt', []],
    ['is', []],
  ])('%s', (word, expected) => {
    expect(stems(word)).toEqual(expected)
  })
})
