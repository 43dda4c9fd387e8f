import type { View } from './visible-blocks'

/** As many are remembered: a page has a bar above, one below and something in a corner. */
const MOST = 12

/** What was found to lie over names, such as bars under which a page scrolls: names that come to them are the first to be asked about. */
export class KnownCovers {
  /** Those noted last are the last. */
  private readonly elements = new Set<Element>()

  note(cover: Element): void {
    this.elements.delete(cover)
    this.elements.add(cover)
    const [oldest] = this.elements
    if (oldest && this.elements.size > MOST) this.elements.delete(oldest)
  }

  /** Where they are now, in viewport pixels. */
  boxes(): View[] {
    return [...this.elements].flatMap((element) => {
      if (element.isConnected) return element.getBoundingClientRect()
      this.elements.delete(element)
      return []
    })
  }
}
