import type { Entries } from './entries'
import { bucketOf, KEY_SHIFT, MARK_BITS, MAX_BUCKET, RECORDS_A_BUCKET } from './layout'

export interface Bucketed {
  /** The entries that are kept, by their numbers, bucket after bucket. */
  kept: Int32Array
  bucketBits: number
  starts: Uint32Array
}

/** Sorts entries into buckets; within one, equal names stand together in the order given. Bounds each bucket. */
export function bucketed(entries: Entries): Bucketed {
  const { count, hashes } = entries
  const bucketBits = Math.max(0, Math.round(Math.log2(count / RECORDS_A_BUCKET)))
  const ends = new Uint32Array(2 ** bucketBits + 1)
  for (let at = 0; at < count; at++) add(ends, bucketOf(hashes[at] ?? 0, bucketBits), 1)
  for (let bucket = 1; bucket < ends.length; bucket++) add(ends, bucket, ends[bucket - 1] ?? 0)
  // From the last one on, so that each bucket's are in the order given when all the ends have become starts.
  const sorted = new Int32Array(count)
  for (let at = count - 1; at >= 0; at--) sorted[add(ends, bucketOf(hashes[at] ?? 0, bucketBits), -1)] = at
  return { ...bounded(entries, sorted, ends), bucketBits }
}

/** Leaves out what is too much for a bucket or there already, and closes the gaps. */
function bounded(entries: Entries, sorted: Int32Array, starts: Uint32Array) {
  let kept = 0
  for (let bucket = 0; bucket < starts.length - 1; bucket++) {
    const start = kept
    const end = starts[bucket + 1] ?? 0
    for (let at = starts[bucket] ?? 0; at < end && kept - start < MAX_BUCKET; at++) {
      const entry = sorted[at] ?? 0
      const place = placeFor(entries, entry, sorted, start, kept)
      if (place < 0) continue
      if (place < kept) sorted.copyWithin(place + 1, place, kept)
      sorted[place] = entry
      kept++
    }
    starts[bucket] = start
  }
  starts[starts.length - 1] = kept
  return { kept: sorted.subarray(0, kept), starts }
}

/** Where an entry belongs in its bucket, after those of the same name; -1 where its record is there already. */
function placeFor({ firsts, places, marks }: Entries, entry: number, kept: Int32Array, start: number, end: number): number {
  const first = firsts[entry] ?? 0
  let place = end
  for (let at = start; at < end; at++) {
    const other = kept[at] ?? 0
    const differing = (firsts[other] ?? 0) ^ first
    if (differing >>> KEY_SHIFT !== 0) continue
    const capitals = differing | (((marks[other] ?? 0) ^ (marks[entry] ?? 0)) >>> MARK_BITS)
    if (capitals === 0 && places[other] === places[entry]) return -1
    place = at + 1
  }
  return place
}

function add(column: Uint32Array, at: number, value: number): number {
  return (column[at] = (column[at] ?? 0) + value)
}
