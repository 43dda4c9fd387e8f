import { ENTITY_TYPES, SEVERITY_BANDS } from '../advisories'
import type { SearchDocument } from './document'
import { hashOf, lettersOf, writeSegment } from './segment'

/** Where in `facets` what stands. */
export const BAND_MASK = 0b111
export const EXPLOITED = 1 << 3
export const TYPE_SHIFT = 4
export const WITHDRAWN = 1 << (TYPE_SHIFT + ENTITY_TYPES.length)

/** Sources beyond these many names are not filtered by. */
const MOST_SOURCES = 0xffff

/** Documents of a segment, at most: what takes the memory is making it. */
export const MOST_DOCUMENTS = 30_000

/** Makes a segment of documents that come one by one, the one that changed last first. */
export class SegmentBuilder {
  readonly #ids: string[] = []
  readonly #changed: number[] = []
  readonly #arrived: number[] = []
  readonly #published: number[] = []
  readonly #facets: number[] = []
  readonly #sources: number[] = []
  readonly #sourceEnds: number[] = []
  readonly #sourceNumbers = new Map<string, number>()
  /** For each term its documents as number × 2 + tells; most terms have one, for which a list would be most of what they take. */
  readonly #postings = new Map<string, number | number[]>()

  get documents(): number {
    return this.#ids.length
  }

  add(document: SearchDocument): void {
    const number = this.#ids.push(document.id) - 1
    this.#changed.push(secondsOf(document.changed))
    this.#arrived.push(document.arrived)
    this.#published.push(secondsOf(document.published))
    this.#facets.push(facetsOf(document))
    for (const name of document.sources) {
      const known = this.#sourceNumbers.get(name) ?? this.#sourceNumbers.size
      if (known === MOST_SOURCES) continue
      this.#sourceNumbers.set(name, known)
      this.#sources.push(known)
    }
    this.#sourceEnds.push(this.#sources.length)
    for (const [term, tells] of document.terms) {
      const posting = number * 2 + Number(tells)
      const known = this.#postings.get(term)
      if (known === undefined) this.#postings.set(term, posting)
      else if (typeof known === 'number') this.#postings.set(term, [known, posting])
      else known.push(posting)
    }
  }

  /** The segment. `gone`, of one whose word holds against those before it: ids that these may have and that are not there any more. */
  finish(gone?: readonly string[]): ArrayBuffer {
    const terms = [...this.#postings.keys()].sort()
    const ids = textColumn(this.#ids)
    const termTexts = textColumn(terms)
    const { bytes, ends } = postingColumn(terms.map((term) => this.#postings.get(term) ?? []))
    return writeSegment({
      ids: ids.bytes,
      idEnds: ids.ends,
      idTable: tableOf(ids.bytes, ids.ends),
      changed: Uint32Array.from(this.#changed),
      arrived: Uint32Array.from(this.#arrived),
      published: Uint32Array.from(this.#published),
      facets: Uint16Array.from(this.#facets),
      sources: Uint16Array.from(this.#sources),
      sourceEnds: Uint32Array.from(this.#sourceEnds),
      sourceNames: new TextEncoder().encode(JSON.stringify([...this.#sourceNumbers.keys()])),
      gone: new TextEncoder().encode(JSON.stringify(gone ?? null)),
      terms: termTexts.bytes,
      termEnds: termTexts.ends,
      termLetters: termTexts.ends.map((end, term) =>
        lettersOf(termTexts.bytes.subarray(term === 0 ? 0 : termTexts.ends[term - 1], end)),
      ),
      postings: bytes,
      postingEnds: ends,
    })
  }
}

/** A date as whole seconds since 1970; 0 where there is none or it is before that. */
export function secondsOf(date: string): number {
  const time = Date.parse(date)
  return Number.isNaN(time) || time < 0 ? 0 : Math.floor(time / 1000)
}

function facetsOf({ band, exploited, withdrawn, types }: SearchDocument): number {
  const typeBits = types.reduce((bits, type) => bits | (1 << ENTITY_TYPES.indexOf(type)), 0)
  const flags = (exploited ? EXPLOITED : 0) | (withdrawn ? WITHDRAWN : 0)
  return SEVERITY_BANDS.indexOf(band) | flags | (typeBits << TYPE_SHIFT)
}

function textColumn(texts: readonly string[]): { bytes: Uint8Array; ends: Uint32Array } {
  const ends = new Uint32Array(texts.length)
  const encoder = new TextEncoder()
  let bytes = new Uint8Array(1_024)
  let end = 0
  texts.forEach((text, index) => {
    if (bytes.length < end + text.length * 3) bytes = grown(bytes, end + text.length * 3)
    end += encoder.encodeInto(text, bytes.subarray(end)).written
    ends[index] = end
  })
  return { bytes: bytes.slice(0, end), ends }
}

function postingColumn(lists: readonly (number | number[])[]): { bytes: Uint8Array; ends: Uint32Array } {
  const ends = new Uint32Array(lists.length)
  let bytes = new Uint8Array(1_024)
  let end = 0
  lists.forEach((postings, index) => {
    const list = typeof postings === 'number' ? [postings] : postings
    if (bytes.length < end + list.length * 5) bytes = grown(bytes, end + list.length * 5)
    let last = 0
    for (const posting of list) {
      let rest = posting - last
      last = posting
      for (; rest > 127; rest >>>= 7) bytes[end++] = (rest & 127) | 128
      bytes[end++] = rest
    }
    ends[index] = end
  })
  return { bytes: bytes.slice(0, end), ends }
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2))
  larger.set(bytes)
  return larger
}

function tableOf(ids: Uint8Array, ends: Uint32Array): Uint32Array {
  if (ends.length === 0) return new Uint32Array(0)
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(ends.length * 2)))
  ends.forEach((end, document) => {
    let slot = hashOf(ids.subarray(document === 0 ? 0 : ends[document - 1], end)) & (table.length - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
    table[slot] = document + 1
  })
  return table
}
