import { CUED } from './needs'
import {
  BOUNDARY_SHIFT,
  bucketOf,
  checksum,
  ENTITY_MASK,
  EVERYDAY,
  FLAGSHIP,
  filterBitsOf,
  groupBytes,
  HEADER,
  HEADER_WORDS,
  ID_RUN,
  IDENTIFIER,
  LAYOUT_VERSION,
  MAGIC,
  MAX_ENTITIES,
  KEY_SHIFT,
  MAX_WORDS,
  MULTI,
  NEED_SHIFT,
  PRODUCT,
  sections,
  tagOf,
  unpackFlags,
  VENDOR_ONLY,
} from './layout'

/** What a hash may be of: a name that is never believed in lower case; another name; the first word of an advisory's identifier. */
export const NAME_IN_CAPITALS = 1
export const NAME_IN_ANY_CASE = 2
export const BEGINS_IDENTIFIER = 4

/** Names to look for, read in place from the buffer that `compileLexicon` made. */
export class Lexicon {
  /** How many names and spellings of names it holds. */
  readonly size: number
  readonly entityCount: number
  readonly maxWords: number
  /** Names that begin with a hash pass it, and one hash in twenty by chance. */
  readonly filter: Uint32Array
  readonly filterShift: number
  private readonly buckets: Uint32Array
  private readonly bucketBits: number
  private readonly records: Uint32Array
  private readonly marks: Uint16Array
  private readonly groups: Uint16Array | Uint32Array
  private readonly idIndex: Uint32Array
  private readonly idBytes: Uint8Array
  private readonly ids = new Map<number, string>()

  /** Only `openLexicon` calls this, with a buffer that it has checked. */
  constructor(buffer: ArrayBuffer) {
    const header = new Uint32Array(buffer, 0, HEADER_WORDS)
    const field = (at: number) => header[at] ?? 0
    const parts = partsOf(header)
    this.size = field(HEADER.names)
    this.entityCount = field(HEADER.entities)
    this.maxWords = field(HEADER.maxWords)
    this.filter = new Uint32Array(buffer, parts.filter, 2 ** field(HEADER.filterBits))
    this.filterShift = 32 - field(HEADER.filterBits)
    this.bucketBits = field(HEADER.bucketBits)
    this.buckets = new Uint32Array(buffer, parts.buckets, 2 ** this.bucketBits + 1)
    this.records = new Uint32Array(buffer, parts.records, field(HEADER.records) * 2)
    this.marks = new Uint16Array(buffer, parts.marks, field(HEADER.records))
    const Groups = groupBytes(field(HEADER.groups)) === 2 ? Uint16Array : Uint32Array
    this.groups = new Groups(buffer, parts.groups, this.entityCount)
    this.idIndex = new Uint32Array(buffer, parts.idIndex, (parts.ids - parts.idIndex) / 4)
    this.idBytes = new Uint8Array(buffer, parts.ids, field(HEADER.idBytes))
  }

  /** False when no name has this hash or begins with it, word by word. */
  mayBegin(hash: number): boolean {
    const bits = filterBitsOf(hash)
    return ((this.filter[hash >>> this.filterShift] ?? 0) & bits) === bits
  }

  /** The first and the one-after-last record that a hash may have, as record numbers. */
  bucketStart(hash: number): number {
    return this.buckets[bucketOf(hash, this.bucketBits)] ?? 0
  }

  bucketEnd(hash: number): number {
    return this.buckets[bucketOf(hash, this.bucketBits) + 1] ?? 0
  }

  /** Whether a name has this hash, as far as the hash alone tells; when `several`, one that may be written as several words. */
  has(hash: number, several: boolean): boolean {
    const end = this.bucketEnd(hash)
    const tag = tagOf(hash)
    for (let record = this.bucketStart(hash); record < end; record++) {
      if ((this.records[record * 2] ?? 0) >>> (KEY_SHIFT + 12) !== tag) continue
      if (!several || this.boundariesOf(record) !== 0) return true
    }
    return false
  }

  /** What has this hash, as far as the hash alone tells, as the bits below. */
  kindsOf(hash: number): number {
    const end = this.bucketEnd(hash)
    const tag = tagOf(hash)
    let kinds = 0
    for (let record = this.bucketStart(hash); record < end; record++) {
      if ((this.records[record * 2] ?? 0) >>> (KEY_SHIFT + 12) !== tag) continue
      const flags = this.flagsOf(record)
      if ((flags & IDENTIFIER) !== 0) kinds |= BEGINS_IDENTIFIER
      else kinds |= isReadInLowerCase(flags) ? NAME_IN_ANY_CASE : NAME_IN_CAPITALS
    }
    return kinds
  }

  /** A record's key, as layout.ts makes it of both hashes. */
  keyOfRecord(record: number): number {
    return (this.records[record * 2] ?? 0) >>> KEY_SHIFT
  }

  /** The flags of a record, as layout.ts names them. */
  flagsOf(record: number): number {
    return unpackFlags(this.records[record * 2] ?? 0, this.marks[record] ?? 0)
  }

