import { fromBase64 } from './base64'
import type { LexiconParcel } from './protocol'

/** A compiled lexicon, ready to be opened. */
export interface OpenableLexicon {
  version: number
  buffer: ArrayBuffer
}

/** A lexicon as it arrived; null where there is none, undefined where the way to here made something else of its buffer. */
export function unpackLexicon(parcel: LexiconParcel | null): OpenableLexicon | null | undefined {
  if (!parcel) return null
  const { version, lexicon } = parcel
  if (typeof lexicon === 'string') return { version, buffer: fromBase64(lexicon) }
  return Object.prototype.toString.call(lexicon) === '[object ArrayBuffer]' ? { version, buffer: lexicon } : undefined
}
