import { BOUNDARY_SHIFT, keyOf, packFlags } from './layout'

/** A name as the matcher finds it: hashes to find and verify it by. */
export interface CompiledName {
  hash: number
  check: number
  capitals: number
  boundaries: number
  words: number
  /** Hashes of its beginnings of two words and more, at each of which the matcher has to go on. */
  prefixes: number[]
}

/**
 * Names that are being compiled, as columns, in which each is what its record will be: one object for each of several hundred
 * thousand spellings would keep the garbage collector busier than compiling keeps the rest.
 */
export class Entries {
  count = 0
  hashes: Int32Array<ArrayBuffer>
  /** The two words and the half word of the record. */
  firsts: Int32Array<ArrayBuffer>
  places: Int32Array<ArrayBuffer>
  marks: Uint16Array<ArrayBuffer>
  words: Uint8Array<ArrayBuffer>
  /** Where its beginnings end among those of all. */
  prefixEnds: Int32Array<ArrayBuffer>
  prefixes = new Int32Array(1_024)

  constructor(room: number) {
    this.hashes = new Int32Array(room)
    this.firsts = new Int32Array(room)
    this.places = new Int32Array(room)
    this.marks = new Uint16Array(room)
    this.words = new Uint8Array(room)
    this.prefixEnds = new Int32Array(room)
  }

  /** @param entity the number of the entity; for a vendor that no entity stands for, of its group */
  add(name: CompiledName, entity: number, flags: number): void {
    const at = this.count
    if (at === this.hashes.length) this.makeRoom(at + 1)
    const { first, marks } = packFlags(keyOf(name.hash, name.check), flags | name.capitals)
    this.hashes[at] = name.hash
    this.firsts[at] = first
    this.places[at] = (name.boundaries << BOUNDARY_SHIFT) | entity
    this.marks[at] = marks
    this.words[at] = name.words
    let end = this.prefixStart(at)
    if (end + name.prefixes.length > this.prefixes.length) this.prefixes = grown(this.prefixes, this.prefixes.length * 2)
    for (const prefix of name.prefixes) this.prefixes[end++] = prefix
    this.prefixEnds[at] = end
    this.count++
  }

  /** Adds all of others, in their order. */
  append(others: Entries): void {
    const { count } = this
    const before = this.prefixStart(count)
    const more = others.prefixStart(others.count)
    this.makeRoom(count + others.count)
    this.hashes.set(others.hashes.subarray(0, others.count), count)
    this.firsts.set(others.firsts.subarray(0, others.count), count)
    this.places.set(others.places.subarray(0, others.count), count)
    this.marks.set(others.marks.subarray(0, others.count), count)
    this.words.set(others.words.subarray(0, others.count), count)
    for (let at = 0; at < others.count; at++) this.prefixEnds[count + at] = before + (others.prefixEnds[at] ?? 0)
    this.prefixes = grown(this.prefixes, Math.max(this.prefixes.length, before + more))
    this.prefixes.set(others.prefixes.subarray(0, more), before)
    this.count += others.count
  }

  /** Where the beginnings of an entry start. */
  prefixStart(entry: number): number {
    return entry === 0 ? 0 : (this.prefixEnds[entry - 1] ?? 0)
  }

  private makeRoom(needed: number): void {
    if (needed <= this.hashes.length) return
    const room = Math.max(needed, this.hashes.length * 2)
    this.hashes = grown(this.hashes, room)
    this.firsts = grown(this.firsts, room)
    this.places = grown(this.places, room)
    this.marks = grown(this.marks, room)
    this.words = grown(this.words, room)
    this.prefixEnds = grown(this.prefixEnds, room)
  }
}

type Column = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

function grown<Kind extends Column>(column: Kind, length: number): Kind {
  const larger = new (column.constructor as new (length: number) => Kind)(length)
  larger.set(column)
  return larger
}