  /** Fingerprint of where the words of a record's name meet. */
  boundariesOf(record: number): number {
    return (this.records[record * 2 + 1] ?? 0) >>> BOUNDARY_SHIFT
  }

  /** The number of the entity that a record is a name of. */
  entityOf(record: number): number {
    return (this.records[record * 2 + 1] ?? 0) & ENTITY_MASK
  }

  /** The number of the vendor that a record's entity belongs to or is; -1 for none. */
  groupOfRecord(record: number): number {
    const entity = this.entityOf(record)
    if ((this.flagsOf(record) & VENDOR_ONLY) !== 0) return entity
    return (this.groups[entity] ?? 0) - 1
  }

  /** The id of an entity; empty when the buffer holds none for it. */
  idOf(entity: number): string {
    const known = this.ids.get(entity)
    if (known !== undefined) return known
    const id = this.decodeId(entity)
    if (this.ids.size < 10_000) this.ids.set(entity, id)
    return id
  }

  private decodeId(entity: number): string {
    if (entity < 0 || entity >= this.entityCount) return ''
    let at = this.idIndex[Math.floor(entity / ID_RUN)] ?? 0
    const bytes = new Uint8Array(1024)
    let length = 0
    const varint = () => {
      let value = 0
      for (let shift = 0; shift < 21; shift += 7) {
        const byte = this.idBytes[at++] ?? 0
        value |= (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
      return value
    }
    for (let step = entity % ID_RUN; step >= 0; step--) {
      const shared = varint()
      const added = varint()
      length = shared + added
      if (length > bytes.length || at + added > this.idBytes.length) return ''
      bytes.set(this.idBytes.subarray(at, at + added), shared)
      at += added
    }
    return new TextDecoder().decode(bytes.subarray(0, length))
  }
}

/** Whether a name with these flags may be believed in lower case: "kibana", "docker", but never "word". */
export function isReadInLowerCase(flags: number): boolean {
  const need = (flags >>> NEED_SHIFT) & 3
  return need < CUED || (need === CUED && (flags & (FLAGSHIP | PRODUCT | EVERYDAY | MULTI)) === (FLAGSHIP | PRODUCT))
}

/** Thrown for a buffer that is not a lexicon, or not a whole one. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError'
}

/**
 * Opens a compiled lexicon without copying or parsing it. The buffer must not be changed afterwards.
 * @throws {LexiconError} when the buffer is not a whole lexicon of this version.
 */
export function openLexicon(buffer: ArrayBuffer): Lexicon {
  if (buffer.byteLength < HEADER_WORDS * 4) throw new LexiconError(`Not a lexicon: only ${buffer.byteLength} bytes`)
  if (buffer.byteLength % 4 !== 0)
    throw new LexiconError(`Damaged lexicon: ${buffer.byteLength} bytes is no whole number of words`)
  const words = new Uint32Array(buffer)
  const field = (at: number) => words[at] ?? 0
  if (field(HEADER.magic) !== MAGIC) throw new LexiconError('Not a lexicon: its first bytes are something else')
  if (field(HEADER.version) !== LAYOUT_VERSION) {
    throw new LexiconError(`A lexicon of layout ${field(HEADER.version)}; this program reads layout ${LAYOUT_VERSION}`)
  }
  if (field(HEADER.byteLength) !== buffer.byteLength) {
    throw new LexiconError(`Damaged lexicon: ${buffer.byteLength} bytes of ${field(HEADER.byteLength)}`)
  }
  if (field(HEADER.checksum) !== checksum(words)) throw new LexiconError('Damaged lexicon: its checksum does not match')
  if (!isWithinBounds(words, buffer.byteLength)) throw new LexiconError('Damaged lexicon: its parts do not fit its length')
  return new Lexicon(buffer)
}

function isWithinBounds(words: Uint32Array, byteLength: number): boolean {
  const field = (at: number) => words[at] ?? 0
  const bits = field(HEADER.filterBits)
  if (bits < 1 || bits > 26 || field(HEADER.bucketBits) > 24 || field(HEADER.entities) > MAX_ENTITIES) return false
  if (field(HEADER.maxWords) < 1 || field(HEADER.maxWords) > MAX_WORDS) return false
  const parts = partsOf(words)
  if (parts.end !== byteLength) return false
  const first = parts.buckets / 4
  const last = parts.records / 4 - 1
  for (let at = first; at < last; at++) if (field(at) > field(at + 1)) return false
  if (field(first) !== 0 || field(last) !== field(HEADER.records)) return false
  for (let at = parts.idIndex / 4; at < parts.ids / 4; at++) if (field(at) >= field(HEADER.idBytes)) return false
  return true
}

function partsOf(header: Uint32Array) {
  return sections({
    filterBits: header[HEADER.filterBits] ?? 0,
    bucketBits: header[HEADER.bucketBits] ?? 0,
    records: header[HEADER.records] ?? 0,
    entities: header[HEADER.entities] ?? 0,
    groups: header[HEADER.groups] ?? 0,
    idBytes: header[HEADER.idBytes] ?? 0,
  })
}
