import { textBlocks } from './text-blocks'
import { nodeOf } from './unclobbered'

/** CSS pixels below which a frame holds nothing that anybody reads: counters, pixels, hidden frames. */
const LEAST_WIDTH = 80
const LEAST_HEIGHT = 40

/** Milliseconds within which a look is taken at whether there is text now. */
const PATIENCE = 500

const READABLE = /^(text\/(html|plain)|application\/xhtml\+xml)$/
const WORD = /[\p{L}\p{N}]{2}/u

/** True for the kinds of document whose text is read; not for pictures, XML and what shows PDF. */
export function isReadableKind(document: Document): boolean {
  return READABLE.test(document.contentType)
}

/** True for a document in a frame of another, whichever site either is of. */
export function isFramed(document: Document): boolean {
  const window = document.defaultView
  return window !== null && window.top !== window
}

/**
 * Settles when a document is worth reading: in a tab of its own as soon as it is the tab's, in a frame when that has come into view,
 * has a size that can be read and holds text. Until then nothing is asked of anybody, since most frames of most pages are tiny and
 * empty. Never settles after `signal` aborts.
 */
export async function whenReadable(document: Document, signal: AbortSignal): Promise<void> {
  await whenActivated(document, signal)
  if (!isFramed(document)) return
  await new Promise<void>((resolve) => {
    if (isReadableKind(document)) waitForText(document, resolve, signal)
  })
}

/** Chromium prepares pages that may come next behind the one that the tab shows, and says that they are in that tab. */
function whenActivated(document: Document, signal: AbortSignal): Promise<void> {
  if (!(document as { prerendering?: boolean }).prerendering) return Promise.resolve()
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', () => resolve(), { once: true, signal })
  })
}

function waitForText(document: Document, found: () => void, signal: AbortSignal): void {
  const window = document.defaultView as Window & typeof globalThis
  const settled = new AbortController()
  const over = AbortSignal.any([signal, settled.signal])
  let inView = false
  let looking = false
  const look = () => {
    if (looking || over.aborted || !inView || window.innerWidth < LEAST_WIDTH || window.innerHeight < LEAST_HEIGHT) return
    looking = true
    window.requestIdleCallback(
      () => {
        looking = false
        if (over.aborted || !hasText(document)) return
        settled.abort()
        found()
      },
      { timeout: PATIENCE },
    )
  }
  // Sees through every frame around this one, of whichever site.
  const views = new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? false
    look()
  })
  let root: Element | null = null
  // A page that writes a frame anew gives it another root.
  const follow = () => {
    if (root === document.documentElement) return
    root = document.documentElement
    views.disconnect()
    if (root) views.observe(root)
  }
  follow()
  const changes = new MutationObserver(() => {
    follow()
    look()
  })
  changes.observe(nodeOf(document), { childList: true, characterData: true, subtree: true })
  window.addEventListener('resize', look, { passive: true, signal: over })
  over.addEventListener(
    'abort',
    () => {
      views.disconnect()
      changes.disconnect()
    },
    { once: true },
  )
}

function hasText(document: Document): boolean {
  if (!document.body) return false
  for (const { text } of textBlocks(document.body)) if (WORD.test(text)) return true
  return false
}
