import type { Oracle } from './oracle'

/**
 * Whether each element is covered, as an IntersectionObserver of the second version tells it, which sees through a closed shadow
 * root. Firefox has the first version only. Asked for at the end: how soon a change is told hangs on how busy the browser is.
 */
export const visibility: Oracle = {
  name: 'visibility',
  observe: (page) => async () => {
    const elements = page.elements()
    const found = await new Promise<IntersectionObserverEntry[]>((resolve) => {
      const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit
      const observer = new IntersectionObserver(resolve, options)
      elements.forEach((element) => observer.observe(element))
    })
    return found.map((entry) => {
      const { isVisible } = entry as { isVisible?: boolean }
      return [page.nameOf(entry.target), isVisible, entry.isIntersecting, page.edges(entry.intersectionRect)]
    })
  },
  leak: {
    browser: 'chromium',
    run: (name) => {
      // Beside the name: over it is a box anyway.
      const { left, top, width, height } = (name.nextElementSibling ?? name).getBoundingClientRect()
      const host = document.createElement('div')
      const badge = document.createElement('div')
      host.attachShadow({ mode: 'closed' }).append(badge)
      badge.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;pointer-events:none`
      document.documentElement.append(host)
    },
  },
}
