import type { Oracle } from './oracle'

/** Ranges that the page keeps over its text move with every change of it, even one that is taken back. */
export const ranges: Oracle = {
  name: 'ranges',
  observe: (page) => {
    const kept: Range[] = []
    addEventListener('DOMContentLoaded', () => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
        const range = document.createRange()
        range.setStart(text, Math.min(1, text.length))
        range.setEnd(text, text.length)
        kept.push(range)
      }
    })
    return () => {
      return kept.map((range) => [
        page.nameOf(range.startContainer),
        range.startOffset,
        page.nameOf(range.endContainer),
        range.endOffset,
      ])
    }
  },
  leak: {
    run: (name) => {
      const mark = document.createElement('mark')
      mark.append(...name.childNodes)
      name.append(...mark.childNodes)
    },
  },
}
