import { bucketOf, keyOf, MAX_BUCKET, RECORDS_A_BUCKET } from './layout'
import type { Entry } from './names'

export interface Bucketed {
  entries: Entry[]
  bucketBits: number
  starts: Uint32Array
}

/** Sorts entries into buckets; within one, equal names stand together in the order given. Bounds each bucket. */
export function bucketed(entries: Entry[]): Bucketed {
  const bucketBits = Math.max(0, Math.round(Math.log2(entries.length / RECORDS_A_BUCKET)))
  const firsts = new Int32Array(2 ** bucketBits).fill(-1)
  const lasts = new Int32Array(2 ** bucketBits)
  const nexts = new Int32Array(entries.length).fill(-1)
  entries.forEach(({ hash }, at) => {
    const bucket = bucketOf(hash, bucketBits)
    if (firsts[bucket] === -1) firsts[bucket] = at
    else nexts[lasts[bucket] ?? 0] = at
    lasts[bucket] = at
  })
  const starts = new Uint32Array(firsts.length + 1)
  const kept: Entry[] = []
  for (let bucket = 0; bucket < firsts.length; bucket++) {
    const start = kept.length
    starts[bucket] = start
    for (let at = firsts[bucket] ?? -1; at !== -1 && kept.length - start < MAX_BUCKET; at = nexts[at] ?? -1) {
      const entry = entries[at]
      if (entry) insertEntry(kept, start, entry)
    }
  }
  starts[firsts.length] = kept.length
  return { entries: kept, bucketBits, starts }
}

/** Puts an entry into the bucket that begins at `start`, after those of the same name. */
function insertEntry(kept: Entry[], start: number, entry: Entry): void {
  const key = keyOf(entry.hash, entry.check)
  let after = kept.length
  for (let at = start; at < kept.length; at++) {
    const other = kept[at]
    if (!other || keyOf(other.hash, other.check) !== key) continue
    if (isSameRecord(other, entry)) return
    after = at + 1
  }
  if (after === kept.length) kept.push(entry)
  else kept.splice(after, 0, entry)
}

function isSameRecord(a: Entry, b: Entry): boolean {
  return a.entity === b.entity && a.capitals === b.capitals && a.boundaries === b.boundaries
}
