import { overlaps, type View } from './visible-blocks'

/*
 * What may lie over the card without taking its clicks: elements with `pointer-events: none`, of which no hit test tells. Only what
 * the browser draws after the overlay's host can: what follows it in the document, what is in the top layer, and what a view
 * transition shows. Where IntersectionObserver can tell visibility this is asked for once more, and elsewhere for want of it.
 */

/** Elements looked at of one cover; one with more counts as lying over the card. */
const MOST_LOOKED_AT = 5_000

const TOP_LAYER = ':popover-open, :modal, :fullscreen'

/**
 * True while something that hit tests pass through may be drawn over `box` (viewport pixels), in front of the overlay's host.
 * `thoroughly`: in shadow trees too, for which every element of the page has to be asked.
 */
export function isCoveredUnseen(host: Element, box: View, beneath: WeakSet<Element>, thoroughly: boolean): boolean {
  const { documentElement: root } = host.ownerDocument
  if (inViewTransition(root)) return true
  const isRaised = host.matches(':popover-open')
  const above = topLayerOf(host, thoroughly).filter((element) => !isRaised || !beneath.has(element))
  // What is in the top layer lies over whatever is not.
  const following = isRaised ? [] : followersOf(host)
  if (!isRaised && pseudoFollows(root)) return true
  return [...above, ...following].some((element) => covers(element, box))
}

/** The elements of the page that are in the browser's top layer now. */
export function topLayerOf(host: Element, thoroughly: boolean): Element[] {
  const { ownerDocument: document } = host
  const trees = thoroughly ? [document, ...shadowTreesIn(document)] : [document]
  return trees.flatMap((tree) => [...tree.querySelectorAll(TOP_LAYER)]).filter((element) => !element.contains(host))
}

function shadowTreesIn(tree: ParentNode): ShadowRoot[] {
  return [...tree.querySelectorAll('*')].flatMap((element) => {
    const shadow = shadowOf(element)
    return shadow ? [shadow, ...shadowTreesIn(shadow)] : []
  })
}

function inViewTransition(root: Element): boolean {
  return CSS.supports('selector(:active-view-transition)') && root.matches(':active-view-transition')
}

function followersOf(host: Element): Element[] {
  const following: Element[] = []
  for (let next = host.nextElementSibling; next; next = next.nextElementSibling) following.push(next)
  return following
}

function pseudoFollows(root: Element): boolean {
  const { content, display, position } = getComputedStyle(root, '::after')
  return content !== 'none' && content !== 'normal' && display !== 'none' && position !== 'static'
}

function covers(top: Element, box: View): boolean {
  const waiting: Element[] = [top]
  for (let looked = 0; waiting.length > 0; looked++) {
    if (looked > MOST_LOOKED_AT) return true
    const element = waiting.pop() as Element
    if (getComputedStyle(element).pointerEvents === 'none' && overlaps(element.getBoundingClientRect(), box)) return true
    waiting.push(...element.children, ...(shadowOf(element)?.children ?? []))
  }
  return false
}

/** Firefox lets content scripts look into closed roots too. */
function shadowOf(element: Element): ShadowRoot | null {
  return (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? element.shadowRoot
}
