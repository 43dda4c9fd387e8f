/*
 * An oracle is one way in which a page can find out about itself. Each is a file here with a leak that it has to catch; index.ts
 * lists them, and page-learns-nothing.ts compares what they say. docs/what-a-page-can-see.md says how to add one.
 *
 * Functions of an oracle run in pages and are sent there as text, so they refer to nothing outside of themselves.
 */

/** What an oracle is given in the page. */
export interface Vantage {
  /** Every element of the document, those in an open shadow root after its host. */
  elements(): Element[]
  /** What a node or a window is called in a trace. */
  nameOf(target: unknown): string
  /** A number that stands for a text too long to be kept. */
  digest(text: string): number
  /** The edges of a rectangle in hundredths of a CSS pixel. */
  edges(box: DOMRectReadOnly): number[]
  /** The names that stand in the pages. */
  names: string[]
  /** Addresses of all files in the extension. */
  files: string[]
}

export interface Oracle {
  name: string
  /** Runs before anything else in the page; what it gives back is called once at the end, and says what was found out, as JSON. */
  observe: (page: Vantage) => () => unknown
  leak: Leak
}

/** A change of the extension that gives a watched name away. */
export interface Leak {
  /** Runs as a content script does, or in the page's own world, for each element that is a watched name. */
  run?: (name: HTMLElement) => void
  world?: 'ISOLATED' | 'MAIN'
  /** Added to the manifest. */
  manifest?: object
  /** The page that it is tried on. */
  page?: string
  /** True where the pointer has to rest on the name, and the page's text has to be copied. */
  byHand?: boolean
  /** Only there can the oracle see it. */
  browser?: 'chromium' | 'firefox'
}
