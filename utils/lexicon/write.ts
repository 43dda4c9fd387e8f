import { bucketed } from './buckets'
import type { Entries } from './entries'
import { frontCoded } from './id-table'
import { FILTER_BITS_A_KEY, filterBitsOf, HEADER, HEADER_WORDS, LAYOUT_VERSION, MAGIC, sections } from './layout'
import { seal } from './sums'
import { viewsOf } from './views'

interface Compiled {
  entries: Entries
  /** How many of them no entity has to exist for. */
  identifiers: number
  ids: string[]
  /** Of each entity the number of its vendor, from 1 on, or 0. */
  groups: Uint32Array
  groupCount: number
}

/** Lays out what was compiled in one buffer, as docs/lexicon.md draws it. */
export function write({ entries, identifiers, ids, groups, groupCount }: Compiled): ArrayBuffer {
  const { kept, bucketBits, starts } = bucketed(entries)
  const { bytes: idBytes, index: idIndex } = frontCoded(ids)
  const prefixes = prefixesOf(entries, kept)
  const filterBits = Math.max(1, Math.round(Math.log2(((kept.length + prefixes.length) * FILTER_BITS_A_KEY) / 32)))
  const sizes = { filterBits, bucketBits, records: kept.length, entities: ids.length, groups: groupCount }
  const parts = sections({ ...sizes, idBytes: idBytes.length })
  const buffer = new ArrayBuffer(parts.end)
  const header = new Uint32Array(buffer, 0, HEADER_WORDS)
  header[HEADER.magic] = MAGIC
  header[HEADER.version] = LAYOUT_VERSION
  header[HEADER.byteLength] = parts.end
  header[HEADER.filterBits] = filterBits
  header[HEADER.bucketBits] = bucketBits
  header[HEADER.records] = kept.length
  header[HEADER.entities] = ids.length
  header[HEADER.groups] = groupCount
  header[HEADER.names] = kept.length - identifiers
  header[HEADER.idBytes] = idBytes.length

  const views = viewsOf(buffer)
  let maxWords = 4
  for (let record = 0; record < kept.length; record++) {
    const entry = kept[record] ?? 0
    mark(views.filter, filterBits, entries.hashes[entry] ?? 0)
    views.records[record * 2] = entries.firsts[entry] ?? 0
    views.records[record * 2 + 1] = entries.places[entry] ?? 0
    views.marks[record] = entries.marks[entry] ?? 0
    maxWords = Math.max(maxWords, entries.words[entry] ?? 0)
  }
  header[HEADER.maxWords] = maxWords
  for (let prefix = 0; prefix < prefixes.length; prefix++) mark(views.filter, filterBits, prefixes[prefix] ?? 0)
  views.buckets.set(starts)
  views.groups.set(groups)
  views.idIndex.set(idIndex)
  views.idBytes.set(idBytes)
  seal(views)
  return buffer
}

function mark(filter: Uint32Array, filterBits: number, hash: number): void {
  const at = hash >>> (32 - filterBits)
  filter[at] = (filter[at] ?? 0) | filterBitsOf(hash)
}

/** The beginnings of all entries that are kept, each once. */
function prefixesOf(entries: Entries, kept: Int32Array): Int32Array {
  const found = new Int32Array(entries.prefixStart(entries.count))
  let count = 0
  for (let record = 0; record < kept.length; record++) {
    const entry = kept[record] ?? 0
    const end = entries.prefixStart(entry + 1)
    for (let at = entries.prefixStart(entry); at < end; at++) found[count++] = entries.prefixes[at] ?? 0
  }
  const sorted = found.subarray(0, count).sort()
  let different = 0
  for (let at = 0; at < count; at++) {
    if (at === 0 || sorted[at] !== sorted[different - 1]) sorted[different++] = sorted[at] ?? 0
  }
  return sorted.subarray(0, different)
}
