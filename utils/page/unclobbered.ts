/*
 * A page can put elements in the place of what documents and forms know and do: after `<img name="body">`, `document.body` is that
 * picture, and after `<input name="matches">`, `form.matches` is that field, in Chromium for content scripts too. What the prototypes
 * have is the browser's own. https://html.spec.whatwg.org/#dom-document-nameditem
 */

const nodes = new WeakMap<Document, Document>()
const cleans = new WeakMap<Document, Document>()

/** A document whose properties and methods are the browser's own. Where a node is asked for, `nodeOf` gives the document itself. */
export function unclobbered(document: Document): Document {
  const known = cleans.get(document)
  if (known) return known
  if (nodes.has(document)) return document
  const prototype = Object.getPrototypeOf(document) as object
  const methods = new Map<PropertyKey, unknown>()
  const clean = new Proxy(document, {
    get(target, key) {
      if (!(key in prototype)) return Reflect.get(target, key, target) as unknown
      const known = methods.get(key)
      if (known) return known
      const value: unknown = Reflect.get(prototype, key, target)
      if (typeof value !== 'function') return value
      const method: unknown = value.bind(target)
      methods.set(key, method)
      return method
    },
  })
  cleans.set(document, clean)
  nodes.set(clean, document)
  return clean
}

/** The document as a node, for the browser's own functions. */
export function nodeOf(document: Document): Document {
  return nodes.get(document) ?? document
}

/** The document that a node is of. */
export function documentOf(node: Node): Document {
  const owner = Reflect.get(Node.prototype, 'ownerDocument', node) as Document | null
  return unclobbered(owner ?? (node as Document))
}

export function parentNodeOf(node: Node): ParentNode | null {
  return Reflect.get(Node.prototype, 'parentNode', node) as ParentNode | null
}

export function parentElementOf(node: Node): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', node) as Element | null
}

/** Also for elements of the documents around, whose classes are others. */
export function isElement(node: Node): node is Element {
  return Reflect.get(Node.prototype, 'nodeType', node) === Node.ELEMENT_NODE
}

export function treeOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node)
}

export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner)
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector)
}

export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector)
}

export function shadowRootOf(element: Element): ShadowRoot | null {
  return Reflect.get(Element.prototype, 'shadowRoot', element) as ShadowRoot | null
}

export function slotOf(element: Element): HTMLSlotElement | null {
  return Reflect.get(Element.prototype, 'assignedSlot', element) as HTMLSlotElement | null
}

export function isInDocument(node: Node): boolean {
  return Reflect.get(Node.prototype, 'isConnected', node) as boolean
}

/** The box of an element, in viewport pixels. */
export function rectOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element)
}

/** What an element says of its own sizes and of how far it is scrolled, in its own pixels. */
export function sizeOf(element: Element, size: Size): number {
  return Reflect.get(Element.prototype, size, element) as number
}

type Size =
  'clientLeft' | 'clientTop' | 'clientWidth' | 'clientHeight' | 'scrollLeft' | 'scrollTop' | 'scrollWidth' | 'scrollHeight'

/** Its size with its borders, in its own pixels: 0 for what has no such size, such as a drawing. */
export function outerSizeOf(element: Element): { width: number; height: number } {
  if (!(element instanceof HTMLElement)) return { width: 0, height: 0 }
  const size = (name: 'offsetWidth' | 'offsetHeight') => Reflect.get(HTMLElement.prototype, name, element) as number
  return { width: size('offsetWidth'), height: size('offsetHeight') }
}

export function isVisible(element: Element, options: CheckVisibilityOptions): boolean {
  return Element.prototype.checkVisibility.call(element, options)
}
