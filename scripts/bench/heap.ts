import { fromBase64 } from './base64'
import { follow } from './ours'
import { rest, timeCallbacks } from './own-time'

/*
 * What a tab holds in memory for being followed. The names are in a worker.
 */

let buffer: ArrayBuffer | undefined
const kept: unknown[] = []

/** Has the names in memory and nothing else. */
export function prepareHeap(lexicon: string): void {
  buffer = fromBase64(lexicon)
}

/** Gives the names to a worker and follows the page until it is read, for good. */
export async function keepOpen(): Promise<void> {
  if (!buffer) throw new Error('no buffer')
  const own = timeCallbacks()
  kept.push(follow(document, buffer, () => undefined, new AbortController().signal))
  await rest(own)
  own.slices.length = 0
}
