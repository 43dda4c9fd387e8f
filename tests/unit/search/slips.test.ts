import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVERYTHING, SearchIndex, SegmentBuilder, type SearchDocument } from '../../../utils/search'
import { similarTerms } from '../../../utils/search/dictionary'
import { openSegment } from '../../../utils/search/segment'

const document = (id: string, terms: string[]): SearchDocument => ({
  id,
  changed: '2026-11-01',
  arrived: 0,
  band: 'none',
  published: '',
  exploited: false,
  withdrawn: false,
  sources: [],
  types: [],
  terms: new Map(terms.map((term) => [term, true])),
})

function built(documents: SearchDocument[]): ArrayBuffer {
  const builder = new SegmentBuilder()
  for (const each of documents) builder.add(each)
  return builder.finish()
}

/** Optimal string alignment distance, as it is defined, with nothing left out. */
function distance(a: string, b: string): number {
  const cell = (x: number, y: number): number => {
    if (x === 0 || y === 0) return x + y
    const same = a[x - 1] === b[y - 1] ? 0 : 1
    const costs = [cell(x - 1, y) + 1, cell(x, y - 1) + 1, cell(x - 1, y - 1) + same]
    if (x > 1 && y > 1 && a[x - 1] === b[y - 2] && a[x - 2] === b[y - 1]) costs.push(cell(x - 2, y - 2) + 1)
    return Math.min(...costs)
  }
  return cell(a.length, b.length)
}

const word = fc.stringMatching(/^[abc]{1,5}$/)

it('finds exactly the terms of which some beginning is so many slips away', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), word, fc.constantFrom(1, 2), (terms, wanted, slips) => {
      const segment = openSegment(built([document('a', terms)]))
      if (!segment) throw new Error('does not open')
      const found: number[] = []
      similarTerms(segment, new TextEncoder().encode(wanted), slips, (term) => found.push(term))
      const sorted = [...terms].sort()
      const beginnings = (term: string) =>
        Array.from(term, (_, at) => term.slice(0, at + 1)).filter(({ length }) => length >= wanted.length - slips)
      const expected = sorted.filter((term) => beginnings(term).some((each) => distance(each, wanted) <= slips))
      expect(found.map((term) => sorted[term])).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

it('finds by every beginning of every term, however many documents have it', () => {
  const documents = Array.from({ length: 700 }, (_, at) =>
    document(`id-${at}`, ['all', `n${at}n`, at % 300 === 0 ? 'rare' : 'often']),
  )
  const index = SearchIndex.open([built(documents)])
  expect(index?.find('al', EVERYTHING, 1_000).total).toBe(700)
  expect(index?.find('rar', EVERYTHING, 9).ids).toEqual(['id-0', 'id-300', 'id-600'])
  for (const at of [0, 63, 64, 128, 699]) expect(index?.find(`n${at}n`, EVERYTHING, 9).ids).toEqual([`id-${at}`])
})
