import type { ShownEvidence } from '../lexicon'
import { NOTHING_SHOWN } from '../lexicon/page-evidence'
import { markFirsts, type MentionBlock } from './mentions'
import { parentOrHost, precedes } from './shadow-trees'
import { treeOf } from './unclobbered'

/** The blocks of a page that mention something, in document order, through all changes of the page. */
export class FoundBlocks {
  /** Another array whenever more changed than what came at the end. */
  blocks: MentionBlock[] = []
  /** What the page showed so far; begun anew with a new body. */
  evidence: ShownEvidence = NOTHING_SHOWN
  private readonly present = new Set<MentionBlock>()
  /**
   * By the first text node of each block and those that its names stand in, which tell all there is to know: of a list without line breaks
   * one block may have thousands. Several blocks only for a text node that is read in pieces.
   */
  private readonly blocksOf = new WeakMap<Text, MentionBlock[]>()
  private readonly inContainer = new WeakMap<Element, Set<MentionBlock>>()
  private readonly inTree = new WeakMap<Node, Set<MentionBlock>>()
  private seen = new Map<Element | null, Set<string>>()
  private appended: MentionBlock[] = []
  /** What has to be put into its place. */
  private readonly unplaced = new Set<MentionBlock>()
  /** The nodes that the page moved, with all that is in them; all of the page may be moved where it is not known which. */
  private readonly moved = new Set<Node>()
  private mayBeMoved = false
  private readonly gone = new Set<MentionBlock>()

  /** The blocks that begin with a text node or have a name in it, as it was last found. */
  of(node: Text): readonly MentionBlock[] {
    return this.blocksOf.get(node) ?? []
  }

  /** Those of them that have not been dropped. */
  standing(node: Text): MentionBlock[] {
    return this.of(node).filter((block) => this.present.has(block))
  }

  /** The blocks that were found right in an element, without those in its shadow tree. */
  in(container: Element): MentionBlock[] {
    const tree = treeOf(container)
    return [...(this.inContainer.get(container) ?? [])].filter((block) => treeOfBlock(block) === tree)
  }

  /** The blocks of one tree, the document's or a shadow root's, but for those that are `met`. */
  under(tree: Node, met: ReadonlySet<MentionBlock>): MentionBlock[] {
    return [...(this.inTree.get(tree) ?? [])].filter((block) => !met.has(block) && treeOfBlock(block) === tree)
  }

  /**
   * Takes a block up, to be put where it stands in the document with `settle`. `isLast`: it is known to stand behind all others, which
   * among very many siblings takes long to find out.
   */
  add(block: MentionBlock, isLast = false): void {
    this.gone.delete(block)
    addTo(this.inTree, treeOfBlock(block), block)
    if (this.present.has(block)) return
    this.present.add(block)
    const named = anchorsOf(block)
    for (const node of block.nodes) {
      const others = this.blocksOf.get(node)
      const stay = others?.filter((other) => other !== block && !overlap(other, block)) ?? []
      for (const former of others ?? []) if (former !== block && !stay.includes(former)) this.gone.add(former)
      if (named.has(node)) this.blocksOf.set(node, [...stay, block])
      else if (others) this.blocksOf.set(node, stay)
    }
    addTo(this.inContainer, block.container, block)
    if (!isLast) this.unplaced.add(block)
    else {
      this.blocks.push(block)
      this.appended.push(block)
    }
  }

  /** The page moved this block, or may have. */
  replace(block: MentionBlock): void {
    if (this.present.has(block)) this.unplaced.add(block)
  }

  /** The page moved a node with all that is in it; without one, it may have moved anything. */
  wasMoved(node?: Node): void {
    this.mayBeMoved = true
    if (node) this.moved.add(node)
  }

  /** A block whose names are not there any more; it stays until `settle`, so that nothing flickers. */
  drop(block: MentionBlock): void {
    this.gone.add(block)
  }

  /** Drops the blocks that are not in the page any more. */
  dropDisconnected(): void {
    for (const block of this.blocks) if (block.nodes[0]?.isConnected !== true) this.gone.add(block)
  }

