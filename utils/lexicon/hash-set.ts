/** A fixed set of word hashes, asked about nearly every word: an open-addressed table, several times as quick as a Set of numbers. */
export class HashSet {
  private readonly slots: Int32Array
  private readonly shift: number

  /** @param hashes none of which is 0, as no word's is */
  constructor(hashes: Iterable<number>) {
    const all = [...new Set(hashes)]
    const bits = Math.ceil(Math.log2(all.length * 4 + 2))
    this.slots = new Int32Array(2 ** bits)
    this.shift = 32 - bits
    for (const hash of all) this.slots[this.placeOf(hash)] = hash
  }

  has(hash: number): boolean {
    return hash !== 0 && this.slots[this.placeOf(hash)] === hash
  }

  /** Where a hash is, or would go. */
  private placeOf(hash: number): number {
    const { slots } = this
    let at = Math.imul(hash, 0x9e3779b1) >>> this.shift
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & (slots.length - 1)
    return at
  }
}
