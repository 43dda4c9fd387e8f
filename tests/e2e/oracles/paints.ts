import type { Oracle } from './oracle'

/**
 * What was painted first and what is the largest. When, and how many were the largest before it, is the load's doing. Left out is what is
 * painted by nobody that a page can see, the text of a card: it may be told only after the next key, which ends all telling.
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
    const observer = new PerformanceObserver((list) => {
      largest = (list.getEntries() as Paint[]).filter(({ element }) => element).at(-1) ?? largest
    })
    observer.observe({ type: 'largest-contentful-paint', buffered: true })
    // The paints of a frame may be told long after.
    return () =>
      window === top && [
        performance.getEntriesByType('paint').map(({ name }) => name),
        largest && [page.nameOf(largest.element), largest.id, largest.size, largest.url],
      ]
  },
  leak: {
    run: (name) => {
      const note = document.createElement('div')
      note.append('Critical '.repeat(200))
      name.append(note)
    },
  },
}
