import type { Lexicon } from '../lexicon'
import type { FoundBlocks } from './found-blocks'
import { BatchMentions, type MentionBlock, type MentionOptions } from './mentions'
import { PageReader, type Batch, type NamedBlock } from './page-reader'
import { parentOrHost } from './shadow-trees'
import { blockContainer } from './text-blocks'
import { textRun } from './text-run'
import { contains, treeOf } from './unclobbered'

/** What is looked for: names, where they may stand, and what the page is about. */
export interface Sought {
  lexicon: Lexicon
  options: MentionOptions
  title: () => string
}

/** One reading of a part of the page, and what becomes of the blocks that stood there before. */
export class Walk {
  readonly reader: PageReader
  private readonly met = new Set<MentionBlock>()
  private readonly former: Set<MentionBlock>
  /** Nothing was found before: what is found now comes in order. */
  private readonly isFirst: boolean
  private hasKnown = false
  /** Of the batch that is being looked at: blocks that read as before, and the search in the others. */
  private readonly same = new Set<MentionBlock>()
  private finding: BatchMentions | undefined

  constructor(
    readonly root: Node,
    private readonly found: FoundBlocks,
    private readonly isWholeTree: boolean,
    private readonly sought: Sought,
  ) {
    const nodes = root.nodeType === Node.TEXT_NODE ? (textRun(root as Text, new Set())?.nodes ?? []) : []
    this.isFirst = isWholeTree && found.blocks.length === 0
    this.former = new Set(nodes.flatMap((node) => found.of(node)))
    // What the page took out, changed and put back before anybody looked has blocks of before deep inside.
    const remember = (node: Text) => found.standing(node).forEach((block) => this.former.add(block))
    this.reader = new PageReader(root, sought.lexicon, isWholeTree ? undefined : remember)
  }

  /** Whether it has yet to read something that was in `former` and is, or is in, a node. */
  touches(node: Node, former: Node): boolean {
    return this.isWholeTree || contains(node, this.root) || contains(this.root, former)
  }

  /** Reads on until `isTime` says so, and finds what is mentioned; true at the end of all. */
  readOn(isTime: () => boolean): boolean {
    do {
      if (this.finding) {
        if (this.finding.lookOn()) continue
        const { options } = this.sought
        this.take(this.finding.found(options, this.found.evidence))
        this.finding = undefined
      } else {
        const batch = this.reader.read(isTime)
        if (batch === 'end') return true
        if (batch) this.begin(batch)
      }
    } while (!isTime())
    return false
  }

  /** Looks for names in the blocks of a batch that do not read as before; those that do are kept with their mentions. */
  private begin({ blocks, lower }: Batch): void {
    const fresh: NamedBlock[] = []
    for (const block of blocks) {
      const same = this.known(block)
      if (same) this.same.add(same)
      else fresh.push(block)
    }
    const { lexicon, title } = this.sought
    if (fresh.length > 0) this.finding = new BatchMentions(lexicon, { blocks: fresh, lower }, title())
    else this.take([])
  }

  private take(found: MentionBlock[]): void {
    const { same } = this
    if (same.size > 0) this.hasKnown = true
    for (const block of [...same, ...found]) {
      this.met.add(block)
      this.found.add(block, this.isFirst)
    }
    // After all of a tree is read its order is looked at once.
    if (!this.isWholeTree) for (const block of same) this.found.replace(block)
    same.clear()
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
