import type { Ellipsis, Writing } from './surroundings'
import type { View } from './visible-blocks'

/* The lines that a name runs over, from the rectangles of its text. */

/** Which sides of a line are which. */
export interface Sides {
  /** Where its letters stand on. */
  under: keyof View
  over: keyof View
  end: keyof View
}

const SIDES: Record<Writing, { under: keyof View; over: keyof View; ends: Record<'ltr' | 'rtl', keyof View> }> = {
  'horizontal-tb': { under: 'bottom', over: 'top', ends: { ltr: 'right', rtl: 'left' } },
  'vertical-rl': { under: 'left', over: 'right', ends: { ltr: 'bottom', rtl: 'top' } },
  'sideways-lr': { under: 'right', over: 'left', ends: { ltr: 'top', rtl: 'bottom' } },
}

/** The sides of text that runs so. */
export function sidesOf(writing: Writing, direction: 'ltr' | 'rtl'): Sides {
  const { under, over, ends } = SIDES[writing]
  return { under, over, end: ends[direction] }
}

/** Client rectangles of one range joined to one per line: a name in several elements has several rectangles side by side. */
export function linesOf(rects: Iterable<View>, writing: Writing): View[] {
  const lines: View[] = []
  const [across, along] = writing === 'horizontal-tb' ? ([DOWN, ACROSS] as const) : ([ACROSS, DOWN] as const)
  for (const { left, right, top, bottom } of rects) {
    if (right - left < 1 || bottom - top < 1) continue
    const rect: View = { left, right, top, bottom }
    const line = lines.at(-1)
    const size = rect[across[1]] - rect[across[0]]
    const isBeside = line && shared(line, rect, across) > size / 2
    // In columns the next line may stand at the same height, with a gap between them.
    if (!line || !isBeside || shared(line, rect, along) < -2 * size) lines.push(rect)
    else
      lines[lines.length - 1] = {
        left: Math.min(line.left, left),
        right: Math.max(line.right, right),
        top: Math.min(line.top, top),
        bottom: Math.max(line.bottom, bottom),
      }
  }
  return lines
}

const ACROSS = ['left', 'right'] as const
const DOWN = ['top', 'bottom'] as const

/** How much two boxes have in common along an axis; below zero for what lies between them. */
function shared(a: View, b: View, [from, to]: typeof ACROSS | typeof DOWN): number {
  return Math.min(a[to], b[to]) - Math.max(a[from], b[from])
}

/** What is left of a line before an ellipsis: whole letters. Undefined where nothing is, or where it cannot be told. */
export function cutAtEllipsis(line: View, { edge, from, side }: Ellipsis, name: Range): View | undefined {
  // By the block's direction, which need not be the name's: letters are taken off where the line ends.
  const isSeen = ({ left, right }: View) => (side === 'left' ? left >= edge : right <= edge)
  if (line.top < from || isSeen(line)) return line
  const { startContainer: node, startOffset, endContainer, endOffset } = name
  if (node !== endContainer) return undefined
  const letter = name.cloneRange()
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  for (let at = startOffset; at < endOffset; at++) {
    letter.setStart(node, at)
    letter.setEnd(node, at + 1)
    const box = letter.getBoundingClientRect()
    if (box.width === 0 || box.bottom <= line.top || box.top >= line.bottom || !isSeen(box)) continue
    left = Math.min(left, box.left)
    right = Math.max(right, box.right)
  }
  return left < right ? { ...line, left, right } : undefined
}
