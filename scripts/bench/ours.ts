import { pieceEnd, Scan, spot, type Lexicon } from '../../utils/lexicon'
import { HEADER } from '../../utils/lexicon/layout'
import { scanPage } from '../../utils/page/page-scan'
import { readUnder } from '../../tests/support/read-page'
import { textBlocks } from '../../utils/page/text-blocks'
import type { Work } from './timing'
import { workerSpotter } from './worker-spotter'

/*
 * The one place where the measurement knows how the extension reads a page.
 */

export { compileLexicon, openLexicon, type Lexicon, type LexiconEntity } from '../../utils/lexicon'

/** Reads all text under a node and finds the places of all marks in it, as on a real page; gives how many. */
export const findPlaces =
  (lexicon: Lexicon): Work =>
  (root) =>
    readUnder(root, lexicon).reduce((sum, { mentions }) => sum + mentions.length, 0)

/** Only says which text nodes may hold a name, which is all that happens to most; gives how many. */
export const scanOnly =
  (lexicon: Lexicon): Work =>
  (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    return scanned(lexicon, (add) => {
      for (let node = walker.nextNode(); node; node = walker.nextNode()) add((node as Text).data)
    })
  }

/** The same for texts alone. */
export const scanTexts =
  (lexicon: Lexicon, texts: string[]): Work =>
  () =>
    scanned(lexicon, (add) => {
      for (const text of texts) add(text)
    })

function scanned(lexicon: Lexicon, give: (add: (text: string) => void) => void): number {
  let found = 0
  const scan = new Scan(lexicon, () => found++)
  give((text) => {
    for (let from = 0, to = 0; from < text.length; from = to) {
      to = pieceEnd(text, from)
      scan.add(text, from, to)
    }
  })
  scan.flush()
  return found
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

/** Follows the document as a content script does, with a worker that has the names; tells of every text that is read. */
export function follow(document: Document, names: ArrayBuffer, onUnits: (units: number) => void, signal: AbortSignal) {
  const nothing = () => undefined
  const events = { signal, onFound: nothing, onMutation: nothing, onRead: nothing, onShadowTree: nothing, onOtherNames: nothing }
  const spotter = workerSpotter(names, ({ length }) => onUnits(length))
  const scan = scanPage(document, spotter, events)
  return { found: () => scan.blocks().reduce((sum, { mentions }) => sum + mentions.length, 0) }
}
