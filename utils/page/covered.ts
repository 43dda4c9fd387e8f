import { deepestAt, flatParent, isAroundFlat, parentOrHost } from './shadow-trees'
import { intersection, type View } from './visible-blocks'
import { documentOf } from './unclobbered'

/* Whether something lies over a text, by what is hit where it stands. */

/**
 * What lies over a part of a name's box, `element` being what the name begins in: all of what was lifted there. Outside the viewport nothing
 * can be asked, and nothing is seen. What lets the pointer through is not noticed.
 */
export function coverOf(
  name: Range,
  element: Element,
  box: View,
  { viewport, shape }: { viewport: View; shape: Element | undefined },
): Element | undefined {
  const seen = intersection(box, viewport)
  if (!seen) return undefined
  const { left, top, right, bottom } = seen
  // A name in several elements: the middle of it may be in any of them.
  const whole = name.startContainer === name.endContainer ? element : elementOf(name.commonAncestorContainer, element)
  const coverAt = (x: number, y: number) => {
    const hit = deepestAt(documentOf(element), x, y)
    if (hit === null || hit === whole) return undefined
    // Where text is cut to a shape, what it stands in is hit instead of it.
    if (isAroundFlat(hit, whole)) return shape && hit !== shape && isAroundFlat(hit, shape) ? hit : undefined
    return isAroundFlat(whole, hit) && (name.intersectsNode(hit) || !liftedOf(hit, whole)) ? undefined : hit
  }
  // The middle of the whole name: where it is only partly in the viewport, the middle of that part may be in the line beside it.
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const middle = coverAt(Math.min(Math.max(x, left), right - 1), Math.min(Math.max(y, top), bottom - 1))
  if (middle) return liftedOf(middle, whole) ?? middle
  // Boxes of letters reach into the lines beside them, whose elements are hit there and cover nothing.
  const insetX = Math.min(2, (right - left) / 4)
  const insetY = Math.min(2, (bottom - top) / 4)
  for (const [x, y] of [[left + insetX, bottom - insetY] as const, [right - insetX, top + insetY] as const]) {
    const cover = coverAt(x, y)
    const lifted = cover && liftedOf(cover, whole)
    if (lifted) return lifted
  }
  return undefined
}

/** What takes an element out of the flow that it shares with another, so that it can lie over that: the outermost. */
function liftedOf(element: Element, other: Element): Element | undefined {
  let outermost: Element | undefined
  for (let at: Element | null = element; at && !isAroundFlat(at, other); at = flatParent(at)) {
    const { position, transform, float } = getComputedStyle(at)
    if (position !== 'static' || transform !== 'none' || float !== 'none') outermost = at
  }
  return outermost
}

/** The element of a range's common ancestor, which is a shadow root where two elements of one stand side by side. */
function elementOf(node: Node, otherwise: Element): Element {
  return node instanceof Element ? node : (parentOrHost(node) ?? (node instanceof ShadowRoot ? node.host : otherwise))
}
