import { MAX_PIECE } from '../lexicon/pieces'
import { parentOrHost } from './shadow-trees'
import { blockContainer, interruptsText, isReadText, isSeam, LONG, type TextBlock } from './text-blocks'
import { documentOf } from './unclobbered'

/**
 * The block of text around a text node, as `textBlocks` would give it, without reading the rest of the page. Undefined for text that
 * is not read. `covered`: text nodes that belong to blocks already; the run ends before them.
 */
export function textRun(node: Text, covered: ReadonlySet<Text>): TextBlock | undefined {
  const parent = parentOrHost(node)
  if (!parent || !isReadText(parent)) return undefined
  const container = blockContainer(parent)
  // Most blocks are one text node in an element of its own.
  if (container === parent && !node.previousSibling && !node.nextSibling) return { text: node.data, nodes: [node], starts: [0] }
  const before = neighbours(node, container, covered, 'previousNode').reverse()
  const nodes = [...before, node, ...neighbours(node, container, covered, 'nextNode')]
  const starts: number[] = []
  let text = ''
  for (const each of nodes) {
    starts.push(text.length)
    text += each.data
  }
  return { text, nodes, starts }
}

/** The text nodes on one side of a text node that belong to its run, nearest first. */
function neighbours(node: Text, container: Element, covered: ReadonlySet<Text>, step: 'previousNode' | 'nextNode'): Text[] {
  const walker = documentOf(container).createTreeWalker(container, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  walker.currentNode = node
  const found: Text[] = []
  let length = 0
  let last = node
  let lastParent: Element | null = parentOrHost(node)
  for (let next = walker[step](); next && next !== container; next = walker[step]()) {
    if (next.nodeType !== Node.TEXT_NODE) {
      if (interruptsText(next as Element)) break
      continue
    }
    const text = next as Text
    const parent = parentOrHost(text)
    // A text that is read in pieces is no part of a run.
    if (!parent || covered.has(text) || length > LONG || text.data.length > MAX_PIECE) break
    if (parent !== lastParent) {
      if (blockContainer(parent) !== container) break
      if (!isReadText(parent)) continue
      lastParent = parent
    }
    const [first, second] = step === 'nextNode' ? [last, text] : [text, last]
    if (isSeam(first, second, container)) break
    found.push(text)
    length += text.data.length
    last = text
  }
  return found
}

/** A piece of a text node that is too long to be one block; `from`: where in the node it begins. */
export function textPiece(node: Text, text: string, from: number): TextBlock | undefined {
  const parent = parentOrHost(node)
  return parent && isReadText(parent) ? { text, nodes: [node], starts: [-from] } : undefined
}
