import { groupBytes, HEADER, HEADER_WORDS, ID_RUN, sections } from './layout'

/** The parts of a buffer as its header says, each read and written in place. */
export interface Views {
  header: Uint32Array
  /** Checksums of the filter, of each run of buckets with their records, and of each run of entities. */
  sums: Uint32Array
  filter: Uint32Array
  buckets: Uint32Array
  records: Uint32Array
  marks: Uint16Array
  groups: Uint16Array | Uint32Array
  idIndex: Uint32Array
  idBytes: Uint8Array
  /** The same, whole words. */
  idWords: Uint32Array
}

/** Lays the views. The parts must be within the buffer. */
export function viewsOf(buffer: ArrayBuffer): Views {
  const header = new Uint32Array(buffer, 0, HEADER_WORDS)
  const field = (at: number) => header[at] ?? 0
  const parts = partsOf(header)
  const Groups = groupBytes(field(HEADER.groups)) === 2 ? Uint16Array : Uint32Array
  return {
    header,
    sums: new Uint32Array(buffer, parts.sums, (parts.filter - parts.sums) / 4),
    filter: new Uint32Array(buffer, parts.filter, 2 ** field(HEADER.filterBits)),
    buckets: new Uint32Array(buffer, parts.buckets, 2 ** field(HEADER.bucketBits) + 1),
    records: new Uint32Array(buffer, parts.records, field(HEADER.records) * 2),
    marks: new Uint16Array(buffer, parts.marks, field(HEADER.records)),
    groups: new Groups(buffer, parts.groups, field(HEADER.entities)),
    idIndex: new Uint32Array(buffer, parts.idIndex, Math.ceil(field(HEADER.entities) / ID_RUN)),
    idBytes: new Uint8Array(buffer, parts.ids, field(HEADER.idBytes)),
    idWords: new Uint32Array(buffer, parts.ids, (parts.end - parts.ids) / 4),
  }
}

/** Where the parts of a buffer with this header begin. */
export function partsOf(header: Uint32Array) {
  return sections({
    filterBits: header[HEADER.filterBits] ?? 0,
    bucketBits: header[HEADER.bucketBits] ?? 0,
    records: header[HEADER.records] ?? 0,
    entities: header[HEADER.entities] ?? 0,
    groups: header[HEADER.groups] ?? 0,
    idBytes: header[HEADER.idBytes] ?? 0,
  })
}
