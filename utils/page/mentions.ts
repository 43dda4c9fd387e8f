import { BlockMatcher, PageEvidence, type Confidence, type Cue, type Lexicon, type Mention, type SpotOptions } from '../lexicon'
import { exclusions, type Exclusions } from './exclusions'
import { Inherited } from './inherited'
import type { Batch } from './page-reader'
import { parentOrHost } from './shadow-trees'
import { blockContainer, flowsInline, placeIn, type TextBlock } from './text-blocks'
import { matches } from './unclobbered'

/** One name found in the page, and the text that it is. */
export interface PageMention {
  id: string
  /** As written on the page. */
  surface: string
  start: { node: Text; offset: number }
  end: { node: Text; offset: number }
  /** True for the first mention of its name in a section of the page; the others are drawn fainter. */
  first: boolean
  /** What decided that it is a name, and how sure that is. */
  cue: Cue
  confidence: Confidence
  /** The version that stands beside it. */
  version?: string | undefined
  /** Its block's text as it was read, and where in it the name stands. */
  within: { text: string; from: number; to: number }
}

/** What a page is read for. */
export type MentionOptions = SpotOptions & Exclusions

/** A block of text with names in it. */
export interface MentionBlock extends TextBlock {
  container: Element
  /** The article or section it stands in; null for the page as a whole. */
  section: Element | null
  mentions: PageMention[]
}

/** What the blocks of a batch mention. `context` is what the page is about (its title): looked at but not marked. */
export function mentionBlocks(
  lexicon: Lexicon,
  batch: Batch,
  context: string,
  options: MentionOptions = {},
  evidence = new PageEvidence(),
): MentionBlock[] {
  const finding = new BatchMentions(lexicon, batch, context)
  while (finding.lookOn());
  return finding.found(options, evidence)
}

/** The same a block at a time, for whoever reads a page in slices. */
export class BatchMentions {
  private readonly matcher: BlockMatcher
  private looked = 0

  constructor(
    lexicon: Lexicon,
    private readonly batch: Batch,
    context: string,
  ) {
    this.matcher = new BlockMatcher(lexicon, batch.lower)
    this.matcher.add({ text: context, ordinal: BEFORE_THE_PAGE })
  }

  /** Looks at the next block for what may be names; false when there is none. */
  lookOn(): boolean {
    const block = this.batch.blocks[this.looked]
    if (!block) return false
    this.matcher.add(block)
    this.looked++
    return true
  }

  /** What the blocks that were looked at mention. To be asked once. */
  found(options: MentionOptions, evidence: PageEvidence): MentionBlock[] {
    const found: MentionBlock[] = []
    const isExcluded = exclusions(options)
    const sections = new Inherited<Element | null>((element) => (matches(element, SECTION) ? element : undefined), null)
    let current: MentionBlock | undefined
    let index = -1
    for (const spotted of this.matcher.decide(options, evidence)) {
      const at = spotted.block
      const block = this.batch.blocks[at - 1]
      const parent = block?.nodes[0] && parentOrHost(block.nodes[0])
      if (!block || !parent) continue
      if (at !== index) {
        index = at
        const container = blockContainer(parent)
        const { text, nodes, starts } = block
        current = { text, nodes, starts, container, section: sections.of(container), mentions: [] }
        found.push(current)
      }
      const mention = toMention(block, spotted, current?.container ?? parent, isExcluded)
      if (mention) current?.mentions.push(mention)
    }
    return found.filter(({ mentions }) => mentions.length > 0)
  }
}

/** Where the title stands: beside none of the page's texts. */
const BEFORE_THE_PAGE = -100

function toMention(
  block: TextBlock,
  spotted: Mention,
  container: Element,
  isExcluded: (element: Element) => boolean,
): PageMention | undefined {
  const { entityId: id, start: from, end: to, cue, confidence } = spotted
  const start = placeIn(block, from, 'start')
  const end = placeIn(block, to, 'end')
  const parent = start && parentOrHost(start.node)
  if (!start || !end || !parent || isExcluded(parent)) return undefined
  if (start.node !== end.node && !flowsInline(start.node, end.node, container)) return undefined
  const surface = block.text.slice(from, to)
  const version = spotted.version?.text
  return { id, surface, start, end, first: true, cue, confidence, version, within: { text: block.text, from, to } }
}

/** True while the text that the mention is still stands where it was found. */
export function stillThere({ start, end, surface }: PageMention): boolean {
  if (!start.node.isConnected || !end.node.isConnected) return false
  if (start.node === end.node) return textAt(start.node, start.offset, end.offset - start.offset) === surface
  return surface.startsWith(start.node.data.slice(start.offset)) && surface.endsWith(end.node.data.slice(0, end.offset))
}

/** Not by `data`: to copy a very long text takes milliseconds. */
function textAt(node: Text, offset: number, count: number): string {
  return offset <= node.length ? node.substringData(offset, count) : ''
}

const SECTION = 'article, section, [role="article"]'

/** Says of every mention whether it is the first of its name in its section, for blocks given in document order. */
export function markFirsts(blocks: Iterable<MentionBlock>, seen: Map<Element | null, Set<string>>): void {
  for (const { section, mentions } of blocks) {
    const ids = seen.get(section) ?? new Set()
    seen.set(section, ids)
    for (const mention of mentions) {
      mention.first = !ids.has(mention.id)
      ids.add(mention.id)
    }
  }
}
