import type { MentionBlock } from './mentions'
import { flatParent } from './shadow-trees'

/*
 * Which blocks are in view. Document order is y order only within one scroll container that has no parts fixed or stuck, so blocks
 * are grouped by the nearest such ancestor and looked up within each group.
 */

export interface View {
  top: number
  bottom: number
  left: number
  right: number
}

interface Group {
  root: Element | null
  blocks: MentionBlock[]
}

/** Up to this many blocks are looked at one by one: no order is assumed where none need be. */
const FEW = 400
/** Blocks looked at beyond the edge of the view, for layouts in which neighbours stand side by side. */
const SLACK = 24

/** What scrolls or fixes an element, remembered: reading computed styles is most of the cost. */
export type FlowRoots = WeakMap<Element, Element | null>

/** Groups blocks (in document order) by what scrolls or fixes them; to be kept until the blocks change. */
export function groupBlocks(blocks: readonly MentionBlock[], roots: FlowRoots): Group[] {
  const groups = new Map<Element | null, Group>()
  for (const block of blocks) {
    const root = flowRoot(block.container, roots)
    const group = groups.get(root)
    if (group) group.blocks.push(block)
    else groups.set(root, { root, blocks: [block] })
  }
  return [...groups.values()]
}

/** The blocks of the groups that may be seen in `view` (viewport pixels). */
export function visibleBlocks(groups: readonly Group[], view: View): MentionBlock[] {
  return groups.flatMap(({ root, blocks }) => {
    const within = root ? intersection(view, root.getBoundingClientRect()) : view
    return within ? inView(blocks, within) : []
  })
}

function inView(blocks: MentionBlock[], view: View): MentionBlock[] {
  if (blocks.length <= FEW) return blocks.filter((block) => overlaps(boxOf(block), view))
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (block && boxOf(block).bottom < view.top) low = middle + 1
    else high = middle
  }
  const found: MentionBlock[] = []
  let below = 0
  for (let at = Math.max(0, low - SLACK); at < blocks.length && below < SLACK; at++) {
    const block = blocks[at]
    if (!block) break
    const box = boxOf(block)
    if (overlaps(box, view)) found.push(block)
    below = box.top > view.bottom ? below + 1 : 0
  }
  return found
}

function boxOf(block: MentionBlock): DOMRect {
  return block.container.getBoundingClientRect()
}

function flowRoot(element: Element, known: FlowRoots): Element | null {
  const found = known.get(element)
  if (found !== undefined) return found
  const { position, overflowX, overflowY } = getComputedStyle(element)
  const isRoot = position === 'fixed' || position === 'sticky' || scrolls(overflowX) || scrolls(overflowY)
  const parent = flatParent(element)
  const root =
    isRoot && parent && parent !== element.ownerDocument.documentElement ? element : parent ? flowRoot(parent, known) : null
  known.set(element, root)
  return root
}

function scrolls(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll' || overflow === 'hidden'
}

/** The part of a view that lies within a box; undefined where they do not meet. */
export function intersection(view: View, box: View): View | undefined {
  const top = Math.max(view.top, box.top)
  const bottom = Math.min(view.bottom, box.bottom)
  const left = Math.max(view.left, box.left)
  const right = Math.min(view.right, box.right)
  return top < bottom && left < right ? { top, bottom, left, right } : undefined
}

function overlaps(box: View, view: View): boolean {
  return box.bottom > view.top && box.top < view.bottom && box.right > view.left && box.left < view.right
}
