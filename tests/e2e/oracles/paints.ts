import type { Oracle } from './oracle'

/**
 * What was painted first and, in Chromium, what is the largest: in Firefox that differs from load to load. When, and how many were the
 * largest before it, is the load's doing. Left out is what is painted by nobody that a page can see, the text of a card: it may be told
 * only after the next key, which ends all telling.
 */
export const paints: Oracle = {
  name: 'paints',
  observe: (page) => {
    interface Paint extends PerformanceEntry {
      element: Element | null
      id: string
      size: number
      url: string
    }
    let largest: Paint | undefined
    let isTold = (): void => undefined
    const told = new Promise<void>((resolve) => (isTold = resolve))
    const observer = new PerformanceObserver((list) => {
      largest = (list.getEntries() as Paint[]).filter(({ element }) => element).at(-1) ?? largest
      // What stands in a shadow root is told without its element.
      isTold()
    })
    const isSteady = !navigator.userAgent.includes('Firefox')
    if (isSteady) observer.observe({ type: 'largest-contentful-paint', buffered: true })
    return async () => {
      // The paints of a frame may be told long after.
      if (window !== top) return []
      // A page that is scrolled before anything is painted is never told.
      if (isSteady) await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 3_000))])
      const first = performance.getEntriesByType('paint').map(({ name }) => name)
      return [first, largest && [page.nameOf(largest.element), largest.id, largest.size, largest.url]]
    }
  },
  leak: {
    browser: 'chromium',
    run: (name) => {
      const note = document.createElement('div')
      note.append('Critical '.repeat(200))
      name.append(note)
    },
  },
}
