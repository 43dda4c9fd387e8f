import type { Confidence, Cue, Mention, SpotOptions } from '../lexicon'
import { exclusions, type Exclusions } from './exclusions'
import { Inherited } from './inherited'
import type { NamedBlock } from './page-reader'
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

/**
 * What was spotted in blocks, as names of the page: a block at a time, with its number, for whoever takes them up in slices. What is asked of
 * the page on the way is remembered until `mayHaveChanged` says that the page had its turn.
 */
export class FoundMentions {
  private at = 0
  private isExcluded: (element: Element) => boolean
  private sections = sectionsOfPage()

  constructor(
    private readonly blocks: readonly NamedBlock[],
    /** Sorted by block. */
    private readonly spotted: readonly Mention[],
    private readonly options: Exclusions,
  ) {
    this.isExcluded = exclusions(options)
  }

  mayHaveChanged(): void {
    this.isExcluded = exclusions(this.options)
    this.sections = sectionsOfPage()
  }

  /** The next block with names and its number among the blocks; undefined when there is none. */
  next(): [index: number, block: MentionBlock] | undefined {
    for (let first = this.spotted[this.at]; first; first = this.spotted[this.at]) {
      const index = first.block
      const from = this.at
      while (this.spotted[this.at]?.block === index) this.at++
      const block = this.blocks[index] && this.take(this.blocks[index], this.spotted.slice(from, this.at))
      if (block) return [index, block]
    }
    return undefined
  }

  private take(block: NamedBlock, spotted: readonly Mention[]): MentionBlock | undefined {
    const { text, nodes, starts } = block
    // The page had its turn since the block was read.
    if (!nodes.every(({ isConnected }) => isConnected)) return undefined
    const parent = nodes[0] && parentOrHost(nodes[0])
    if (!parent) return undefined
    const container = blockContainer(parent)
    const mentions = spotted.flatMap((each) => toMention(block, each, container, this.isExcluded) ?? [])
    return mentions.length > 0 ? { text, nodes, starts, container, section: this.sections.of(container), mentions } : undefined
  }
}

function sectionsOfPage(): Inherited<Element | null> {
  return new Inherited<Element | null>((element) => (matches(element, SECTION) ? element : undefined), null)
}

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

/** Puts a range around a mention, and gives it. */
export function spanOf(range: Range, { start, end }: PageMention): Range {
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
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

/** What a person reads by itself: a name in a menu has not told who reads the text beside it. */
const SECTION = `article, section, main, nav, aside, dialog,
  [role="article"], [role="main"], [role="navigation"], [role="complementary"], [role="dialog"]`

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
