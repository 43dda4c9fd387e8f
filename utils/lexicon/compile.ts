import { STRICT } from './needs'
import { VENDOR_ABBREVIATIONS } from './brands'
import type { LexiconEntity } from './entity'
import {
  BOUNDARY_SHIFT,
  checksum,
  ENTITY_MASK,
  HEADER,
  HEADER_WORDS,
  ID_RUN,
  LAYOUT_VERSION,
  MAGIC,
  MAX_BUCKET,
  MAX_ENTITIES,
  NEED_SHIFT,
  RECORD_WORDS,
  sections,
  spread,
  VENDOR_ONLY,
} from './layout'
import { compileName, identifierNames, plainVendorKey, vendorKey, type CompiledName } from './names'
import { ownedVendors, ownerOf } from './renamed'
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

  const derived: Entry[] = []
  for (const entity of usable) {
    const index = indexOfId.get(entity.id)
    if (index === undefined) continue
    const group = groupOfVendor.get(vendorKey(entity.vendor || (entity.type === 'Company' ? entity.name : '')))
    if (group !== undefined && groups[index] === 0) groups[index] = group + 1
    for (const surface of surfacesOf(entity)) {
      const name = compileName(surface, entity)
      if (name) (surface.derived ? derived : entries).push({ ...name, entity: index })
    }
  }
  for (const entry of derived) entries.push(entry)
  for (const { name, group } of unnamedVendors(usable, groupOfVendor)) {
    const compiled = compileName({ text: name, derived: false }, { id: '', name, type: 'Company' })
    if (compiled) entries.push({ ...compiled, flags: compiled.flags | VENDOR_ONLY, entity: group })
  }

  for (const [vendor, abbreviations] of Object.entries(VENDOR_ABBREVIATIONS)) {
    const group = groupOfVendor.get(vendor)
    for (const text of group === undefined ? [] : abbreviations) {
      const compiled = compileName({ text, derived: true }, { id: '', name: text, type: 'Company' })
      if (compiled)
        entries.push({ ...compiled, flags: compiled.flags | VENDOR_ONLY | (STRICT << NEED_SHIFT), entity: group ?? 0 })
    }
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

/** Vendors that no company entity stands for, and brands that belong to a vendor: their names help to believe a product's. */
function unnamedVendors(entities: LexiconEntity[], groups: Map<string, number>) {
  const named = new Set<string>()
  for (const { type, name } of entities) if (type === 'Company') named.add(plainVendorKey(name))
  const found: { name: string; group: number }[] = []
  const add = (name: string, plain: string) => {
    const group = groups.get(ownerOf(plain))
    if (group === undefined || group >= ENTITY_MASK || named.has(plain)) return
    named.add(plain)
    found.push({ name, group })
  }
  for (const { vendor } of entities) if (vendor) add(vendor, plainVendorKey(vendor))
  for (const [name, plain] of ownedVendors()) add(name, plain)
  return found
}

interface Bucketed {
  entries: Entry[]
  bucketBits: number
  starts: Uint32Array
}

/** Sorts entries into buckets; within one, equal names stand together in the order given. Bounds each bucket. */
function bucketed(entries: Entry[]): Bucketed {
  const bucketBits = Math.max(1, Math.ceil(Math.log2(Math.max(2, entries.length / 2))))
  const mask = 2 ** bucketBits - 1
  const buckets = new Map<number, Entry[]>()
  for (const entry of entries) {
    const bucket = spread(entry.hash) & mask
    const known = buckets.get(bucket)
    if (!known) buckets.set(bucket, [entry])
    else if (known.length < MAX_BUCKET && !known.some((other) => isSameRecord(other, entry))) known.push(entry)
  }
  const starts = new Uint32Array(mask + 2)
  const kept: Entry[] = []
  for (let bucket = 0; bucket <= mask; bucket++) {
    starts[bucket] = kept.length
    const own = buckets.get(bucket) ?? []
    const order = new Map<number, number>()
    for (const { check } of own) if (!order.has(check)) order.set(check, order.size)
    kept.push(...own.sort((a, b) => (order.get(a.check) ?? 0) - (order.get(b.check) ?? 0)))
  }
  starts[mask + 1] = kept.length
  return { entries: kept, bucketBits, starts }
}

function isSameRecord(a: Entry, b: Entry): boolean {
  return (
    a.check === b.check &&
    a.hash === b.hash &&
    a.entity === b.entity &&
    a.capitals === b.capitals &&
    a.boundaries === b.boundaries
  )
}

function write(
  { entries, bucketBits, starts }: Bucketed,
  prefixes: Set<number>,
  ids: string[],
  groups: Uint32Array,
  groupCount: number,
) {
  const { bytes: idBytes, index: idIndex } = frontCoded(ids)
  const filterBits = Math.max(8, Math.ceil(Math.log2(4 * (entries.length + prefixes.size))))
  const parts = sections({ filterBits, bucketBits, records: entries.length, entities: ids.length, idBytes: idBytes.length })
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
  const mark = (hash: number, bit: number) => {
    const slot = spread(hash) >>> (32 - filterBits)
    filter[slot >>> 4] = (filter[slot >>> 4] ?? 0) | (bit << ((slot & 15) << 1))
  }
  for (const { hash } of entries) mark(hash, 1)
  for (const hash of prefixes) mark(hash, 2)
  words.set(starts, parts.buckets / 4)
  let at = parts.records / 4
  for (const { check, entity, boundaries, capitals, flags } of entries) {
    words[at] = check
    words[at + 1] = (boundaries << BOUNDARY_SHIFT) | entity
    words[at + 2] = flags | capitals
    at += RECORD_WORDS
  }
  words.set(groups, parts.groups / 4)
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
