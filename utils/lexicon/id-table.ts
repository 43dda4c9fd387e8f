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
  let own = new Uint8Array(MAX_ID)
  let previous = new Uint8Array(MAX_ID)
  let bytes = new Uint8Array(Math.max(1_024, ids.length * 16))
  let length = 0
  let before = 0
  for (let place = 0; place < ids.length; place++) {
    if (length + MAX_ID + 8 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    const written = encode(ids[place] ?? '', own)
    let shared = 0
    if (place % ID_RUN === 0) index[place / ID_RUN] = length
    else while (shared < written && shared < before && own[shared] === previous[shared]) shared++
    length = putVarint(bytes, length, shared)
    length = putVarint(bytes, length, written - shared)
    for (let at = shared; at < written; at++) bytes[length++] = own[at] ?? 0
    before = written
    ;[own, previous] = [previous, own]
  }
  return { bytes: bytes.subarray(0, length), index }
}

/** Writes an id in UTF-8 and says how long it is. The encoder is only asked where it has to be: a call of it costs more than most ids. */
function encode(id: string, into: Uint8Array<ArrayBuffer>): number {
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    if (unit >= 0x80) return utf8.encodeInto(id, into).written
    into[at] = unit
  }
  return id.length
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
