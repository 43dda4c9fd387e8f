import type { NumberedText } from '../lexicon'
import { MAX_PIECE, pieceEnd } from '../lexicon/pieces'
import { parentOrHost } from './shadow-trees'
import { isReadText, type TextBlock } from './text-blocks'
import type { TextChunk, TextPlace } from './text-chunk'
import { textPiece, textRun } from './text-run'
import { contains, documentOf } from './unclobbered'

/** A block of text that may hold a name, and where it stands among the texts of the page. */
export interface NamedBlock extends TextBlock {
  ordinal: number
}

/** Text nodes between two looks at the clock. */
const STEPS = 64
/** A longer text may be a script or a style; to ask that of shorter ones costs more than reading them. */
const PERHAPS_UNREAD = 500

/**
 * Reads the text under a node, in document order, as fast as text nodes can be walked, and makes up blocks only around those that may
 * hold a name. Asking for anything but a text node's data costs more than reading it, so nothing else is asked of the others.
 */
export class PageReader {
  /** Whether the walk came to its end, which it does not when the page takes away what it stands at. */
  whole = true
  /** UTF-16 units that were read. */
  units = 0
  private readonly walker: TreeWalker
  /** Text nodes around the root that a name may share with it. */
  private readonly around: Text[]
  /** A long text node of which only a part is read. */
  private part: { node: Text; data: string; from: number } | undefined
  /** Text nodes that are in a block already: of the chunk before this one too, and of this one. */
  private covered = new Set<Text>()
  private blocked: Text[] = []

  constructor(
    private readonly root: Node,
    /** Told of each text node as it is read. */
    private readonly onText?: (node: Text) => void,
  ) {
    this.walker = documentOf(root).createTreeWalker(root, NodeFilter.SHOW_TEXT)
    this.around = root.nodeType === Node.TEXT_NODE ? runAround(root as Text) : []
  }

  /** Adds texts to a chunk until it is full, `isTime` says so or there are no more; true in the last case. */
  read(chunk: TextChunk<unknown>, isTime: () => boolean): boolean {
    for (let steps = 1; !chunk.isFull; steps++) {
      if (this.part) this.addPiece(chunk)
      else {
        const node = this.around.shift() ?? (this.walker.nextNode() as Text | null)
        if (!node) {
          this.whole = contains(this.root, this.walker.currentNode)
          return true
        }
        this.add(chunk, node)
      }
      if ((this.part || steps % STEPS === 0) && isTime()) return false
    }
    return false
  }

  /** The block around a text that may hold a name; undefined where that is gone, no text of the page or in a block already. */
  blockAt({ node, ordinal, piece }: TextPlace<unknown>): NamedBlock | undefined {
    if (!node.isConnected || (!piece && this.covered.has(node))) return undefined
    const block = piece ? textPiece(node, piece.text, piece.from) : textRun(node, this.covered)
    if (!block) return undefined
    for (const each of block.nodes) this.covered.add(each)
    this.blocked.push(...block.nodes)
    return { ...block, ordinal }
  }

  /** A chunk is over: what is in it can still be asked about with the next, and nothing of what came before. */
  endChunk(): void {
    this.covered = new Set(this.blocked)
    this.blocked = []
  }

  private add(chunk: TextChunk<unknown>, node: Text): void {
    this.onText?.(node)
    const { data } = node
    // However many there are of these, they would not fill a chunk.
    if (data === '') return
    if (data.length > PERHAPS_UNREAD && !isPageText(node)) return
    this.units += data.length
    if (data.length <= MAX_PIECE) chunk.add(node, data)
    else this.part = { node, data, from: 0 }
  }

  private addPiece(chunk: TextChunk<unknown>): void {
    if (!this.part) return
    const { node, data, from } = this.part
    const to = pieceEnd(data, from)
    const text = data.slice(from, to)
    chunk.add(node, text, { text, from })
    this.part = to < data.length ? { node, data, from: to } : undefined
  }
}

/** What of blocks goes to whoever finds names in them. */
export function textsOf(blocks: readonly NamedBlock[]): NumberedText[] {
  return blocks.map(({ text, ordinal }) => ({ text, ordinal }))
}

function isPageText(node: Text): boolean {
  const parent = parentOrHost(node)
  return parent !== null && isReadText(parent)
}

/** A text node with those that a name may share with it; alone where it is long enough to be read in pieces. */
function runAround(node: Text): Text[] {
  if (node.data.length > MAX_PIECE) return [node]
  const run = textRun(node, new Set())
  return run?.nodes.filter(({ data }) => data.length <= MAX_PIECE) ?? []
}
