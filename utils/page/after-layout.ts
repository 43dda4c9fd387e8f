export interface AfterLayout {
  /** Asks for it, once a frame however often it is called. */
  nextFrame: () => void
  /** The same for the frame that is being made, from within an animation frame. */
  thisFrame: () => void
}

/**
 * Calls `task` in a frame once the browser has laid it out, and before it is shown: what is asked for then is known already,
 * while in an animation frame the asking would make the browser lay out the page's changes in the middle of our work. Nothing
 * happens in hidden pages.
 */
export function afterLayout(document: Document, task: () => void, signal: AbortSignal): AfterLayout {
  const window = document.defaultView as Window & typeof globalThis
  let frame = 0
  let layout: { root: Element; observer: ResizeObserver } | undefined
  const observe = () => {
    frame = 0
    layout?.observer.disconnect()
    const root = document.documentElement as Element | null
    if (signal.aborted || !root) return
    // An element that begins to be observed is reported with the frame's layout. A new observer is the last to be told, after the page's.
    const observer = new window.ResizeObserver(() => {
      observer.disconnect()
      layout = undefined
      if (!signal.aborted) task()
    })
    layout = { root, observer }
    observer.observe(root)
    // One without any size is not reported: where all of a page is positioned, either may have none.
    if (document.body) observer.observe(document.body)
  }
  signal.addEventListener('abort', () => layout?.observer.disconnect(), { once: true })
  return {
    nextFrame() {
      if (frame !== 0 || signal.aborted || (layout && layout.root === document.documentElement)) return
      // Not at once: whoever begins to observe while sizes are being reported gets the page an error event.
      frame = window.requestAnimationFrame(observe)
    },
    thisFrame() {
      window.cancelAnimationFrame(frame)
      observe()
    },
  }
}
