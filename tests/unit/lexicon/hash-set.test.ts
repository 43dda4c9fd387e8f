import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashSet } from '../../../utils/lexicon/hash-set'

describe('a set of hashes', () => {
  const hash = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).filter((value) => value !== 0)

  it('has what a Set has, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 200 }), fc.array(hash, { maxLength: 50 }), (members, others) => {
        const known = new Set(members)
        const set = new HashSet(members)
        for (const each of [...members, ...others, 0]) expect(set.has(each)).toBe(known.has(each))
      }),
      { numRuns: 300 },
    )
  })
})
