/* Where the host of what is drawn stands in a page, and when a page that keeps taking it away is left alone. */

/** Times that a page may take the host away within so many milliseconds. */
const MOST = 5
const WITHIN = 10_000

/** Counts what happens too often. */
export class Fights {
  private readonly times: number[] = []

  /** Takes note of one more at a time (milliseconds); true when it was one too many. */
  add(now: number): boolean {
    this.times.push(now)
    while (this.times[0] !== undefined && now - this.times[0] > WITHIN) this.times.shift()
    return this.times.length >= MOST
  }
}

export interface HostPlace {
  /** Whether the page left the host where and as it was put. */
  isKept: (host: HTMLElement) => boolean
  /** Puts the host into the page, or back; not when the page has taken it too often. */
  put: (host: HTMLElement) => void
}

/**
 * The last child of the root element, with nothing but `style` on it. A page that takes the host out, moves it or changes its style fights
 * over it, and `onFight` is called when it did so five times in ten seconds. One that replaces its whole content does not.
 */
export function hostPlace(document: Document, style: string, onFight: () => void): HostPlace {
  const fights = new Fights()
  let content: readonly [Element, Element | null] | undefined
  /** The style as the browser writes it down. */
  let written: string | null = null
  return {
    isKept: (host) => host.parentNode === document.documentElement && host.getAttribute('style') === written,
    put(host) {
      const [root, body] = content ?? []
      const isFight = content && root === document.documentElement && body === document.body
      content = [document.documentElement, document.body]
      if (isFight && fights.add(performance.now())) return onFight()
      // Not as an attribute, which a page's policy may forbid.
      host.style.cssText = style
      written = host.getAttribute('style')
      document.documentElement.append(host)
    },
  }
}
