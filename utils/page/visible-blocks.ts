import type { Group } from './flow-groups'
import type { MentionBlock, PageMention } from './mentions'
import { rectOf } from './unclobbered'

/* Which blocks are in view: within each group document order is y order, so that large groups are searched by halves. */

export interface View {
  top: number
  bottom: number
  left: number
  right: number
}

/** Up to this many blocks are looked at one by one: no order is assumed where none need be. */
const FEW = 400
/** Blocks looked at beyond the edge of the view, for layouts in which neighbours stand side by side. */
const SLACK = 24

/** The blocks of the groups that may be seen in `view` (viewport pixels), and those of a scroller that `ahead` pixels of scrolling may show. */
export function visibleBlocks(groups: Iterable<Group>, view: View, ahead: number): MentionBlock[] {
  const found: MentionBlock[] = []
  for (const { root, isClipped, motion, blocks } of groups) {
    const box = root && isClipped ? rectOf(root) : view
    const shown = typeof motion === 'object' ? grown(box, ahead) : box
    const within = overlaps(box, view) ? intersection(view, shown) : undefined
    if (within) inView(blocks, within, found)
  }
  return found
}

/** The same for a few blocks that came at the end of those that were there. */
export function visibleOf(blocks: readonly MentionBlock[], view: View): MentionBlock[] {
  return blocks.filter((_, at) => overlaps(boxOf(blocks, at), view))
}

function inView(blocks: readonly MentionBlock[], view: View, found: MentionBlock[]): void {
  let low = 0
  if (blocks.length > FEW) {
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (boxOf(blocks, middle).bottom < view.top) low = middle + 1
      else high = middle
    }
    low = Math.max(0, low - SLACK)
  }
  let below = 0
  for (let at = low; at < blocks.length && (blocks.length <= FEW || below < SLACK); at++) {
    const block = blocks[at]
    if (!block) break
    const box = boxOf(blocks, at)
    if (overlaps(box, view)) found.push(block)
    below = box.top > view.bottom ? below + 1 : 0
  }
}

/** The names of a block that may be seen in `view`: all, unless the block is one of a long text with very many. */
export function visibleMentions({ mentions }: MentionBlock, view: View): readonly PageMention[] {
  if (mentions.length <= MANY_NAMES) return mentions
  const topOf = (at: number) => {
    const { node, offset } = (mentions[at] as PageMention).start
    return offset <= node.length ? edgeOf(node, offset).top : view.top
  }
  const first = (limit: number, from: number) => {
    let low = from
    let high = mentions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (topOf(middle) < limit) low = middle + 1
      else high = middle
    }
    return low
  }
  const from = first(view.top, 0)
  return mentions.slice(Math.max(0, from - SLACK), first(view.bottom, from) + SLACK)
}

/** Whether a name begins at a height that a view shows. */
export function beginsIn({ start: { node, offset } }: PageMention, view: View): boolean {
  if (offset > node.length) return false
  const { top, bottom } = edgeOf(node, offset)
  return bottom > view.top && top < view.bottom
}

/** Up to this many names of a block are looked at one by one. */
const MANY_NAMES = 64

function edgeOf(node: Text, offset: number): DOMRect {
  const range = new Range()
  range.setStart(node, offset)
  range.collapse(true)
  return range.getBoundingClientRect()
}

/** Where a block is: its container, or the lines between its first and its last name where it is one of several in that, or that has no box. */
function boxOf(blocks: readonly MentionBlock[], at: number): View {
  const { container, mentions } = blocks[at] as MentionBlock
  const box = rectOf(container)
  const isOneOfSeveral = blocks[at - 1]?.container === container || blocks[at + 1]?.container === container
  const first = mentions[0]?.start
  const last = mentions.at(-1)?.end
  const hasBox = box.width > 0 && box.height > 0
  if ((hasBox && !isOneOfSeveral) || !first || !last || first.offset > first.node.length || last.offset > last.node.length)
    return box
  const from = edgeOf(first.node, first.offset)
  const to = edgeOf(last.node, last.offset)
  // Text that is not shown is nowhere. In columns the end may stand above the beginning.
  if (from.bottom === 0 && to.bottom === 0) return box
  const [left, right] = hasBox ? [box.left, box.right] : [Math.min(from.left, to.left), Math.max(from.right, to.right)]
  return { top: Math.min(from.top, to.top), bottom: Math.max(from.bottom, to.bottom), left, right }
}

/** The part of a view that lies within a box; undefined where they do not meet. */
export function intersection(view: View, box: View): View | undefined {
  const top = Math.max(view.top, box.top)
  const bottom = Math.min(view.bottom, box.bottom)
  const left = Math.max(view.left, box.left)
  const right = Math.min(view.right, box.right)
  return top < bottom && left < right ? { top, bottom, left, right } : undefined
}

/** Whether all of a box is in another. */
export function isWithin(box: View, outer: View): boolean {
  return box.left >= outer.left && box.top >= outer.top && box.right <= outer.right && box.bottom <= outer.bottom
}

const SIDES = ['left', 'top', 'right', 'bottom'] as const

/** Whether no side of a box is farther than some pixels from the same side of another; sides may be infinitely far. */
export function isNear(a: View, b: View, distance: number): boolean {
  return SIDES.every((side) => a[side] === b[side] || Math.abs(a[side] - b[side]) <= distance)
}

/** What lies around all boxes that are not empty. */
export function around(boxes: Iterable<View>): View {
  const view = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { left, top, right, bottom } of boxes) {
    if (right - left < 1 || bottom - top < 1) continue
    view.left = Math.min(view.left, left)
    view.top = Math.min(view.top, top)
    view.right = Math.max(view.right, right)
    view.bottom = Math.max(view.bottom, bottom)
  }
  return view
}

/** A view with so much more on each side. */
export function grown({ left, top, right, bottom }: View, by: number): View {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by }
}

/** A view moved by so many pixels. */
export function shifted({ left, top, right, bottom }: View, across: number, down: number): View {
  return { left: left + across, right: right + across, top: top + down, bottom: bottom + down }
}

/** Whether two boxes share more than an edge. */
export function overlaps(box: View, view: View): boolean {
  return box.bottom > view.top && box.top < view.bottom && box.right > view.left && box.left < view.right
}
