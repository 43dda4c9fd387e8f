/*
 * The compiled lexicon: one buffer of 32-bit little-endian words and bytes, read in place. docs/lexicon.md draws it.
 */

export const MAGIC = 0x4c564143 // "CAVL"
export const LAYOUT_VERSION = 4

/** Header fields, in 32-bit words. */
export const HEADER = {
  magic: 0,
  version: 1,
  byteLength: 2,
  checksum: 3,
  /** log2 of the number of filter words and of buckets. */
  filterBits: 4,
  bucketBits: 5,
  records: 6,
  entities: 7,
  groups: 8,
  maxWords: 9,
  names: 10,
  idBytes: 11,
  /** Checksum of all that comes after the header. */
  whole: 12,
} as const
export const HEADER_WORDS = 13

/** Ids are front-coded in runs of this many. */
export const ID_RUN = 16

/** Bounds that keep one record's place in 20 bits and the cost of a lookup flat whatever a feed holds. */
export const MAX_ENTITIES = 1 << 20
export const MAX_BUCKET = 64
/** What a bucket holds on average: one bucket word for four records of ten bytes. */
export const RECORDS_A_BUCKET = 4
/** Bits of the filter for each of its keys: about one word in twenty passes it by chance. */
export const FILTER_BITS_A_KEY = 8
export const MAX_WORDS = 12

/*
 * A record is two words and half a word, in three columns' worth of room:
 * - key: 12 bits of the first hash and 12 of the second, above the low 8 bits of the capitals' fingerprint;
 * - place: the fingerprint of the word boundaries (12 bits) above the entity (20 bits);
 * - marks: what it takes to believe it (2 bits), flags (12 bits), the high 2 bits of the capitals' fingerprint.
 */
export const ENTITY_MASK = 0xfffff
export const BOUNDARY_SHIFT = 20
export const KEY_SHIFT = 8
export const MARK_BITS = 14

/** What `flagsOf` gives: fingerprint of the capitals in the low 10 bits, from bit 16 what it takes to believe it, then flags. */
export const CAPITALS_MASK = 0x3ff
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

/** A record's first word and its half word, of `flagsOf`'s bits. */
export function packFlags(key: number, flags: number): { first: number; marks: number } {
  return {
    first: ((key << KEY_SHIFT) | (flags & 0xff)) >>> 0,
    marks: ((flags >>> NEED_SHIFT) & (2 ** MARK_BITS - 1)) | (((flags & CAPITALS_MASK) >>> 8) << MARK_BITS),
  }
}

export function unpackFlags(first: number, marks: number): number {
  return ((marks & (2 ** MARK_BITS - 1)) << NEED_SHIFT) | ((marks >>> MARK_BITS) << 8) | (first & 0xff)
}

/** How many buckets, and entities, have one checksum together: few enough to be read at the first look at any of them. */
export const BUCKET_RUN_BITS = 6
export const ENTITY_RUN_BITS = 8

export function bucketRuns(bucketBits: number): number {
  return Math.ceil(2 ** bucketBits / 2 ** BUCKET_RUN_BITS)
}

export function entityRuns(entities: number): number {
  return Math.ceil(entities / 2 ** ENTITY_RUN_BITS)
}

/** Where each part begins, in bytes, and how long the whole is. */
export function sections(header: {
  filterBits: number
  bucketBits: number
  records: number
  entities: number
  groups: number
  idBytes: number
}) {
  const sums = HEADER_WORDS * 4
  const filter = sums + (1 + bucketRuns(header.bucketBits) + entityRuns(header.entities)) * 4
  const buckets = filter + 2 ** header.filterBits * 4
  const records = buckets + (2 ** header.bucketBits + 1) * 4
  const marks = records + header.records * 8
  const groups = wordsEnd(marks + header.records * 2)
  const idIndex = wordsEnd(groups + header.entities * groupBytes(header.groups))
  const ids = idIndex + Math.ceil(header.entities / ID_RUN) * 4
  const end = wordsEnd(ids + header.idBytes)
  return { sums, filter, buckets, records, marks, groups, idIndex, ids, end }
}

/** Bytes of an entity's vendor number, which is 0 for none. */
export function groupBytes(groups: number): 2 | 4 {
  return groups < 0xffff ? 2 : 4
}

function wordsEnd(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}

/** Bucket of a hash, of 2^bits. */
export function bucketOf(hash: number, bits: number): number {
  return bits === 0 ? 0 : Math.imul(hash, 0x85ebca6b) >>> (32 - bits)
}

/** The 12 bits of the first hash that a record keeps. */
export function tagOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) >>> 20
}

/** A record's key: the tag of its first hash above 12 bits of its second. */
export function keyOf(hash: number, check: number): number {
  return (tagOf(hash) << 12) | (check >>> 20)
}

/** The three bits of a filter's word that stand for a hash; which word it is say the hash's high bits. */
export function filterBitsOf(hash: number): number {
  return (1 << hash) | (1 << (hash >>> 5)) | (1 << (hash >>> 10))
}
