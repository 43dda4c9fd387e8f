import type { LexiconEntity } from './entity'
import {
  BOUNDARY_SHIFT,
  bucketOf,
  checksum,
  ENTITY_MASK,
  FILTER_BITS_A_KEY,
  filterBitsOf,
  groupBytes,
  HEADER,
  HEADER_WORDS,
  ID_RUN,
  keyOf,
  LAYOUT_VERSION,
  MAGIC,
  MAX_BUCKET,
  MAX_ENTITIES,
  packFlags,
  RECORDS_A_BUCKET,
  sections,
  VENDOR_ONLY,
} from './layout'
import { compileName, identifierNames, vendorKey, type CompiledName } from './names'
import { surfacesOf } from './surfaces'

interface Entry extends CompiledName {
  entity: number
}

/**
 * Compiles names into one buffer that `openLexicon` reads in place. The same entities in the same order always give the same
 * bytes. Entities beyond the first 1,048,575, ids beyond 1,000 UTF-8 bytes and names that are no names ("n/a", "4.6.2") are
 * left out. Where two entities share a name, the one given first is preferred.
 */
export function compileLexicon(entities: LexiconEntity[]): ArrayBuffer {
  const usable = entities.filter(({ id }) => id.length > 0 && utf8.encode(id).length <= 1000)
  const ids = [...new Set(usable.map(({ id }) => id))].slice(0, MAX_ENTITIES - 1).sort(byCodeUnits)
  const indexOfId = new Map(ids.map((id, index) => [id, index]))
  const groupOfVendor = groupsOf(usable)
  const groups = new Uint32Array(ids.length)
  const entries: Entry[] = identifierNames().map((name) => ({ ...name, entity: ENTITY_MASK }))
  const prefixes = new Set<number>()
  const vendors = new Set<number>()

  const derived: Entry[] = []
  for (const entity of usable) {
    const index = indexOfId.get(entity.id)
    if (index === undefined) continue
    const group = groupOfVendor.get(vendorKey(entity.vendor || (entity.type === 'Company' ? entity.name : '')))
    if (group !== undefined && groups[index] === 0) groups[index] = group + 1
    if (entity.type === 'Company' && group !== undefined) vendors.add(group)
    for (const surface of surfacesOf(entity)) {
      const name = compileName(surface, entity)
      if (name) (surface.derived ? derived : entries).push({ ...name, entity: index })
    }
  }
  for (const entry of derived) entries.push(entry)
  for (const { name, group } of unnamedVendors(usable, groupOfVendor, vendors)) {
    const compiled = compileName({ text: name, derived: false }, { id: '', name, type: 'Company' })
    if (compiled) entries.push({ ...compiled, flags: compiled.flags | VENDOR_ONLY, entity: group })
  }

  const kept = bucketed(entries)
  for (const { prefixes: own } of kept.entries) for (const prefix of own) prefixes.add(prefix)
  return write(kept, prefixes, ids, groups, groupOfVendor.size)
}

const utf8 = new TextEncoder()

/** Numbers the vendors, so that a product and its vendor's company agree whichever way a feed spells the vendor. */
function groupsOf(entities: LexiconEntity[]): Map<string, number> {
  const groups = new Map<string, number>()
  const join = (names: string[]) => {
    const keys = names.map(vendorKey).filter((key) => key.length > 1)
    const group = keys.map((key) => groups.get(key)).find((found) => found !== undefined) ?? groups.size
    for (const key of keys) if (!groups.has(key)) groups.set(key, group)
  }
  for (const { type, name, aliases } of entities) if (type === 'Company') join([name, ...(aliases ?? [])])
  for (const { vendor } of entities) if (vendor) join([vendor])
  return groups
}

/** Vendors that no company entity stands for: their names help to believe a product's. */
function unnamedVendors(entities: LexiconEntity[], groups: Map<string, number>, named: Set<number>) {
  const found = new Map<number, string>()
  for (const { vendor } of entities) {
    const group = vendor ? groups.get(vendorKey(vendor)) : undefined
    if (vendor && group !== undefined && group < ENTITY_MASK && !named.has(group) && !found.has(group)) found.set(group, vendor)
  }
  return [...found].map(([group, name]) => ({ name, group }))
}

