import { pieceEnd } from '../lexicon/pieces'
import { runRoot, textBlocks } from './text-blocks'

/** Milliseconds of work in one go, and UTF-16 units of text in one message. */
const SLICE = 2
const BATCH = 64_000

/**
 * Hands on all text under the nodes that it is called with, in slices of idle time: for names that may only be looked for outside of
 * the page. Nothing of this runs where no such name is watched.
 */
export function textSender(send: (texts: string[]) => void, signal: AbortSignal): (root: Node) => void {
  const pending = new Set<Node>()
  let walking: { root: Node; walk: ReturnType<typeof textBlocks> } | undefined
  let texts: string[] = []
  let length = 0
  let scheduled = false
  const flush = () => {
    if (texts.length > 0) send(texts)
    texts = []
    length = 0
  }
  const work = () => {
    scheduled = false
    if (signal.aborted) return
    const started = performance.now()
    while (performance.now() - started < SLICE) {
      walking ??= next()
      if (!walking) return flush()
      const { done, value } = walking.walk.next()
      if (done) {
        // The page took away what the walk stood at, so what came after it is unread.
        if (!value) pending.add(walking.root)
        walking = undefined
      } else {
        for (const text of piecesOf(value.text)) {
          texts.push(text)
          length += text.length
          if (length >= BATCH) flush()
        }
      }
    }
    schedule()
  }
  const next = () => {
    for (const root of pending) {
      pending.delete(root)
      const from = root.nodeType === Node.TEXT_NODE && root.parentNode ? runRoot(root.parentNode) : root
      if (root.isConnected) return { root, walk: textBlocks(from) }
    }
    return undefined
  }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    requestIdleCallback(work, { timeout: 500 })
  }
  return (root) => {
    pending.add(root)
    schedule()
  }
}

/** A text of any length in pieces that a message may carry. */
function* piecesOf(text: string): Generator<string> {
  if (text.length <= BATCH) return yield text
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = pieceEnd(text, from)
    yield text.slice(from, to)
  }
}
