import { CUED } from './needs'
import {
  BOUNDARY_SHIFT,
  BUCKET_RUN_BITS,
  bucketOf,
  bucketRuns,
  ENTITY_MASK,
  EVERYDAY,
  FLAGSHIP,
  ENTITY_RUN_BITS,
  entityRuns,
  filterBitsOf,
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
  tagOf,
  unpackFlags,
  VENDOR_ONLY,
} from './layout'
import { areBucketsWhole, areEntitiesWhole, isFilterWhole, isHeaderWhole, isWhole } from './sums'
import { partsOf, viewsOf, type Views } from './views'

/** What a hash may be of: a name that is never believed in lower case; another name; the first word of an advisory's identifier. */
export const NAME_IN_CAPITALS = 1
export const NAME_IN_ANY_CASE = 2
export const BEGINS_IDENTIFIER = 4

/**
 * Names to look for, read in place from the buffer that `compileLexicon` made. Each part is held against its checksum before it is
 * first read; a lexicon of which one is damaged holds no names from then on.
 */
export class Lexicon {
  /** How many names and spellings of names it holds. */
  readonly size: number
  readonly entityCount: number
  readonly maxWords: number
  readonly filterShift: number
  private readonly views: Views
  private readonly bucketBits: number
  private readonly buckets: Uint32Array
  private readonly records: Uint32Array
  private readonly marks: Uint16Array
  private readonly ids = new Map<number, string>()
  private checkedFilter: Uint32Array | undefined
  /** Of each run of buckets, and of entities, whether it was found whole. */
  private readonly wholeBuckets: Uint8Array
  private readonly wholeEntities: Uint8Array
  private damaged = false

  /** Only `openLexicon` calls this, with views whose header it has checked. */
  constructor(views: Views) {
    const field = (at: number) => views.header[at] ?? 0
    this.size = field(HEADER.names)
    this.entityCount = field(HEADER.entities)
    this.maxWords = field(HEADER.maxWords)
    this.filterShift = 32 - field(HEADER.filterBits)
    this.views = views
    this.bucketBits = field(HEADER.bucketBits)
    this.buckets = views.buckets
    this.records = views.records
    this.marks = views.marks
    this.wholeBuckets = new Uint8Array(bucketRuns(this.bucketBits))
    this.wholeEntities = new Uint8Array(entityRuns(this.entityCount))
  }

  /** Whether a part was found damaged. */
  get isDamaged(): boolean {
    return this.damaged
  }

  /** Names that begin with a hash pass it, and one hash in twenty by chance. */
  get filter(): Uint32Array {
    return (this.checkedFilter ??= this.checkFilter())
  }

  /** False when no name has this hash or begins with it, word by word. */
  mayBegin(hash: number): boolean {
    const bits = filterBitsOf(hash)
    return ((this.filter[hash >>> this.filterShift] ?? 0) & bits) === bits
  }

  /** The first and the one-after-last record that a hash may have, as record numbers. */
  bucketStart(hash: number): number {
    const bucket = bucketOf(hash, this.bucketBits)
    return this.isBucketWhole(bucket) ? (this.buckets[bucket] ?? 0) : 0
  }

  bucketEnd(hash: number): number {
    const bucket = bucketOf(hash, this.bucketBits)
    return this.isBucketWhole(bucket) ? (this.buckets[bucket + 1] ?? 0) : 0
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
    return this.isEntityWhole(entity) ? (this.views.groups[entity] ?? 0) - 1 : -1
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
    if (!this.isEntityWhole(entity)) return ''
    const { idIndex, idBytes } = this.views
    let at = idIndex[Math.floor(entity / ID_RUN)] ?? 0
    const bytes = new Uint8Array(1024)
    let length = 0
    const varint = () => {
      let value = 0
      for (let shift = 0; shift < 21; shift += 7) {
        const byte = idBytes[at++] ?? 0
        value |= (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
      return value
    }
    for (let step = entity % ID_RUN; step >= 0; step--) {
      const shared = varint()
      const added = varint()
      length = shared + added
      if (length > bytes.length || at + added > idBytes.length) return ''
      bytes.set(idBytes.subarray(at, at + added), shared)
      at += added
    }
    return new TextDecoder().decode(bytes.subarray(0, length))
  }

  private checkFilter(): Uint32Array {
    if (!this.damaged && isFilterWhole(this.views)) return this.views.filter
    this.giveUp()
    return new Uint32Array(this.views.filter.length)
  }

  private isBucketWhole(bucket: number): boolean {
    const run = bucket >>> BUCKET_RUN_BITS
    if (this.wholeBuckets[run] === 1) return true
    if (this.damaged || !areBucketsWhole(this.views, run)) return this.giveUp()
    this.wholeBuckets[run] = 1
    return true
  }

  private isEntityWhole(entity: number): boolean {
    if (entity < 0 || entity >= this.entityCount) return false
    const run = entity >>> ENTITY_RUN_BITS
    if (this.wholeEntities[run] === 1) return true
    if (this.damaged || !areEntitiesWhole(this.views, run)) return this.giveUp()
    this.wholeEntities[run] = 1
    return true
  }

  /** Never again takes anything for whole. */
  private giveUp(): false {
    this.damaged = true
    this.wholeBuckets.fill(0)
    this.wholeEntities.fill(0)
    return false
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
 *
 * @param checked all of it now, or each part before it is first read: that takes a page less, and a lexicon of which a part turns out
 * to be damaged has no names from then on
 * @throws {LexiconError} when the buffer is not a whole lexicon of this version
 */
export function openLexicon(buffer: ArrayBuffer, checked: 'whole' | 'by parts' = 'whole'): Lexicon {
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
  if (!isWithinBounds(words.subarray(0, HEADER_WORDS), buffer.byteLength))
    throw new LexiconError('Damaged lexicon: its parts do not fit its length')
  const views = viewsOf(buffer)
  if (!isHeaderWhole(views) || (checked === 'whole' && !isWhole(views)))
    throw new LexiconError('Damaged lexicon: its checksum does not match')
  if (views.buckets[0] !== 0 || views.buckets.at(-1) !== views.marks.length)
    throw new LexiconError('Damaged lexicon: its buckets do not hold its records')
  return new Lexicon(views)
}

function isWithinBounds(header: Uint32Array, byteLength: number): boolean {
  const field = (at: number) => header[at] ?? 0
  const bits = field(HEADER.filterBits)
  if (bits < 1 || bits > 26 || field(HEADER.bucketBits) > 24 || field(HEADER.entities) > MAX_ENTITIES) return false
  if (field(HEADER.maxWords) < 1 || field(HEADER.maxWords) > MAX_WORDS) return false
  return partsOf(header).end === byteLength
}