interface Bucketed {
  entries: Entry[]
  bucketBits: number
  starts: Uint32Array
}

/** Sorts entries into buckets; within one, equal names stand together in the order given. Bounds each bucket. */
function bucketed(entries: Entry[]): Bucketed {
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
  kept.splice(after, 0, entry)
}

function isSameRecord(a: Entry, b: Entry): boolean {
  return a.entity === b.entity && a.capitals === b.capitals && a.boundaries === b.boundaries
}

function write(
  { entries, bucketBits, starts }: Bucketed,
  prefixes: Set<number>,
  ids: string[],
  groups: Uint32Array,
  groupCount: number,
) {
  const { bytes: idBytes, index: idIndex } = frontCoded(ids)
  const keys = entries.length + prefixes.size
  const filterBits = Math.max(1, Math.round(Math.log2((keys * FILTER_BITS_A_KEY) / 32)))
  const sizes = { filterBits, bucketBits, records: entries.length, entities: ids.length, groups: groupCount }
  const parts = sections({ ...sizes, idBytes: idBytes.length })
  const buffer = new ArrayBuffer(parts.end)
  const words = new Uint32Array(buffer)
  words[HEADER.magic] = MAGIC
  words[HEADER.version] = LAYOUT_VERSION
  words[HEADER.byteLength] = parts.end
  words[HEADER.filterBits] = filterBits
  words[HEADER.bucketBits] = bucketBits
  words[HEADER.records] = entries.length
  words[HEADER.entities] = ids.length
  words[HEADER.groups] = groupCount
  words[HEADER.maxWords] = entries.reduce((most, { words: own }) => Math.max(most, own), 4)
  words[HEADER.names] = entries.length - identifierNames().length
  words[HEADER.idBytes] = idBytes.length

  const filter = words.subarray(HEADER_WORDS)
  const mark = (hash: number) => {
    const at = hash >>> (32 - filterBits)
    filter[at] = (filter[at] ?? 0) | filterBitsOf(hash)
  }
  for (const { hash } of entries) mark(hash)
  for (const hash of prefixes) mark(hash)
  words.set(starts, parts.buckets / 4)
  const marks = new Uint16Array(buffer, parts.marks, entries.length)
  let at = parts.records / 4
  entries.forEach(({ hash, check, entity, boundaries, capitals, flags }, record) => {
    const packed = packFlags(keyOf(hash, check), flags | capitals)
    words[at++] = packed.first
    words[at++] = (boundaries << BOUNDARY_SHIFT) | entity
    marks[record] = packed.marks
  })
  const Groups = groupBytes(groupCount) === 2 ? Uint16Array : Uint32Array
  new Groups(buffer, parts.groups, ids.length).set(groups)
  words.set(idIndex, parts.idIndex / 4)
  new Uint8Array(buffer).set(idBytes, parts.ids)
  words[HEADER.checksum] = checksum(words)
  return buffer
}

/** Ids in UTF-8, each as what it shares with the one before and what it adds; every sixteenth stands alone. */
function frontCoded(ids: string[]): { bytes: Uint8Array; index: Uint32Array } {
  const bytes: number[] = []
  const index = new Uint32Array(Math.ceil(ids.length / ID_RUN))
  let previous = new Uint8Array()
  ids.forEach((id, place) => {
    const own = utf8.encode(id)
    let shared = 0
    if (place % ID_RUN === 0) index[place / ID_RUN] = bytes.length
    else while (shared < own.length && shared < previous.length && own[shared] === previous[shared]) shared++
    pushVarint(bytes, shared)
    pushVarint(bytes, own.length - shared)
    for (let at = shared; at < own.length; at++) bytes.push(own[at] ?? 0)
    previous = own
  })
  return { bytes: Uint8Array.from(bytes), index }
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
