import { bucketed } from './buckets'
import type { Entries } from './entries'
import { frontCoded } from './id-table'
import {
  checksum,
  FILTER_BITS_A_KEY,
  filterBitsOf,
  groupBytes,
  HEADER,
  HEADER_WORDS,
  LAYOUT_VERSION,
  MAGIC,
  sections,
} from './layout'

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
  const words = new Uint32Array(buffer)
  words[HEADER.magic] = MAGIC
  words[HEADER.version] = LAYOUT_VERSION
  words[HEADER.byteLength] = parts.end
  words[HEADER.filterBits] = filterBits
  words[HEADER.bucketBits] = bucketBits
  words[HEADER.records] = kept.length
  words[HEADER.entities] = ids.length
  words[HEADER.groups] = groupCount
  words[HEADER.names] = kept.length - identifiers
  words[HEADER.idBytes] = idBytes.length

  const filter = words.subarray(HEADER_WORDS, parts.buckets / 4)
  const marks = new Uint16Array(buffer, parts.marks, kept.length)
  let maxWords = 4
  let at = parts.records / 4
  for (let record = 0; record < kept.length; record++) {
    const entry = kept[record] ?? 0
    mark(filter, filterBits, entries.hashes[entry] ?? 0)
    words[at++] = entries.firsts[entry] ?? 0
    words[at++] = entries.places[entry] ?? 0
    marks[record] = entries.marks[entry] ?? 0
    maxWords = Math.max(maxWords, entries.words[entry] ?? 0)
  }
  words[HEADER.maxWords] = maxWords
  for (let prefix = 0; prefix < prefixes.length; prefix++) mark(filter, filterBits, prefixes[prefix] ?? 0)
  words.set(starts, parts.buckets / 4)
  const Groups = groupBytes(groupCount) === 2 ? Uint16Array : Uint32Array
  new Groups(buffer, parts.groups, ids.length).set(groups)
  words.set(idIndex, parts.idIndex / 4)
  new Uint8Array(buffer).set(idBytes, parts.ids)
  words[HEADER.checksum] = checksum(words)
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
