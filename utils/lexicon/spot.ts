import { decide } from './decide'
import type { Mention, SpotOptions } from './entity'
import type { Lexicon } from './lexicon'
import { matchBlock, Matches } from './match'
import { NOTHING_SHOWN, PageEvidence } from './page-evidence'
import { pieceEnd } from './pieces'
import { Scan } from './scan'

/**
 * Finds the names and identifiers that a page's text mentions.
 *
 * @param blocks the page's text, one string for each block element, in document order. A name never spans two of them.
 * @returns mentions sorted by block and start; no two overlap.
 */
export function spot(lexicon: Lexicon, blocks: string[], options: SpotOptions = {}): Mention[] {
  const blockOfText: number[] = []
  const found: NumberedText[] = []
  let last = -1
  const scan = new Scan(lexicon, (text) => {
    const block = blockOfText[text] ?? 0
    if (block !== last) found.push({ text: blocks[block] ?? '', ordinal: block })
    last = block
  })
  blocks.forEach((text, block) => {
    for (let from = 0, to = 0; from < text.length; from = to) {
      to = pieceEnd(text, from)
      const number = scan.texts
      scan.add(text, from, to)
      if (scan.texts > number) blockOfText.push(block)
    }
  })
  scan.flush()
  const evidence = new PageEvidence({ ...NOTHING_SHOWN, hasIdentifiers: options.technical === true })
  return spotIn(lexicon, found, scan.lower, options, evidence).map((mention) => ({
    ...mention,
    block: found[mention.block]?.ordinal ?? 0,
  }))
}

/** A block that a `Scan` found worth looking at, and where it stands among all blocks of the page. */
export interface NumberedText {
  text: string
  ordinal: number
}

/**
 * The second half of `spot`: finds the mentions in the blocks of a page that may hold some.
 *
 * @param lower the words that the scan of the whole page counted in lower case
 * @param evidence what other parts of the page have shown; grows with what these blocks show
 * @returns mentions whose `block` counts the given blocks
 */
export function spotIn(
  lexicon: Lexicon,
  blocks: NumberedText[],
  lower: ReadonlyMap<number, number>,
  { strictness = 'balanced' }: SpotOptions = {},
  evidence = new PageEvidence(),
): Mention[] {
  const matches = new Matches(lower)
  blocks.forEach(({ text, ordinal }, block) => {
    matches.ordinals.push(ordinal)
    matchBlock(lexicon, block, text, matches)
  })
  return decide(
    lexicon,
    blocks.map(({ text }) => text),
    matches,
    strictness,
    evidence,
  )
}
