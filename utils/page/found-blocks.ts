import { PageEvidence, type Lexicon } from '../lexicon'
import { markFirsts, mentionBlocks, type MentionBlock, type MentionOptions } from './mentions'
import type { Batch, NamedBlock, PageReader } from './page-reader'
import { parentOrHost, precedes } from './shadow-trees'
import { blockContainer } from './text-blocks'
import { textRun } from './text-run'

/** The blocks of a page that mention something, in document order, through all changes of the page. */
export class FoundBlocks {
  blocks: MentionBlock[] = []
  /** What the page showed so far; begun anew with a new body. */
  evidence = new PageEvidence()
  private present = new Set<MentionBlock>()
  /** Several only for a text node that is read in pieces. */
  private readonly blocksOf = new WeakMap<Text, MentionBlock[]>()
  private readonly inContainer = new WeakMap<Element, Set<MentionBlock>>()
  private readonly inTree = new WeakMap<Node, Set<MentionBlock>>()
  private seen = new Map<Element | null, Set<string>>()
  private appended: MentionBlock[] = []
  private reordered = false
  private mayBeMoved = false
  private readonly gone = new Set<MentionBlock>()

  /** The blocks that a text node was last found in. */
  of(node: Text): readonly MentionBlock[] {
    return this.blocksOf.get(node) ?? []
  }

  /** The blocks that were found right in an element, without those in its shadow tree. */
  in(container: Element): MentionBlock[] {
    const tree = container.getRootNode()
    return [...(this.inContainer.get(container) ?? [])].filter((block) => treeOf(block) === tree)
  }

  /** The blocks of one tree: the document's or a shadow root's. */
  under(tree: Node): MentionBlock[] {
    return [...(this.inTree.get(tree) ?? [])].filter((block) => treeOf(block) === tree)
  }

  /**
   * Puts a block where it stands in the document; one that is there already stays. `isLast`: it is known to stand behind all others, which
   * among very many siblings takes long to find out.
   */
  add(block: MentionBlock, isLast = false): void {
    this.gone.delete(block)
    addTo(this.inTree, treeOf(block), block)
    if (this.present.has(block)) return
    this.present.add(block)
    for (const node of block.nodes) {
      const others = this.of(node).filter((other) => other !== block)
      const stay = others.filter((other) => !overlap(other, block))
      for (const former of others) if (!stay.includes(former)) this.gone.add(former)
      this.blocksOf.set(node, [...stay, block])
    }
    addTo(this.inContainer, block.container, block)
    if (isLast) this.blocks.push(block)
    if (isLast || insert(this.blocks, block)) this.appended.push(block)
    else this.reordered = true
  }

  /** The page may have moved blocks: `settle` puts them into document order again. */
  moved(): void {
    this.mayBeMoved = true
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
    if (this.mayBeMoved) this.sort()
    this.mayBeMoved = false
    const { reordered, appended } = this
    this.reordered = false
    this.appended = []
    if (!reordered && appended.length === 0) return false
    if (reordered) this.seen = new Map()
    markFirsts(reordered ? this.blocks : appended, this.seen)
    return true
  }

  private sort(): void {
    const { blocks } = this
    if (blocks.every((block, at) => at === 0 || follows(block, blocks[at - 1]))) return
    blocks.sort((a, b) => (follows(b, a) ? -1 : 1))
    this.reordered = true
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
    this.inTree.get(treeOf(block))?.delete(block)
    // A block that comes back as it was is known by its text nodes; pieces of a changing text would only gather.
    for (const node of block.nodes) {
      const others = this.of(node)
      if (others.length > 1)
        this.blocksOf.set(
          node,
          others.filter((other) => other !== block),
        )
    }
  }
}

function treeOf(block: MentionBlock): Node {
  return (block.nodes[0] ?? block.container).getRootNode()
}

function addTo<Key extends Node>(sets: WeakMap<Key, Set<MentionBlock>>, key: Key, block: MentionBlock): void {
  const known = sets.get(key)
  if (known) known.add(block)
  else sets.set(key, new Set([block]))
}

/** Whether two blocks that share a text node cannot both be: only pieces of a long one can. */
function overlap(a: MentionBlock, b: MentionBlock): boolean {
  if (a.nodes.length > 1 || b.nodes.length > 1) return true
  return beginOf(a) < beginOf(b) + b.text.length && beginOf(b) < beginOf(a) + a.text.length
}

/** Where in its first text node a block begins. */
function beginOf(block: MentionBlock): number {
  return -(block.starts[0] ?? 0)
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
    this.former = new Set(nodes.flatMap((node) => found.of(node)))
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
    if (known.size > 0) this.found.moved()
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
  }

  private known({ nodes, text, starts }: NamedBlock): MentionBlock | undefined {
    const [first] = nodes
    const parent = first && parentOrHost(first)
    if (!parent) return undefined
    return this.found.of(first).find((known) => {
      if (known.text !== text || known.nodes.length !== nodes.length || known.starts[0] !== starts[0]) return false
      return known.nodes.every((node, at) => node === nodes[at]) && known.container === blockContainer(parent)
    })
  }
}

/** Puts a block where it stands in the document; true when that is the end. */
function insert(blocks: MentionBlock[], block: MentionBlock): boolean {
  if (follows(block, blocks.at(-1))) {
    blocks.push(block)
    return true
  }
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (follows(block, blocks[middle])) low = middle + 1
    else high = middle
  }
  blocks.splice(low, 0, block)
  return false
}

function follows(block: MentionBlock, other: MentionBlock | undefined): boolean {
  const [first] = block.nodes
  const [before] = other?.nodes ?? []
  if (!first || !before || !other) return true
  return first === before ? beginOf(other) < beginOf(block) : precedes(before, first)
}
