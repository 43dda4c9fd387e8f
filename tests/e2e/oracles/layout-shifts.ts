import type { Oracle } from './oracle'

/**
 * What the browser says moved once all of the page was there: before that it moves as the parser goes on. Only Chromium says it, and
 * when is left out.
 */
export const layoutShifts: Oracle = {
  name: 'layout-shifts',
  observe: (page) => {
    interface Shift extends PerformanceEntry {
      value: number
      sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
    }
    const shifts: Shift[] = []
    let whole = Infinity
    addEventListener('DOMContentLoaded', () => {
      requestAnimationFrame(() => requestAnimationFrame((time) => (whole = time)))
    })
    const observer = new PerformanceObserver((list) => void shifts.push(...(list.getEntries() as Shift[])))
    observer.observe({ type: 'layout-shift', buffered: true })
    return () =>
      shifts
        .filter(({ startTime }) => startTime > whole)
        .map(({ value, sources }) => [
          value.toFixed(4),
          sources.map(({ node, previousRect, currentRect }) => [
            page.nameOf(node),
            page.edges(previousRect),
            page.edges(currentRect),
          ]),
        ])
  },
  leak: {
    browser: 'chromium',
    run: (name) => {
      // Once it was painted: what moves before that does not count.
      requestAnimationFrame(() => requestAnimationFrame(() => name.style.setProperty('display', 'block')))
    },
  },
}
