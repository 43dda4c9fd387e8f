import { openLexicon, spot, type Lexicon } from '../../utils/lexicon'
import { HEADER } from '../../utils/lexicon/layout'
import { mentionBlocks } from '../../utils/page/mentions'
import { scanPage } from '../../utils/page/page-scan'
import { textBlocks, type TextBlock } from '../../utils/page/text-blocks'
import type { Work } from './timing'

/*
 * The one place where the measurement knows how the extension reads a page.
 */

export { compileLexicon, openLexicon, type Lexicon, type LexiconEntity } from '../../utils/lexicon'

/** UTF-16 units that are spotted in one go, as in utils/page/page-scan.ts. */
const BATCH = 64_000

/** Reads all text under a node and finds the places of all marks in it, as on a real page; gives how many. */
export const findPlaces =
  (lexicon: Lexicon): Work =>
  (root) => {
    let batch: TextBlock[] = []
    let length = 0
    let total = 0
    const spotBatch = () => {
      for (const { mentions } of mentionBlocks(lexicon, batch, '')) total += mentions.length
      batch = []
      length = 0
    }
    for (const block of textBlocks(root)) {
      batch.push(block)
      length += block.text.length
      if (length >= BATCH) spotBatch()
    }
    spotBatch()
    return total
  }

/** The texts that a page's matching is given, without the page. */
export function blockTexts(root: Node): string[] {
  return [...textBlocks(root)].map(({ text }) => text)
}

/** Finds names in texts alone; gives how many. */
export const spotTexts =
  (lexicon: Lexicon, texts: string[]): Work =>
  () => {
    let found = 0
    for (let from = 0; from < texts.length; from += 400) found += spot(lexicon, texts.slice(from, from + 400)).length
    return found
  }

/** How many bytes of a compiled lexicon are the entities' ids. */
export function idBytesOf(buffer: ArrayBuffer): number {
  return new Uint32Array(buffer)[HEADER.idBytes] ?? 0
}

/** Opens a lexicon and follows the document with it as a content script does; tells of every text that is read. */
export function follow(document: Document, buffer: ArrayBuffer, onUnits: (units: number) => void, signal: AbortSignal) {
  const scan = scanPage(document, openLexicon(buffer), {
    signal,
    onFound: () => undefined,
    onMutation: () => undefined,
    onRead: (texts) => onUnits(texts.reduce((sum, text) => sum + text.length, 0)),
  })
  return { found: () => scan.blocks().reduce((sum, { mentions }) => sum + mentions.length, 0) }
}
