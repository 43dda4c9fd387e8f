import { spanOf, stillThere, type PageMention } from './mentions'
import { parentOrHost } from './shadow-trees'
import { paddingBox } from './surroundings'
import type { View } from './visible-blocks'
import { documentOf, isVisible, sizeOf } from './unclobbered'

/** False for a name that the page does not show at present: in a closed disclosure, a hidden slide, a tab behind another. */
export function isShown({ start }: PageMention): boolean {
  const parent = parentOrHost(start.node)
  return parent !== null && isVisible(parent, { visibilityProperty: true, opacityProperty: true }) && boxOf(start).height > 0
}

/**
 * Scrolls a name to the middle of all that scrolls around it, from the inside out: there neither a sticky header nor the card's own
 * side of it is in the way. At once, and as far as it goes.
 */
export function scrollToMention({ start }: PageMention): void {
  const document = documentOf(start.node)
  // The browser alone can scroll what holds a frame of another site.
  parentOrHost(start.node)?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
  for (let around = parentOrHost(start.node); around && around !== document.documentElement; around = parentOrHost(around)) {
    if (around === document.body || !scrolls(around)) continue
    const { top, left, right } = paddingBox(around)
    bringTo(around, start, top + sizeOf(around, 'clientHeight') / 2, left, right - left)
  }
  const { clientHeight, clientWidth } = document.documentElement
  const root = document.scrollingElement ?? document.documentElement
  bringTo(root, start, clientHeight / 2, 0, clientWidth)
}

/** The last line of a name that would be seen, did not the overlay itself stand over it. Viewport pixels. */
export function lineUnder(mention: PageMention, isHost: (target: Element | null) => boolean): View | undefined {
  if (!stillThere(mention) || !isShown(mention)) return undefined
  const document = documentOf(mention.start.node)
  const line = [...spanOf(document.createRange(), mention).getClientRects()].at(-1)
  if (!line || !isHost(document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2))) return undefined
  const { left, top, right, bottom } = line
  return { left, top, right, bottom }
}

type Place = PageMention['start']

function bringTo(scroller: Element, place: Place, middle: number, left: number, width: number): void {
  const box = boxOf(place)
  const right = left + width
  const across = box.left < left ? box.left - left : Math.max(0, box.right - right)
  scroller.scrollBy({ top: (box.top + box.bottom) / 2 - middle, left: across, behavior: 'instant' })
}

function scrolls(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element)
  const isOver = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
  return (
    (isOver(overflowY) && sizeOf(element, 'scrollHeight') > sizeOf(element, 'clientHeight')) ||
    (isOver(overflowX) && sizeOf(element, 'scrollWidth') > sizeOf(element, 'clientWidth'))
  )
}

/** The first letters of a name stand for it. */
function boxOf({ node, offset }: Place): DOMRect {
  const range = documentOf(node).createRange()
  if (offset < node.length) {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
  } else range.selectNode(node)
  return range.getBoundingClientRect()
}
