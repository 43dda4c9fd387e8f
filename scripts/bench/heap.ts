import { fromBase64 } from '../../utils/messaging/base64'
import { follow } from './ours'
import { rest, timeCallbacks } from './own-time'

/*
 * What a tab holds in memory: the buffer first, then, so that the difference can be read, what opening and following adds.
 */

let buffer: ArrayBuffer | undefined
const kept: unknown[] = []

/** Has the buffer in memory and nothing else; its length. */
export function prepareHeap(lexicon: string): number {
  buffer = fromBase64(lexicon)
  return buffer.byteLength
}

/** Opens the buffer and follows the page until it is read, for good. */
export async function keepOpen(): Promise<void> {
  if (!buffer) throw new Error('no buffer')
  const own = timeCallbacks()
  kept.push(follow(document, buffer, () => undefined, new AbortController().signal))
  await rest(own)
  own.slices.length = 0
}
