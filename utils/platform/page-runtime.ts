/** As much of `chrome.runtime` as a content script needs. */
export interface PageRuntime {
  id: string
  getURL: (path: string) => string
  sendMessage: (message: unknown) => Promise<unknown>
  onMessage: {
    addListener: (listener: MessageListener) => void
    removeListener: (listener: MessageListener) => void
  }
}

/** Answers with `answer`, at once or, having given true, later. */
export type MessageListener = (message: unknown, sender: { id?: string }, answer: (value: unknown) => void) => true | undefined

/**
 * The extension API of a content script, in which both browsers give promises by themselves. Not by way of the polyfill: to wrap all of
 * the API, of which pages use four functions, takes each page several milliseconds. `chrome`, which Firefox has too, and not `browser`: where
 * that is missing a page may have an element by that name. Undefined once the extension is gone.
 */
export function pageRuntime(): PageRuntime | undefined {
  return (globalThis as { chrome?: { runtime?: PageRuntime } }).chrome?.runtime
}
