import { entryIn, type SearchEntry } from './entry'
import { EVERYTHING, testOf, type AdvisoryFilter } from './filter'
import { HIGHEST, scoresOf } from './match'
import { MOST_NEWEST, MOST_SOURCES, namesOf, type Newest } from './newest'
import { idOf, keyOf, numberOf, openSegment, type Segment } from './segment'

/** Advisories by their ids, in order. */
export interface Found {
  /** Only the first so many as were asked for. */
  ids: string[]
  /** How many there are. */
  total: number
}

/** One document of one of the segments: the segment's number above the document's. */
type Place = number

const DOCUMENT_BITS = 24
const DOCUMENT_MASK = (1 << DOCUMENT_BITS) - 1

/**
 * All advisories as they can be searched: large segments of different ones, and a small one of what came or changed since, whose word about
 * an advisory holds. Nothing is read until it is asked for.
 */
export class SearchIndex {
  readonly #segments: Segment[]
  /** For each segment the documents that a later one speaks of. */
  readonly #superseded: Uint8Array[]

  private constructor(segments: Segment[]) {
    this.#segments = segments
    this.#superseded = segments.map((segment, index) => {
      const marks = new Uint8Array(segment.documents)
      for (const later of segments.slice(index + 1)) {
        if (!later.gone) continue
        for (let document = 0; document < later.documents; document++) markIn(segment, idOf(later, document), marks)
        for (const id of later.gone) markIn(segment, id, marks)
      }
      return marks
    })
  }

  /** The index that these buffers make, the older first; undefined where one of them is not of this release. */
  static open(buffers: readonly ArrayBuffer[]): SearchIndex | undefined {
    const segments = buffers.map(openSegment).filter((segment) => segment !== undefined)
    return segments.length === buffers.length && segments.length > 0 ? new SearchIndex(segments) : undefined
  }

  /** What has every word of the query, best first and then newest first; everything, newest first, for a query without a word. */
  find(query: string, filter: AdvisoryFilter, limit: number): Found {
    const tiers: Place[][][] = Array.from({ length: HIGHEST + 1 }, () => [])
    let total = 0
    this.#segments.forEach((segment, index) => {
      const scores = scoresOf(segment, query)
      const isWanted = testOf(filter, segment)
      const superseded = this.#superseded[index]
      const kept: Place[][] = Array.from({ length: HIGHEST + 1 }, () => [])
      for (let document = 0; document < segment.documents; document++) {
        const score = scores ? (scores[document] ?? 0) : 1
        if (score === 0 || superseded?.[document] || !isWanted(document)) continue
        total++
        const tier = kept[score]
        // Of each tier at most so many can be listed.
        if (tier && tier.length < limit) tier.push((index << DOCUMENT_BITS) | document)
      }
      kept.forEach((places, score) => places.length > 0 && tiers[score]?.push(places))
    })
    const places: Place[] = []
    for (let score = HIGHEST; score > 0 && places.length < limit; score--) places.push(...this.#newestFirst(tiers[score] ?? []))
    return { ids: this.#idsOf(places.slice(0, limit)), total }
  }

  /** What came or changed after a moment, of what last changed since another; both in seconds since 1970. Newest first. */
  arrivedAfter(arrived: number, changedSince: number, filter: AdvisoryFilter, limit: number): string[] {
    const lists = this.#segments.map((segment, index) => {
      const isWanted = testOf(filter, segment)
      const places: Place[] = []
      for (let document = 0; document < segment.documents && places.length < limit; document++) {
        if ((segment.changed[document] ?? 0) < changedSince) break
        const isNew = (segment.arrived[document] ?? 0) > arrived && !this.#superseded[index]?.[document]
        if (isNew && isWanted(document)) places.push((index << DOCUMENT_BITS) | document)
      }
      return places
    })
    return this.#idsOf(this.#newestFirst(lists).slice(0, limit))
  }

  /** The newest of them, to be kept beside the index. */
  newest(limit = MOST_NEWEST): Newest {
    const { ids, total } = this.find('', EVERYTHING, limit)
    const entries = ids.map((id) => this.entryOf(id))
    const listed = new Set(ids)
    let latestBeyond = 0
    this.#segments.forEach((segment, index) => {
      for (let document = 0; document < segment.documents; document++) {
        const arrived = segment.arrived[document] ?? 0
        if (arrived <= latestBeyond || this.#superseded[index]?.[document]) continue
        if (!listed.has(idOf(segment, document))) latestBeyond = arrived
      }
    })
    return {
      ids,
      total,
      changed: entries.map((entry) => entry?.changed ?? 0),
      arrived: entries.map((entry) => entry?.arrived ?? 0),
      latestBeyond,
      sources: this.sources(MOST_SOURCES),
    }
  }

  /** What is kept of one advisory; undefined where it is not there. */
  entryOf(id: string): SearchEntry | undefined {
    const key = keyOf(id)
    for (let at = this.#segments.length - 1; at >= 0; at--) {
      const segment = this.#segments[at]
      if (!segment || segment.gone?.has(id)) return undefined
      const document = numberOf(segment, key)
      if (document >= 0) return entryIn(segment, document, id)
    }
    return undefined
  }

  /** How many documents each segment has, the older first. */
  get sizes(): number[] {
    return this.#segments.map(({ documents }) => documents)
  }

  /** How many documents the large ones have. */
  get size(): number {
    return this.#segments.filter(({ gone }) => !gone).reduce((sum, { documents }) => sum + documents, 0)
  }

  /** The ids that the small segment speaks of; undefined where there is none. */
  recentIds(): string[] | undefined {
    const segment = this.#segments.at(-1)
    if (!segment?.gone) return undefined
    return [...Array.from({ length: segment.documents }, (_, document) => idOf(segment, document)), ...segment.gone]
  }

  /** Names of those who say something, who say most first. */
  sources(limit: number): string[] {
    return namesOf(this.sourceCounts(), limit)
  }

  /** Of how many advisories each of them says something. */
  sourceCounts(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { sources, sourceNames } of this.#segments) {
      const tally = new Uint32Array(sourceNames.length)
      for (const source of sources) tally[source] = (tally[source] ?? 0) + 1
      sourceNames.forEach((name, source) => counts.set(name, (counts.get(name) ?? 0) + (tally[source] ?? 0)))
    }
    return counts
  }

  #idsOf(places: readonly Place[]): string[] {
    return places.flatMap((place) => {
      const segment = this.#segments[place >> DOCUMENT_BITS]
      return segment ? [idOf(segment, place & DOCUMENT_MASK)] : []
    })
  }

  /** Lists that are each in order, as one. */
  #newestFirst(lists: readonly Place[][]): Place[] {
    const changed = (place: Place) => this.#segments[place >> DOCUMENT_BITS]?.changed[place & DOCUMENT_MASK] ?? 0
    return lists.reduce((before, list) => merged(before, list, changed), [])
  }
}

/** Of equals those of the first list come first. */
function merged(a: Place[], b: Place[], changed: (place: Place) => number): Place[] {
  const [last, first] = [a.at(-1), b[0]]
  if (last === undefined) return b
  if (first === undefined) return a
  if (changed(last) >= changed(first)) return [...a, ...b]
  const places: Place[] = []
  for (let at = 0, other = 0; at < a.length || other < b.length;) {
    const [next, rival] = [a[at], b[other]]
    if (rival === undefined || (next !== undefined && changed(next) >= changed(rival))) {
      if (next !== undefined) places.push(next)
      at++
    } else {
      places.push(rival)
      other++
    }
  }
  return places
}

function markIn(segment: Segment, id: string, marks: Uint8Array): void {
  const document = numberOf(segment, keyOf(id))
  if (document >= 0) marks[document] = 1
}
