import { documentOf, EVERYTHING, MOST_DOCUMENTS, SearchIndex, SegmentBuilder } from '../../../utils/search'
import type { AdvisoryRow } from '../../../utils/store/rows'

export interface IndexFigures {
  /** Milliseconds to compile everything anew; bytes of what comes of it. */
  compile: number
  bytes: number
  /** Milliseconds to open it. */
  open: number
  queries: { query: string; found: number; median: number; most: number }[]
}

/** Whole and begun words, several of them, slips, identifiers, what nothing has, and nothing typed. */
const QUERIES = [
  'microsoft',
  'w',
  'server priv',
  'micosoft',
  'exchagne sevrer',
  'cve',
  'cve-2021-44',
  'vulnerabilty',
  'qwxzqwxz',
  '',
]
const TIMES = 21

/** What the index takes by itself, without a store and a page around it. */
export function readIndex(rows: readonly AdvisoryRow[]): IndexFigures {
  const newestFirst = [...rows].sort((a, b) => (a.changed < b.changed ? 1 : -1))
  const started = performance.now()
  const buffers: ArrayBuffer[] = []
  for (let from = 0; from < newestFirst.length; from += MOST_DOCUMENTS) {
    const builder = new SegmentBuilder()
    for (const row of newestFirst.slice(from, from + MOST_DOCUMENTS)) builder.add(documentOf(row, 0))
    buffers.push(builder.finish())
  }
  const compile = performance.now() - started
  const opening = performance.now()
  const index = SearchIndex.open(buffers)
  const open = performance.now() - opening
  if (!index) throw new Error('What was compiled does not open.')
  const queries = QUERIES.map((query) => {
    let found = 0
    const times = Array.from({ length: TIMES }, () => {
      const start = performance.now()
      found = index.find(query, EVERYTHING, 5_000).total
      return performance.now() - start
    }).sort((a, b) => a - b)
    return { query, found, median: times[TIMES >> 1] ?? 0, most: times.at(-1) ?? 0 }
  })
  return { compile, bytes: buffers.reduce((sum, { byteLength }) => sum + byteLength, 0), open, queries }
}
