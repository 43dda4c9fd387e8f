/*
 * A page's text as blocks: runs of text that a reader sees as one, in which a name may span elements. Reads the page and never
 * changes it.
 */

import { parentOrHost } from './shadow-trees'
import { contains, documentOf, parentElementOf, treeOf } from './unclobbered'

export interface TextBlock {
  text: string
  /** The text nodes that make it up, and where in `text` each starts (UTF-16 units). */
  nodes: Text[]
  starts: number[]
}

/** Elements that do not interrupt a run of text, by local name, which is lower case in XHTML too. A custom element interrupts. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** Elements whose text is not text of the page, or that a person edits. */
const UNREAD = new Set(
  'script style noscript template textarea select option iframe object canvas audio video title rp rt'.split(' '),
)

/** Longer runs are cut at the next text node, so that one block stays a small piece of work. */
export const LONG = 8_000

/** Whether text right inside an element is text of the page. */
export function isReadText(parent: Element): boolean {
  return !UNREAD.has(parent.localName)
}

/**
 * The blocks of text under a node, in document order. A generator, so that whoever walks a large page can pause; it returns whether
 * it came to the end: the page may have removed what it stood at, and then the rest is unread.
 */
export function* textBlocks(root: Node): Generator<TextBlock, boolean> {
  const walker = documentOf(root).createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  let block: TextBlock = { text: '', nodes: [], starts: [] }
  let container: Element | null = null
  let lastParent: Element | null = null
  let lastContainer: Element | null = null
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE) {
      if (block.nodes.length === 0 || INLINE.has((node as Element).localName)) continue
      yield block
      block = { text: '', nodes: [], starts: [] }
      continue
    }
    const text = node as Text
    const parent = parentOrHost(text)
    if (!parent || !isReadText(parent)) continue
    if (parent !== lastParent) {
      lastParent = parent
      lastContainer = blockContainer(parent)
    }
    const last = block.nodes.at(-1)
    if (last && (lastContainer !== container || block.text.length > LONG || isSeam(last, text, container))) {
      yield block
      block = { text: '', nodes: [], starts: [] }
    }
    container = lastContainer
    block.nodes.push(text)
    block.starts.push(block.text.length)
    block.text += text.data
  }
  const whole = contains(root, walker.currentNode)
  if (block.nodes.length > 0) yield block
  return whole
}

/**
 * True where two words would run into one, unless a page that made a block of an inline element shows them apart. Asked only
 * there: reading styles costs more than reading text.
 */
export function isSeam(last: Text, next: Text, container: Element | null): boolean {
  if (!container || last.parentNode === next.parentNode) return false
  const joined = isInWord(last.data, last.data.length - 1) && isInWord(next.data, 0)
  return joined && !flowsInline(last, next, container)
}

function isInWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x30 || Number.isNaN(unit)) return false
  return IN_WORD.test(text.charAt(at))
}

const IN_WORD = /[\p{L}\p{N}]/u

/**
 * True when the elements between two text nodes of one name all flow inline, as their tags suggest: a page may have made blocks
 * or table cells of them, and a name never spans those.
 */
export function flowsInline(from: Text, to: Text, container: Element): boolean {
  for (const end of [from, to]) {
    for (let element = parentOrHost(end); element && element !== container; element = parentElementOf(element)) {
      if (!FLOWING.test(getComputedStyle(element).display)) return false
    }
  }
  return true
}

const FLOWING = /^(inline|contents|ruby)/

/** True for elements that end the run of text before them, by their name; what styles make of them is not asked. */
export function interruptsText(element: Element): boolean {
  return !INLINE.has(element.localName)
}

/** The nearest element around (or the element itself) that interrupts runs of text; at the edge of a shadow tree, its host. */
export function blockContainer(element: Element): Element {
  let container = element
  while (INLINE.has(container.localName)) {
    const parent = parentElementOf(container)
    if (!parent) return parentOrHost(container) ?? container
    container = parent
  }
  return container
}

/** What is to be read again for the run of text right in a node: its container, or all of a shadow tree where it stands right in that. */
export function runRoot(parent: Node): Node {
  const container = parent.nodeType === Node.ELEMENT_NODE ? blockContainer(parent as Element) : parent
  const tree = treeOf(parent)
  return treeOf(container) === tree ? container : tree
}

/** The text node and offset of a place in a block; at the seam of two nodes, the end of the first or the start of the second. */
export function placeIn(block: TextBlock, offset: number, side: 'start' | 'end'): { node: Text; offset: number } | undefined {
  let index = block.starts.length - 1
  while (index > 0 && (side === 'start' ? (block.starts[index] ?? 0) > offset : (block.starts[index] ?? 0) >= offset)) index--
  const node = block.nodes[index]
  return node && { node, offset: offset - (block.starts[index] ?? 0) }
}
