import { MAX_PIECE, pieceEnd, Scan, type Lexicon } from '../lexicon'
import { textPiece, textRun } from './text-run'
import type { TextBlock } from './text-blocks'
import { contains, documentOf } from './unclobbered'

/** A block of text that may hold a name, and where it stands among the texts of the page. */
export interface NamedBlock extends TextBlock {
  ordinal: number
}

/** UTF-16 units of text that are scanned, and of blocks that are looked at closely, in one go. */
const BATCH = 64_000
const BATCH_OF_BLOCKS = 8_000
/** Text nodes between two looks at the clock. */
const STEPS = 64

export interface Batch {
  blocks: NamedBlock[]
  /** The words that names need capitals for, and how often they stood there without. */
  lower: ReadonlyMap<number, number>
}

/** A text node, or a piece of one, that the scan thinks may hold a name. */
interface Hit {
  node: Text
  ordinal: number
  piece: Piece | undefined
}

/** A part of a long text node. Its text is kept with it: to ask for it once more takes milliseconds. */
interface Piece {
  data: string
  from: number
  to: number
}

/**
 * Reads the text under a node, in document order, as fast as text nodes can be walked, and gives blocks only around those that may
 * hold a name. Asking for anything but a text node's data costs more than reading it, so nothing else is asked of the others.
 */
export class PageReader {
  /** Whether the walk came to its end, which it does not when the page takes away what it stands at. */
  whole = true
  private readonly scan: Scan
  private readonly walker: TreeWalker
  private readonly hits: Hit[] = []
  /** The texts that the scan has read and not looked up yet; the first has the number `base`. */
  private given: Text[] = []
  private base = 0
  /** Of pieces of long text nodes among them: where each begins and ends, by number. */
  private readonly pieces = new Map<number, Piece>()
  /** A long text node of which only a part is read. */
  private part: { node: Text; data: string; from: number } | undefined
  private atEnd = false
  private units = 0
  private batch: NamedBlock[] = []
  private batched = 0
  private covered = new Set<Text>()

  constructor(
    private readonly root: Node,
    lexicon: Lexicon,
    /** Told of each text node as it is read. */
    private readonly onText?: (node: Text) => void,
  ) {
    this.walker = documentOf(root).createTreeWalker(root, NodeFilter.SHOW_TEXT)
    this.scan = new Scan(lexicon, (text) => {
      const node = this.given[text - this.base]
      if (node) this.hits.push({ node, ordinal: text, piece: this.pieces.get(text) })
    })
    if (root.nodeType === Node.TEXT_NODE) for (const node of runAround(root as Text)) this.give(node)
  }

  /** Reads on until `isTime` says so. A batch when one is complete, `end` after the last, undefined when time ran out before. */
  read(isTime: () => boolean): Batch | 'end' | undefined {
    for (;;) {
      while (this.hits.length > 0) {
        this.close(this.hits.shift())
        if (this.batched >= BATCH_OF_BLOCKS) return this.complete()
        if (isTime()) return undefined
      }
      if (this.units >= BATCH || this.atEnd) {
        if (this.batch.length > 0) return this.complete()
        this.units = 0
        if (this.atEnd) return 'end'
      }
      this.walk()
      if (this.hits.length === 0 && isTime()) return undefined
    }
  }

  private walk(): void {
    const { walker } = this
    for (let step = 0; step < STEPS; step++) {
      if (this.part) {
        this.givePart()
        return
      }
      const node = walker.nextNode() as Text | null
      if (!node) {
        this.whole = contains(this.root, walker.currentNode)
        this.atEnd = true
        this.scan.flush()
        this.given.length = 0
        this.base = this.scan.texts
        return
      }
      this.give(node)
      if (this.hits.length > 0) return
    }
  }

  private give(node: Text): void {
    this.onText?.(node)
    const { data } = node
    if (data.length <= MAX_PIECE) this.add(node, data, 0, data.length)
    else this.part = { node, data, from: 0 }
  }

  private givePart(): void {
    if (!this.part) return
    const { node, data, from } = this.part
    const to = pieceEnd(data, from)
    this.add(node, data, from, to)
    this.part = to < data.length ? { node, data, from: to } : undefined
  }

  private add(node: Text, data: string, from: number, to: number): void {
    const { scan } = this
    const before = scan.texts
    if (scan.add(data, from, to)) {
      this.given.length = 0
      this.base = before
      this.pieces.clear()
    }
    if (scan.texts > before) this.given.push(node)
    if (to - from < data.length) this.pieces.set(before, { data, from, to })
    this.units += to - from
  }

  /** Makes up the block around a hit. */
  private close(hit: Hit | undefined): void {
    if (!hit?.node.isConnected) return
    const { node, piece, ordinal } = hit
    if (!piece && this.covered.has(node)) return
    const block = piece ? textPiece(node, piece.data.slice(piece.from, piece.to), piece.from) : textRun(node, this.covered)
    if (!block) return
    for (const each of block.nodes) this.covered.add(each)
    this.batch.push({ ...block, ordinal })
    this.batched += block.text.length
  }

  private complete(): Batch {
    const { batch: blocks, scan } = this
    const last = blocks.at(-1)?.nodes ?? []
    this.batch = []
    this.batched = 0
    // Only the last block can reach into text that is still to come.
    this.covered = new Set(last)
    return { blocks, lower: scan.lower }
  }
}

/** A text node with those that a name may share with it; alone where it is long enough to be read in pieces. */
function runAround(node: Text): Text[] {
  if (node.data.length > MAX_PIECE) return [node]
  const run = textRun(node, new Set())
  return run?.nodes.filter(({ data }) => data.length <= MAX_PIECE) ?? []
}
