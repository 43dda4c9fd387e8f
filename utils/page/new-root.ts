import { nodeOf } from './unclobbered'

/**
 * Calls `onNew` when a page has given its document another root element. A page that calls `document.open()` does, and the browser takes
 * every listener from the document and its window then, ours among them.
 */
export function watchRoot(document: Document, onNew: () => void, signal: AbortSignal): void {
  let root = document.documentElement as Element | null
  const observer = new MutationObserver(() => {
    const now = document.documentElement as Element | null
    if (!now || now === root) return
    root = now
    onNew()
  })
  observer.observe(nodeOf(document), { childList: true })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
}
