import { ID_RUN } from './layout'

/** The longest id that is kept, in UTF-8 bytes. */
const MAX_ID = 1_000

const utf8 = new TextEncoder()

/** Whether a lexicon can hold an id. */
export function isUsableId(id: string): boolean {
  return id.length > 0 && (id.length * 3 <= MAX_ID || utf8.encode(id).length <= MAX_ID)
}

/** Ids in UTF-8, each as what it shares with the one before and what it adds; the first of each run of sixteen stands alone. */
export function frontCoded(ids: string[]): { bytes: Uint8Array; index: Uint32Array } {
  const index = new Uint32Array(Math.ceil(ids.length / ID_RUN))
  const own = new Uint8Array(MAX_ID)
  const previous = new Uint8Array(MAX_ID)
  let bytes = new Uint8Array(Math.max(1_024, ids.length * 16))
  let length = 0
  let before = 0
  ids.forEach((id, place) => {
    if (length + MAX_ID + 8 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    const { written } = utf8.encodeInto(id, own)
    let shared = 0
    if (place % ID_RUN === 0) index[place / ID_RUN] = length
    else while (shared < written && shared < before && own[shared] === previous[shared]) shared++
    length = putVarint(bytes, length, shared)
    length = putVarint(bytes, length, written - shared)
    for (let at = shared; at < written; at++) {
      const byte = own[at] ?? 0
      previous[at] = byte
      bytes[length++] = byte
    }
    before = written
  })
  return { bytes: bytes.subarray(0, length), index }
}

function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let end = at
  while (rest >= 0x80) {
    bytes[end++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[end++] = rest
  return end
}