  /** Brings what was found into order; whether anything changed. */
  settle(): boolean {
    const before = this.blocks
    if (this.gone.size > 0) this.removeGone()
    if (this.mayBeMoved) this.findMoved()
    if (this.unplaced.size > 0) this.place()
    const isReordered = this.blocks !== before
    const { appended } = this
    this.appended = []
    if (!isReordered && appended.length === 0) return false
    if (isReordered) this.seen = new Map()
    markFirsts(isReordered ? this.blocks : appended, this.seen)
    return true
  }

  private removeGone(): void {
    const { gone } = this
    const kept = this.blocks.filter((block) => !gone.has(block))
    for (const block of gone) {
      this.unplaced.delete(block)
      if (this.present.delete(block)) this.forget(block)
    }
    gone.clear()
    if (kept.length < this.blocks.length) this.blocks = kept
  }

  /** Finds out which blocks are out of order since the page moved something. */
  private findMoved(): void {
    const { unplaced, moved } = this
    const isMoved = (block: MentionBlock) => {
      for (let node: Node | null = block.nodes[0] ?? null; node; node = parentOrHost(node)) if (moved.has(node)) return true
      return false
    }
    const inOrder: MentionBlock[] = []
    for (const block of this.blocks) {
      if (unplaced.has(block)) continue
      let last = inOrder.at(-1)
      while (last && !follows(block, last) && isMoved(last) && !isMoved(block)) {
        unplaced.add(last)
        inOrder.pop()
        last = inOrder.at(-1)
      }
      if (last && !follows(block, last)) unplaced.add(block)
      else inOrder.push(block)
    }
    this.mayBeMoved = false
    moved.clear()
  }

  /** Puts what is new or moved into its place. */
  private place(): void {
    const { unplaced, blocks } = this
    const sorted = [...unplaced].sort((a, b) => (follows(b, a) ? -1 : 1))
    const rest = blocks.some((block) => unplaced.has(block)) ? blocks.filter((block) => !unplaced.has(block)) : blocks
    unplaced.clear()
    const [first] = sorted
    if (rest === blocks && first && follows(first, blocks.at(-1))) {
      blocks.push(...sorted)
      this.appended.push(...sorted)
      return
    }
    const placed: MentionBlock[] = []
    let from = 0
    for (const block of sorted) {
      const at = placeOf(block, rest, from)
      for (; from < at; from++) placed.push(rest[from] as MentionBlock)
      placed.push(block)
    }
    for (; from < rest.length; from++) placed.push(rest[from] as MentionBlock)
    if (placed.length !== blocks.length || placed.some((block, at) => block !== blocks[at])) this.blocks = placed
  }

  private forget(block: MentionBlock): void {
    this.inContainer.get(block.container)?.delete(block)
    this.inTree.get(treeOfBlock(block))?.delete(block)
    // A block that comes back as it was is known by its text nodes; pieces of a changing text would only gather.
    for (const node of anchorsOf(block)) {
      const others = this.of(node)
      if (others.length > 1)
        this.blocksOf.set(
          node,
          others.filter((other) => other !== block),
        )
    }
  }
}

function anchorsOf({ nodes, mentions }: MentionBlock): Set<Text> {
  return new Set([...nodes.slice(0, 1), ...mentions.flatMap(({ start, end }) => [start.node, end.node])])
}

function treeOfBlock(block: MentionBlock): Node {
  return treeOf(block.nodes[0] ?? block.container)
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

/** Where among blocks in order a block comes; not before `from`. */
function placeOf(block: MentionBlock, blocks: readonly MentionBlock[], from: number): number {
  let low = from
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (follows(block, blocks[middle])) low = middle + 1
    else high = middle
  }
  return low
}

function follows(block: MentionBlock, other: MentionBlock | undefined): boolean {
  const [first] = block.nodes
  const [before] = other?.nodes ?? []
  if (!first || !before || !other) return true
  return first === before ? beginOf(other) < beginOf(block) : precedes(before, first)
}
