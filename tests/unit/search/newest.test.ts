import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAdvisory } from '../../../utils/advisories'
import { documentOf, EVERYTHING, newestArrivedAfter, SearchIndex, SegmentBuilder } from '../../../utils/search'

/** When an advisory changed and when it came, in seconds since 1970. */
interface Entry {
  id: string
  changed: number
  arrived: number
}

function segment(entries: readonly Entry[], gone: string[] = []): ArrayBuffer {
  const builder = new SegmentBuilder()
  for (const { id, changed, arrived } of entries.toSorted((a, b) => b.changed - a.changed)) {
    const advisory = toAdvisory({ id, title: `About ${id}`, published: '2026-11-01', sources: [`Source ${id.length}`] })
    if (!advisory) throw new Error('not an advisory')
    builder.add(documentOf({ id, advisory, changed: new Date(changed * 1000).toISOString(), identifiers: [] }, arrived))
  }
  return builder.finish(gone)
}

const entries = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 30 }).map(String), changed: fc.integer({ min: 1, max: 40 }), arrived: fc.nat(40) }),
  { selector: ({ id }) => id, maxLength: 30 },
)

describe('the newest', () => {
  it('are what the index says without a filter, or leave it to the index', () => {
    let answered = 0
    fc.assert(
      fc.property(entries, entries, fc.nat(20), fc.nat(40), fc.nat(40), (older, newer, limit, arrived, changedSince) => {
        const gone = older.filter(({ id, changed }) => changed % 7 === 0 && newer.every((each) => each.id !== id))
        const index = SearchIndex.open([
          segment(older),
          segment(
            newer,
            gone.map(({ id }) => id),
          ),
        ])
        if (!index) throw new Error('does not open')
        const newest = index.newest(limit)
        expect({ ids: newest.ids, total: newest.total }).toEqual(index.find('', EVERYTHING, limit))
        expect(newest.sources).toEqual(index.sources(99))
        const fresh = newestArrivedAfter(newest, arrived, changedSince)
        const all = index.arrivedAfter(arrived, changedSince, EVERYTHING, 99)
        if (fresh) {
          answered += Number(fresh.length > 0)
          expect(fresh).toEqual(all)
        } else {
          // Something that came since is not among the newest.
          const beyond = [...older, ...newer].some((each) => each.arrived > arrived && !newest.ids.includes(each.id))
          expect(beyond).toBe(true)
        }
      }),
    )
    expect(answered).toBeGreaterThan(0)
  })
})
