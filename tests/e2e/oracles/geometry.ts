import type { Oracle } from './oracle'

/** Where everything is and how large, to the line box. */
export const geometry: Oracle = {
  name: 'geometry',
  observe: (page) => () => {
    const boxes = page.elements().map((element) => {
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
      const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element as Partial<HTMLElement>
      const sizes = [clientWidth, clientHeight, scrollWidth, scrollHeight, offsetLeft, offsetTop, offsetWidth, offsetHeight]
      return [page.nameOf(element), page.edges(element.getBoundingClientRect()), sizes]
    })
    const lines: number[][] = []
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(text)
      lines.push([...range.getClientRects()].flatMap(page.edges))
    }
    return { boxes, lines }
  },
  leak: { run: (name) => name.style.setProperty('letter-spacing', '0.1px') },
}
