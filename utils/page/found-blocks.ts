import { PageEvidence, type Lexicon } from '../lexicon'
import { markFirsts, mentionBlocks, type MentionBlock, type MentionOptions } from './mentions'
import type { Batch, NamedBlock, PageReader } from './page-reader'
import { precedes } from './shadow-trees'
import { textRun } from './text-run'

/** The blocks of a page that mention something, in document order, through all changes of the page. */
export class FoundBlocks {
  blocks: MentionBlock[] = []
  /** What the page showed so far; begun anew with a new body. */
  evidence = new PageEvidence()
  private present = new Set<MentionBlock>()
  private readonly blockOf = new WeakMap<Text, MentionBlock>()
  private readonly inContainer = new WeakMap<Element, Set<MentionBlock>>()
  private seen = new Map<Element | null, Set<string>>()
  private appended: MentionBlock[] = []
  private reordered = false
  private readonly gone = new Set<MentionBlock>()

  /** The block that a text node was last found in. */
  of(node: Text): MentionBlock | undefined {
    return this.blockOf.get(node)
  }

  /** The blocks that were found right in an element. */
  in(container: Element): Iterable<MentionBlock> {
    return this.inContainer.get(container) ?? []
  }

  /** The blocks of one tree: the document's or a shadow root's. */
  under(tree: Node): MentionBlock[] {
    return this.blocks.filter((block) => block.nodes[0]?.getRootNode() === tree)
  }

  /**
   * Puts a block where it stands in the document; one that is there already stays. `isLast`: it is known to stand behind all others, which
   * among very many siblings takes long to find out.
   */
  add(block: MentionBlock, isLast = false): void {
    this.gone.delete(block)
    if (this.present.has(block)) return
    this.present.add(block)
    for (const node of block.nodes) {
      const former = this.blockOf.get(node)
      if (former && former !== block) this.gone.add(former)
      this.blockOf.set(node, block)
    }
    const siblings = this.inContainer.get(block.container) ?? new Set()
    this.inContainer.set(block.container, siblings.add(block))
    if (isLast) this.blocks.push(block)
    if (isLast || insert(this.blocks, block)) this.appended.push(block)
    else this.reordered = true
  }

  /** Puts blocks that the page moved into document order again. */
  sort(): void {
    const { blocks } = this
    if (blocks.every(({ nodes: [first] }, at) => at === 0 || !first || follows(first, blocks[at - 1]))) return
    blocks.sort((a, b) => (b.nodes[0] && follows(b.nodes[0], a) ? -1 : 1))
    this.reordered = true
  }

  /** A block whose names are not there any more; it stays until `settle`, so that nothing flickers. */
  drop(block: MentionBlock): void {
    this.gone.add(block)
  }

  dropDisconnected(): void {
    this.keep((block) => block.nodes[0]?.isConnected === true)
  }

  /** Brings what was found into order; whether anything changed. */
  settle(): boolean {
    if (this.gone.size > 0) this.keep((block) => !this.gone.has(block))
    this.gone.clear()
    const { reordered, appended } = this
    this.reordered = false
    this.appended = []
    if (!reordered && appended.length === 0) return false
    if (reordered) this.seen = new Map()
    markFirsts(reordered ? this.blocks : appended, this.seen)
    return true
  }

  private keep(stays: (block: MentionBlock) => boolean): void {
    const kept = this.blocks.filter(stays)
    if (kept.length === this.blocks.length) return
    for (const block of this.blocks) if (!stays(block)) this.forget(block)
    this.blocks = kept
    this.present = new Set(kept)
    this.reordered = true
  }

  private forget(block: MentionBlock): void {
    this.inContainer.get(block.container)?.delete(block)
  }
}

/** One reading of a part of the page, and what becomes of the blocks that stood there before. */
export class Walk {
  private readonly met = new Set<MentionBlock>()
  private readonly former: Set<MentionBlock>
  /** Nothing was found before: what is found now comes in order. */
  private readonly isFirst: boolean

  constructor(
    readonly root: Node,
    readonly reader: PageReader,
    private readonly found: FoundBlocks,
    private readonly isWholeTree: boolean,
  ) {
    const nodes = root.nodeType === Node.TEXT_NODE ? (textRun(root as Text, new Set())?.nodes ?? []) : []
    this.isFirst = isWholeTree && found.blocks.length === 0
    this.former = new Set(nodes.flatMap((node) => found.of(node) ?? []))
  }

  /** Finds the mentions of a batch. A block that reads as before is kept with its mentions. */
  take({ blocks, lower }: Batch, lexicon: Lexicon, title: string, options: MentionOptions): void {
    const fresh: NamedBlock[] = []
    const known = new Set<MentionBlock>()
    for (const block of blocks) {
      const same = this.known(block)
      if (same) known.add(same)
      else fresh.push(block)
    }
    if (known.size > 0 && !this.isWholeTree) this.found.sort()
    const found = fresh.length > 0 ? mentionBlocks(lexicon, { blocks: fresh, lower }, title, options, this.found.evidence) : []
    for (const block of [...known, ...found]) {
      this.met.add(block)
      this.found.add(block, this.isFirst)
    }
  }

  /** The walk is over: what it did not meet again is gone. */
  end(): void {
    const { found, root } = this
    const here = root.nodeType === Node.ELEMENT_NODE ? found.in(root as Element) : []
    const before = this.isWholeTree ? found.under(root.getRootNode()) : [...here, ...this.former]
    for (const block of before) if (!this.met.has(block)) found.drop(block)
    if (this.isWholeTree && !this.isFirst) found.sort()
  }

  private known({ nodes, text }: NamedBlock): MentionBlock | undefined {
    const known = nodes[0] && this.found.of(nodes[0])
    if (known?.text !== text || known.nodes.length !== nodes.length) return undefined
    return known.nodes.every((node, at) => node === nodes[at]) ? known : undefined
  }
}

/** Puts a block where it stands in the document; true when that is the end. */
function insert(blocks: MentionBlock[], block: MentionBlock): boolean {
  const first = block.nodes[0]
  if (!first || follows(first, blocks.at(-1))) {
    blocks.push(block)
    return true
  }
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (follows(first, blocks[middle])) low = middle + 1
    else high = middle
  }
  blocks.splice(low, 0, block)
  return false
}

function follows(node: Text, block: MentionBlock | undefined): boolean {
  const first = block?.nodes[0]
  return !first || precedes(first, node)
}
