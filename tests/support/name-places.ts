import { NAMES, type DrawnPage } from './drawn-page'

/* Where names really stand, asked of the browser and not of the code under test. */

const PATTERN = new RegExp(NAMES.map(({ name }) => name.replaceAll(' ', '\\s+')).join('|'), 'g')

/** The rectangles of every name in single text nodes under a node, open shadow roots included: one per line. */
export function nameRects(root: Node = document.body): DOMRect[] {
  const found: DOMRect[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof Element && node.shadowRoot) found.push(...nameRects(node.shadowRoot))
    if (!(node instanceof Text)) continue
    for (const match of node.data.matchAll(PATTERN)) {
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      found.push(...[...range.getClientRects()].filter(({ width }) => width >= 1))
    }
  }
  return found
}

/**
 * How far the mark that is farthest from any name's rectangle is from it, in pixels: the largest difference of one of its four sides.
 * Infinite where there are no marks.
 */
export function worstError(page: DrawnPage): number {
  const names = nameRects()
  const marks = page.boxes()
  if (marks.length === 0) return Number.POSITIVE_INFINITY
  return Math.max(...marks.map(({ box }) => Math.min(...names.map((name) => distance(box, name)))))
}

function distance(a: DOMRect, b: DOMRect): number {
  return Math.max(...(['left', 'top', 'right', 'bottom'] as const).map((side) => Math.abs(a[side] - b[side])))
}
