/*
 * The compiled lexicon: one buffer of 32-bit little-endian words and bytes, read in place. docs/lexicon.md draws it.
 */

export const MAGIC = 0x4c564143 // "CAVL"
export const LAYOUT_VERSION = 1

/** Header fields, in 32-bit words. */
export const HEADER = {
  magic: 0,
  version: 1,
  byteLength: 2,
  checksum: 3,
  /** log2 of the number of filter slots and of buckets. */
  filterBits: 4,
  bucketBits: 5,
  records: 6,
  entities: 7,
  groups: 8,
  maxWords: 9,
  names: 10,
  idBytes: 11,
} as const
export const HEADER_WORDS = 12

export const RECORD_WORDS = 3
/** Ids are front-coded in runs of this many. */
export const ID_RUN = 16

/** Bounds that keep one record's place in 20 bits and the cost of a lookup flat whatever a feed holds. */
export const MAX_ENTITIES = 1 << 20
export const MAX_BUCKET = 64
export const MAX_WORDS = 12

/** Second word of a record: entity in the low 20 bits, fingerprint of the word boundaries above. */
export const ENTITY_MASK = 0xfffff
export const BOUNDARY_SHIFT = 20

/** Third word of a record: fingerprint of the capitals in the low 16 bits, then what it takes to believe it, then flags. */
export const CAPITALS_MASK = 0xffff
export const NEED_SHIFT = 16
export const EVERYDAY = 1 << 18
export const PROPER = 1 << 19
export const ACRONYM = 1 << 20
/** The listed name is all lower case, so that its capitals say nothing. */
export const LOWER_LISTED = 1 << 21
/** Two words or more. */
export const MULTI = 1 << 22
/** May also be written as one word. */
export const JOINABLE = 1 << 23
/** Begins with a dot, as ".NET" does. */
export const LEADING_DOT = 1 << 24
/** A vendor's name that no entity has: a cue and never a mention. */
export const VENDOR_ONLY = 1 << 25
/** Not a company, malware or group. */
export const PRODUCT = 1 << 26
/** The first word of identifiers such as "CVE". */
export const IDENTIFIER = 1 << 27
/** The vendor has the same name, so that the vendor being near says nothing. */
export const OWN_VENDOR = 1 << 28
/** A product so well known that its name, a word, means it on any technical page. */
export const FLAGSHIP = 1 << 29

/** One word per entity: the vendor's group in the low 24 bits, plus one; 0 for none. */
export const GROUP_MASK = 0xffffff

/** Where each part begins, in bytes, and how long the whole is. */
export function sections(header: { filterBits: number; bucketBits: number; records: number; entities: number; idBytes: number }) {
  const filter = HEADER_WORDS * 4
  const buckets = filter + Math.max(4, 2 ** header.filterBits / 4)
  const records = buckets + (2 ** header.bucketBits + 1) * 4
  const groups = records + header.records * RECORD_WORDS * 4
  const idIndex = groups + header.entities * 4
  const ids = idIndex + Math.ceil(header.entities / ID_RUN) * 4
  const end = Math.ceil((ids + header.idBytes) / 4) * 4
  return { filter, buckets, records, groups, idIndex, ids, end }
}

/** Spreads a polynomial hash over all its bits. */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Checksum of everything but the checksum's own word. Finds damage, not forgery: buffers come from the extension's own worker. */
export function checksum(words: Uint32Array): number {
  let first = 1
  let second = 0
  for (let at = 0; at < words.length; at++) {
    if (at === HEADER.checksum) continue
    first = (Math.imul(first, 31) + (words[at] ?? 0)) | 0
    second = (second + Math.imul(first, 0x9e3779b1)) | 0
  }
  return (first ^ second ^ (second >>> 15)) >>> 0
}
