import type { Lexicon } from '../lexicon'
import type { FoundBlocks } from './found-blocks'
import { mentionBlocks, type MentionBlock, type MentionOptions } from './mentions'
import type { Batch, NamedBlock, PageReader } from './page-reader'
import { parentOrHost } from './shadow-trees'
import { blockContainer } from './text-blocks'
import { textRun } from './text-run'

/** One reading of a part of the page, and what becomes of the blocks that stood there before. */
export class Walk {
  private readonly met = new Set<MentionBlock>()
  private readonly former: Set<MentionBlock>
  /** Nothing was found before: what is found now comes in order. */
  private readonly isFirst: boolean
  private hasKnown = false

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

  /** Whether it has yet to read something that was in `former` and is, or is in, a node. */
  touches(node: Node, former: Node): boolean {
    return this.isWholeTree || node.contains(this.root) || this.root.contains(former)
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
    if (known.size > 0) this.hasKnown = true
    const found = fresh.length > 0 ? mentionBlocks(lexicon, { blocks: fresh, lower }, title, options, this.found.evidence) : []
    for (const block of [...known, ...found]) {
      this.met.add(block)
      this.found.add(block, this.isFirst)
    }
    // After all of a tree is read its order is looked at once.
    if (!this.isWholeTree) for (const block of known) this.found.replace(block)
  }

  /** The walk is over: what it did not meet again is gone. */
  end(): void {
    const { found, root } = this
    const here = root.nodeType === Node.ELEMENT_NODE ? found.in(root as Element) : []
    const before = this.isWholeTree ? found.under(root.getRootNode(), this.met) : [...here, ...this.former]
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
