/*
 * Pages in pieces: text in open shadow roots is read, drawn on and ordered as a person sees it, by the flat tree (CSS Scoping,
 * "Flattening the DOM"). Closed roots stay closed.
 */

import { closest, documentOf, isElement, parentNodeOf, shadowRootOf, slotOf, treeOf } from './unclobbered'

/** The element around an element in the flat tree: a slot around what is slotted, a host around what is in its shadow. */
export function flatParent(element: Element): Element | null {
  return slotOf(element) ?? parentOrHost(element)
}

/** The element that a node stands in; the host for what stands right in a shadow root. */
export function parentOrHost(node: Node): Element | null {
  const parent = parentNodeOf(node)
  if (parent === null || isElement(parent)) return parent
  return parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? ((parent as ShadowRoot).host ?? null) : null
}

/** The nearest element, the one given included, that matches, in its own tree or in those around its hosts. */
export function closestAcross(element: Element, selector: string): Element | null {
  for (let start: Element | null = element; start;) {
    const found = closest(start, selector)
    if (found) return found
    const tree = treeOf(start)
    start = tree instanceof ShadowRoot ? tree.host : null
  }
  return null
}

/** Whether one node comes before another, each at its host's place where they stand in different trees. */
export function precedes(a: Node, b: Node): boolean {
  const position = a.compareDocumentPosition(b)
  if ((position & Node.DOCUMENT_POSITION_DISCONNECTED) === 0) return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const inA = placesOf(a)
  const inB = placesOf(b)
  for (const [tree, place] of inA) {
    const other = inB.get(tree)
    if (!other) continue
    // A host contains what is slotted into it, and what is in its shadow stands where the host does: before that.
    return (place.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  }
  return false
}

/** A node and its hosts, by the trees that they stand in, innermost first. */
function placesOf(node: Node): Map<Node, Node> {
  const places = new Map<Node, Node>()
  for (let place: Node | null = node; place;) {
    const tree = treeOf(place)
    places.set(tree, place)
    place = tree instanceof ShadowRoot ? tree.host : null
  }
  return places
}

/** The innermost element at a point (viewport pixels), in open shadow roots too. */
export function deepestAt(document: Document, x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y)
  for (;;) {
    const inner: Element | null | undefined = hit && shadowRootOf(hit)?.elementFromPoint(x, y)
    if (!inner || inner === hit) return hit
    hit = inner
  }
}

/** Whether an element is, or is around, another one in the flat tree. */
export function isAroundFlat(outer: Element, inner: Element): boolean {
  for (let element: Element | null = inner; element; element = flatParent(element)) if (element === outer) return true
  return false
}

/**
 * The open shadow roots under a node. A generator, since every element has to be asked: yields now and then, so that whoever asks can
 * pause.
 */
export function* shadowRootsIn(root: Node): Generator<ShadowRoot | undefined> {
  const walker = documentOf(root).createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  let asked = 0
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    const inner = node instanceof Element ? shadowRootOf(node) : null
    if (inner) {
      yield inner
      yield* shadowRootsIn(inner)
    } else if (++asked % 256 === 0) yield undefined
  }
}
