import type { Mention, Strictness } from './entity'
import type { Lexicon } from './lexicon'
import { PageEvidence, type ShownEvidence } from './page-evidence'
import { MAX_PIECE } from './pieces'
import { Scan } from './scan'
import { spotIn, type NumberedText } from './spot'

/*
 * `spot` in two questions, for a page that makes up blocks only around the texts that may hold a name. Each stands by itself: what one
 * tells the next is in the answers, so that whoever answers may be another each time.
 */

/** Which texts of a page may hold a name. */
export interface ScannedTexts {
  /** Their numbers among those that were given, in ascending order. */
  found: number[]
  /** The words that names need capitals for, by their hashes, and how often they stood there without. */
  lower: [word: number, times: number][]
}

/** Blocks of a page's text around those that may hold a name, with what is known of the page by then. */
export interface SpotRequest {
  /** What the page is about: looked at, and nothing in it is told. */
  title: string
  blocks: NumberedText[]
  lower: [word: number, times: number][]
  evidence: ShownEvidence
  strictness: Strictness
}

export interface SpottedNames {
  /** Sorted by block and start. */
  mentions: Mention[]
  /** What the page has shown with these blocks. */
  evidence: ShownEvidence
}

/** Where the title stands: beside none of the page's texts. */
const BEFORE_THE_PAGE = -100

/** @param texts in document order, none longer than `MAX_PIECE`; what goes beyond is not read */
export function scanTexts(lexicon: Lexicon, texts: readonly string[]): ScannedTexts {
  const found: number[] = []
  const given: number[] = []
  const scan = new Scan(lexicon, (text) => found.push(given[text] ?? 0))
  texts.forEach((text, at) => {
    const before = scan.texts
    scan.add(text, 0, Math.min(text.length, MAX_PIECE))
    if (scan.texts > before) given.push(at)
  })
  scan.flush()
  return { found, lower: [...scan.lower] }
}

/** Finds the names in blocks that `scanTexts` led to. */
export function spotNames(lexicon: Lexicon, { title, blocks, lower, evidence, strictness }: SpotRequest): SpottedNames {
  const shown = new PageEvidence(evidence)
  const titled = [{ text: title, ordinal: BEFORE_THE_PAGE }, ...blocks]
  const mentions = spotIn(lexicon, titled, new Map(lower), { strictness }, shown)
  return {
    mentions: mentions.flatMap((mention) => (mention.block > 0 ? [{ ...mention, block: mention.block - 1 }] : [])),
    evidence: shown.shown,
  }
}
