import type { Oracle } from './oracle'

/** The sizes that a ResizeObserver tells of: the last ones, since how many there were depends on how fast the page was laid out. */
export const resizes: Oracle = {
  name: 'resizes',
  observe: (page) => {
    const sizes = new Map<Element, number[]>()
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) sizes.set(target, page.edges(contentRect))
    })
    addEventListener('DOMContentLoaded', () => page.elements().forEach((element) => observer.observe(element)))
    return () => [...sizes].map(([element, size]) => [page.nameOf(element), size])
  },
  leak: { run: (name) => name.style.setProperty('display', 'block') },
}
