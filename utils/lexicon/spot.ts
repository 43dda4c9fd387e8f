import { decide } from './decide'
import type { Mention, SpotOptions } from './entity'
import type { Lexicon } from './lexicon'
import { matchBlock, Matches } from './match'

/**
 * Finds the names and identifiers that a page's text mentions.
 *
 * @param blocks the page's text, one string for each block element, in document order. A name never spans two of them.
 * @returns mentions sorted by block and start; no two overlap.
 */
export function spot(lexicon: Lexicon, blocks: string[], { strictness = 'balanced' }: SpotOptions = {}): Mention[] {
  const matches = new Matches()
  for (let block = 0; block < blocks.length; block++) matchBlock(lexicon, block, blocks[block] ?? '', matches)
  return decide(lexicon, blocks, matches, strictness)
}
