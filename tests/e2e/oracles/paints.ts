import type { Oracle } from './oracle'

/** What was painted first and what is the largest. When, and how many were the largest before it, is the load's doing. */
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
      largest = list.getEntries().at(-1) as Paint
    })
    observer.observe({ type: 'largest-contentful-paint', buffered: true })
    return () => [
      performance.getEntriesByType('paint').map(({ name }) => name),
      // That of a frame may be told long after.
      window === top && largest && [page.nameOf(largest.element), largest.id, largest.size, largest.url],
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
