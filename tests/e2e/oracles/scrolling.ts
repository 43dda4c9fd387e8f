import type { Oracle } from './oracle'

/** How far everything is scrolled and could be. */
export const scrolling: Oracle = {
  name: 'scrolling',
  observe: (page) => () => {
    const { offsetLeft = 0, offsetTop = 0, scale = 1 } = visualViewport ?? {}
    const { scrollWidth, scrollHeight } = document.documentElement
    return {
      window: [scrollX, scrollY, scrollWidth, scrollHeight, innerWidth, innerHeight, offsetLeft, offsetTop, scale],
      scrolled: page
        .elements()
        .filter(({ scrollLeft, scrollTop }) => scrollLeft !== 0 || scrollTop !== 0)
        .map((element) => [page.nameOf(element), element.scrollLeft, element.scrollTop]),
    }
  },
  leak: { page: 'scroller', run: (name) => name.closest('div')?.scrollTo(0, 5) },
}
