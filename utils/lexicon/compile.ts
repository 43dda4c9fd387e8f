import { forgetWords } from './ambiguity'
import { STRICT } from './needs'
import { VENDOR_ABBREVIATIONS } from './brands'
import type { LexiconEntity } from './entity'
import {
  BOUNDARY_SHIFT,
  checksum,
  ENTITY_MASK,
  FILTER_BITS_A_KEY,
  filterBitsOf,
  groupBytes,
  HEADER,
  HEADER_WORDS,
  keyOf,
  LAYOUT_VERSION,
  MAGIC,
  MAX_ENTITIES,
  NEED_SHIFT,
  packFlags,
  sections,
  VENDOR_ONLY,
} from './layout'
import { bucketed, type Bucketed } from './buckets'
import { frontCoded, isUsableId } from './id-table'
import { compileName, identifierEntries, plainVendorKey, type Entry } from './names'
import { ownedVendors, ownerOf } from './renamed'
import { surfacesOf } from './surfaces'

/**
 * Compiles names into one buffer that `openLexicon` reads in place. The same entities in the same order always give the same
 * bytes. Entities beyond the first 1,048,575, ids beyond 1,000 UTF-8 bytes and names that are no names ("n/a", "4.6.2") are
 * left out. Where two entities share a name, the one given first is preferred.
 */
export function compileLexicon(entities: LexiconEntity[]): ArrayBuffer {
  const usable = entities.filter(({ id }) => isUsableId(id))
  const indexOfId = new Map<string, number>()
  for (const { id } of usable) if (indexOfId.size < MAX_ENTITIES - 1 && !indexOfId.has(id)) indexOfId.set(id, indexOfId.size)
  const vendors = new Vendors(usable)
  const groups = new Uint32Array(indexOfId.size)
  const entries = identifierEntries()
  const derived: Entry[] = []
  for (const entity of usable) {
    const index = indexOfId.get(entity.id)
    if (index === undefined) continue
    const group = vendors.groupOf(entity)
    if (group !== undefined && groups[index] === 0) groups[index] = group + 1
    for (const surface of surfacesOf(entity)) {
      const entry = compileName(surface, entity, index)
      if (entry) (surface.derived ? derived : entries).push(entry)
    }
  }
  for (const entry of derived) entries.push(entry)
  for (const { name, group } of vendors.unnamed()) {
    const entry = compileName({ text: name, derived: false }, { id: '', name, type: 'Company' }, group)
    if (entry) entries.push({ ...entry, flags: entry.flags | VENDOR_ONLY })
  }
  for (const [vendor, abbreviations] of Object.entries(VENDOR_ABBREVIATIONS)) {
    const group = vendors.groupOf({ id: '', name: vendor, type: 'Company' })
    if (group === undefined) continue
    for (const text of abbreviations) {
      const entry = compileName({ text, derived: true }, { id: '', name: text, type: 'Company' }, group)
      if (entry) entries.push({ ...entry, flags: entry.flags | VENDOR_ONLY | (STRICT << NEED_SHIFT) })
    }
  }
  forgetWords()
  return write(bucketed(entries), [...indexOfId.keys()], groups, vendors.count)
}

/** The vendors, numbered, so that a product and its vendor's company agree whichever way a feed spells the vendor. */
class Vendors {
  private readonly groups = new Map<string, number>()
  private readonly plainKeys = new Map<string, string>()
  /** Companies, by their plain keys: their names are listed as their own. */
  private readonly named = new Set<string>()
  private readonly vendors = new Set<string>()

  constructor(entities: LexiconEntity[]) {
    for (const { type, name, aliases } of entities) {
      if (type !== 'Company') continue
      this.join([name, ...(aliases ?? [])])
      this.named.add(this.plainKeyOf(name))
    }
    for (const { vendor } of entities) {
      if (!vendor || this.vendors.has(vendor)) continue
      this.vendors.add(vendor)
      this.join([vendor])
    }
  }

  get count(): number {
    return this.groups.size
  }

  groupOf({ vendor, type, name }: LexiconEntity): number | undefined {
    if (vendor) return this.groups.get(this.keyOf(vendor))
    return type === 'Company' ? this.groups.get(this.keyOf(name)) : undefined
  }

  /** Vendors that no company entity stands for, and brands that belong to a vendor: their names help to believe a product's. */
  unnamed(): { name: string; group: number }[] {
    const named = new Set(this.named)
    const found: { name: string; group: number }[] = []
    const add = (name: string, plain: string) => {
      const group = this.groups.get(ownerOf(plain))
      if (group === undefined || group >= ENTITY_MASK || named.has(plain)) return
      named.add(plain)
      found.push({ name, group })
    }
    for (const vendor of this.vendors) add(vendor, this.plainKeyOf(vendor))
    for (const [name, plain] of ownedVendors()) add(name, plain)
    return found
  }

  private join(names: string[]): void {
    const keys = names.map((name) => this.keyOf(name)).filter((key) => key.length > 1)
    const group = keys.map((key) => this.groups.get(key)).find((found) => found !== undefined) ?? this.groups.size
    for (const key of keys) if (!this.groups.has(key)) this.groups.set(key, group)
  }

  private keyOf(name: string): string {
    return ownerOf(this.plainKeyOf(name))
  }

  private plainKeyOf(name: string): string {
    const known = this.plainKeys.get(name)
    if (known !== undefined) return known
    const key = plainVendorKey(name)
    this.plainKeys.set(name, key)
    return key
  }
}

function write({ entries, bucketBits, starts }: Bucketed, ids: string[], groups: Uint32Array, groupCount: number) {
  const { bytes: idBytes, index: idIndex } = frontCoded(ids)
  const prefixes = new Set<number>()
  for (const entry of entries) for (const prefix of entry.prefixes) prefixes.add(prefix)
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
  words[HEADER.names] = entries.length - identifierEntries().length
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
