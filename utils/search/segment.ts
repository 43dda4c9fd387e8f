/*
 * A segment: the index of some advisories in one buffer that is read in place. Documents are numbered by when they last changed, the
 * newest first, so that whatever is read in order comes in the order of "recent".
 *
 * Two words of header and two for each section (offset and length in bytes), then the sections, each at a multiple of four bytes.
 */

/** Changes when the sections, or what words are found by, do: what an older release wrote is made anew. */
export const SEARCH_LAYOUT = 4

const MAGIC = 0x53564143 // "CAVS"

/** What a segment holds, in this order. */
export const SECTIONS = [
  /** The documents' ids in UTF-8, and where each ends. */
  'ids',
  'idEnds',
  /** An open hash table of document numbers, each one more than itself, by id; empty places are 0. */
  'idTable',
  /** When each last changed, when it came and when it was published, in seconds since 1970. */
  'changed',
  'arrived',
  'published',
  /** Band in the low 3 bits, known exploited in the next, then one for each entity type, then withdrawn. */
  'facets',
  /** The numbers of each document's sources among the names, and where they end. */
  'sources',
  'sourceEnds',
  /** A JSON list of the sources' names, and one of the ids that are not there any more; null where others are none of its business. */
  'sourceNames',
  'gone',
  /** The terms in UTF-8, sorted, and where each ends. */
  'terms',
  'termEnds',
  /** Which letters each has, one bit for each that their lowest five bits tell apart. */
  'termLetters',
  /** For each term its documents as differences of (number × 2 + tells), in bytes of 7 bits, and where they end. */
  'postings',
  'postingEnds',
] as const

export type SectionName = (typeof SECTIONS)[number]
export type Sections = Record<SectionName, Uint8Array | Uint16Array | Uint32Array>

export interface Segment {
  documents: number
  ids: Uint8Array
  idEnds: Uint32Array
  idTable: Uint32Array
  changed: Uint32Array
  arrived: Uint32Array
  published: Uint32Array
  facets: Uint16Array
  sources: Uint16Array
  sourceEnds: Uint32Array
  sourceNames: string[]
  /** Ids that are not there any more; null for a segment that says nothing of what others have. */
  gone: ReadonlySet<string> | null
  terms: Uint8Array
  termEnds: Uint32Array
  termLetters: Uint32Array
  postings: Uint8Array
  postingEnds: Uint32Array
}

/** Sections as one buffer. */
export function writeSegment(sections: Sections): ArrayBuffer {
  const headerBytes = (2 + 2 * SECTIONS.length) * 4
  const sizes = SECTIONS.map((name) => sections[name].byteLength)
  const buffer = new ArrayBuffer(sizes.reduce((sum, size) => sum + aligned(size), headerBytes))
  const header = new Uint32Array(buffer, 0, headerBytes / 4)
  header.set([MAGIC, SEARCH_LAYOUT])
  let offset = headerBytes
  SECTIONS.forEach((name, index) => {
    const { buffer: bytes, byteOffset, byteLength } = sections[name]
    new Uint8Array(buffer, offset, byteLength).set(new Uint8Array(bytes, byteOffset, byteLength))
    header.set([offset, byteLength], 2 + 2 * index)
    offset += aligned(byteLength)
  })
  return buffer
}

/** A segment read in place; undefined where the buffer is none of this release's. */
export function openSegment(buffer: ArrayBuffer): Segment | undefined {
  const headerWords = 2 + 2 * SECTIONS.length
  if (buffer.byteLength < headerWords * 4) return undefined
  const header = new Uint32Array(buffer, 0, headerWords)
  if (header[0] !== MAGIC || header[1] !== SEARCH_LAYOUT) return undefined
  const place = (name: SectionName): [number, number] => {
    const at = 2 + 2 * SECTIONS.indexOf(name)
    return [header[at] ?? 0, header[at + 1] ?? 0]
  }
  const inside = ([offset, length]: [number, number]) => offset + length <= buffer.byteLength
  if (!SECTIONS.every((name) => inside(place(name)))) return undefined
  const bytes = (name: SectionName) => new Uint8Array(buffer, ...place(name))
  const words = (name: SectionName) => new Uint32Array(buffer, place(name)[0], place(name)[1] / 4)
  const halves = (name: SectionName) => new Uint16Array(buffer, place(name)[0], place(name)[1] / 2)
  const list = (name: SectionName) => JSON.parse(new TextDecoder().decode(bytes(name))) as string[] | null
  const gone = list('gone')
  return {
    documents: place('idEnds')[1] / 4,
    ids: bytes('ids'),
    idEnds: words('idEnds'),
    idTable: words('idTable'),
    changed: words('changed'),
    arrived: words('arrived'),
    published: words('published'),
    facets: halves('facets'),
    sources: halves('sources'),
    sourceEnds: words('sourceEnds'),
    sourceNames: list('sourceNames') ?? [],
    gone: gone && new Set(gone),
    terms: bytes('terms'),
    termEnds: words('termEnds'),
    termLetters: words('termLetters'),
    postings: bytes('postings'),
    postingEnds: words('postingEnds'),
  }
}

/** One for all ids: making one takes longer than what it is for. */
const decoder = new TextDecoder()

/** The id of a document. */
export function idOf({ ids, idEnds }: Segment, document: number): string {
  return decoder.decode(ids.subarray(document === 0 ? 0 : idEnds[document - 1], idEnds[document]))
}

/** An id as segments look it up. */
export interface IdKey {
  bytes: Uint8Array
  hash: number
}

const encoder = new TextEncoder()

export function keyOf(id: string): IdKey {
  const bytes = encoder.encode(id)
  return { bytes, hash: hashOf(bytes) }
}

/** The number of the document of an id; -1 where the segment has none. */
export function numberOf(segment: Segment, { bytes: wanted, hash }: IdKey): number {
  const { ids, idEnds, idTable } = segment
  if (idTable.length === 0) return -1
  for (let slot = hash & (idTable.length - 1); ; slot = (slot + 1) & (idTable.length - 1)) {
    const document = (idTable[slot] ?? 0) - 1
    if (document < 0) return -1
    const start = document === 0 ? 0 : (idEnds[document - 1] ?? 0)
    if ((idEnds[document] ?? 0) - start === wanted.length && wanted.every((byte, at) => ids[start + at] === byte)) return document
  }
}

/** The letters of a term as `termLetters` has them. */
export function lettersOf(term: Uint8Array): number {
  let letters = 0
  for (const byte of term) letters |= 1 << (byte & 31)
  return letters >>> 0
}

/** FNV-1a, 32 bits. */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

function aligned(bytes: number): number {
  return (bytes + 3) & ~3
}
