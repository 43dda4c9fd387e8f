import type { FoundBlocks } from './found-blocks'
import type { MentionBlock } from './mentions'
import { PageReader, type NamedBlock } from './page-reader'
import { parentOrHost } from './shadow-trees'
import { blockContainer } from './text-blocks'
import { textRun } from './text-run'
import { contains, treeOf } from './unclobbered'

/** One reading of a part of the page, and what becomes of the blocks that stood there before. */
export class Walk {
  readonly reader: PageReader
  /** Everything of it was read, and what was found in it is all that there is. */
  isRead = false
  private readonly met = new Set<MentionBlock>()
  private readonly former: Set<MentionBlock>
  /** Nothing was found before: what is found now comes in order. */
  private readonly isFirst: boolean
  private hasKnown = false

  constructor(
    readonly root: Node,
    private readonly found: FoundBlocks,
    private readonly isWholeTree: boolean,
  ) {
    const nodes = root.nodeType === Node.TEXT_NODE ? (textRun(root as Text, new Set())?.nodes ?? []) : []
    this.isFirst = isWholeTree && found.blocks.length === 0
    this.former = new Set(nodes.flatMap((node) => found.of(node)))
    // What the page took out, changed and put back before anybody looked has blocks of before deep inside.
    const remember = (node: Text) => found.standing(node).forEach((block) => this.former.add(block))
    this.reader = new PageReader(root, isWholeTree ? undefined : remember)
  }

  /** Whether it has yet to read something that was in `former` and is, or is in, a node. */
  touches(node: Node, former: Node): boolean {
    return this.isWholeTree || contains(node, this.root) || contains(this.root, former)
  }

  /** Whether what was read has names. */
  get hasNames(): boolean {
    return this.met.size > 0
  }

  /** Keeps what a block mentioned when it was last read, if it reads as then; else it is for somebody to find. */
  keep(block: NamedBlock): boolean {
    const same = this.known(block)
    if (!same) return false
    this.hasKnown = true
    this.take(same)
    // After all of a tree is read its order is looked at once.
    if (!this.isWholeTree) this.found.replace(same)
    return true
  }

  /** Takes up a block with names that stands in this part of the page. */
  take(block: MentionBlock): void {
    this.met.add(block)
    this.found.add(block, this.isFirst)
  }

  /** The walk is over: what it did not meet again is gone. */
  end(): void {
    const { found, root } = this
    const here = root.nodeType === Node.ELEMENT_NODE ? found.in(root as Element) : []
    const before = this.isWholeTree ? found.under(treeOf(root), this.met) : [...here, ...this.former]
    for (const block of before) if (!this.met.has(block)) found.drop(block)
    if (this.isWholeTree && this.hasKnown) found.wasMoved()
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
