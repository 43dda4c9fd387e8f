import { BUCKET_RUN_BITS, bucketRuns, ENTITY_RUN_BITS, entityRuns, HEADER, HEADER_WORDS, ID_RUN } from './layout'
import type { Views } from './views'

/*
 * Checksums of a lexicon: of its header, of all the rest, and of each part of that, for whoever opens it in a page, whose first script
 * would take several milliseconds to read the whole. They find damage, not forgery: buffers come from the extension's own worker.
 */

/** Puts the checksums into a buffer whose other parts are complete. */
export function seal(views: Views): void {
  const { header, sums } = views
  const buckets = bucketRuns(header[HEADER.bucketBits] ?? 0)
  const entities = entityRuns(header[HEADER.entities] ?? 0)
  sums[0] = sumOfFilter(views)
  for (let run = 0; run < buckets; run++) sums[1 + run] = sumOfBuckets(views, run)
  for (let run = 0; run < entities; run++) sums[1 + buckets + run] = sumOfEntities(views, run)
  header[HEADER.whole] = sumOfAll(views)
  header[HEADER.checksum] = sumOfHeader(views)
}

/** Whether all of a buffer is as it was written. */
export function isWhole(views: Views): boolean {
  return views.header[HEADER.whole] === sumOfAll(views)
}

export function isHeaderWhole(views: Views): boolean {
  return views.header[HEADER.checksum] === sumOfHeader(views)
}

export function isFilterWhole(views: Views): boolean {
  return views.sums[0] === sumOfFilter(views)
}

/** Whether a run of buckets is as it was written: the buckets in order and all their records within the buffer. */
export function areBucketsWhole(views: Views, run: number): boolean {
  const { buckets, marks } = views
  const end = lastBucket(views, run)
  for (let at = run * BUCKET_RUN; at < end; at++) if ((buckets[at] ?? 0) > (buckets[at + 1] ?? 0)) return false
  if ((buckets[end] ?? 0) > marks.length) return false
  return views.sums[1 + run] === sumOfBuckets(views, run)
}

/** Whether the ids and vendors of a run of entities are as they were written. */
export function areEntitiesWhole(views: Views, run: number): boolean {
  const buckets = bucketRuns(views.header[HEADER.bucketBits] ?? 0)
  return views.sums[1 + buckets + run] === sumOfEntities(views, run)
}

function sumOfHeader({ header }: Views): number {
  return sumOf(header, HEADER.checksum + 1, header.length, sumOf(header, 0, HEADER.checksum, FIRST_SUM)) >>> 0
}

/** Of all words after the header, in four sums that go on side by side: one alone would take as long as its steps wait for each other. */
function sumOfAll({ header }: Views): number {
  const words = new Uint32Array(header.buffer, HEADER_WORDS * 4)
  const lanes = Uint32Array.of(1, 2, 3, 4)
  let [first = 0, second = 0, third = 0, fourth = 0] = lanes
  let at = 0
  for (; at + 4 <= words.length; at += 4) {
    first = Math.imul(first ^ (words[at] ?? 0), FACTOR)
    second = Math.imul(second ^ (words[at + 1] ?? 0), FACTOR)
    third = Math.imul(third ^ (words[at + 2] ?? 0), FACTOR)
    fourth = Math.imul(fourth ^ (words[at + 3] ?? 0), FACTOR)
  }
  lanes.set([first, second, third, fourth])
  return sumOf(words, at, words.length, sumOf(lanes, 0, 4, FIRST_SUM)) >>> 0
}

function sumOfFilter({ filter }: Views): number {
  return sumOf(filter, 0, filter.length, FIRST_SUM) >>> 0
}

function sumOfBuckets(views: Views, run: number): number {
  const { buckets, records, marks } = views
  const end = lastBucket(views, run)
  const from = buckets[run * BUCKET_RUN] ?? 0
  const to = Math.min(buckets[end] ?? 0, marks.length)
  const ofBuckets = sumOf(buckets, run * BUCKET_RUN, end + 1, FIRST_SUM)
  return sumOf(marks, from, to, sumOf(records, from * 2, to * 2, ofBuckets)) >>> 0
}

/** Of ids it takes whole words, also where another run's ids begin or end in one: byte for byte would take four times as long. */
function sumOfEntities({ groups, idIndex, idBytes, idWords }: Views, run: number): number {
  const end = Math.min((run + 1) * ENTITY_RUN, groups.length)
  const first = (run * ENTITY_RUN) / ID_RUN
  const next = Math.min(first + ENTITY_RUN / ID_RUN, idIndex.length)
  const ofIndex = sumOf(idIndex, first, next, sumOf(groups, run * ENTITY_RUN, end, FIRST_SUM))
  const bytesEnd = next < idIndex.length ? Math.min(idIndex[next] ?? 0, idBytes.length) : idBytes.length
  return sumOf(idWords, (idIndex[first] ?? 0) >>> 2, (bytesEnd + 3) >>> 2, ofIndex) >>> 0
}

/** The bucket after a run's last one. */
function lastBucket({ buckets }: Views, run: number): number {
  return Math.min((run + 1) * BUCKET_RUN, buckets.length - 1)
}

const FIRST_SUM = 1
const FACTOR = 0x9e3779b1
const BUCKET_RUN = 2 ** BUCKET_RUN_BITS
const ENTITY_RUN = 2 ** ENTITY_RUN_BITS

/** Goes on with a sum. Every step can be undone, so that no change of a single value is missed. */
function sumOf(values: Uint8Array | Uint16Array | Uint32Array, from: number, to: number, before: number): number {
  let sum = before
  for (let at = from; at < to; at++) {
    sum = Math.imul(sum ^ (values[at] ?? 0), FACTOR)
    sum ^= sum >>> 15
  }
  return sum
}
