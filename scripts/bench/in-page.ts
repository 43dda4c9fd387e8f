import { fromBase64, toBase64 } from './base64'
import { compileLexicon, idBytesOf, openLexicon, type LexiconEntity } from './ours'
import { median } from './timing'

/*
 * What runs inside the measured browser, as one script.
 */

export { toBase64 } from './base64'
export { keepChanging, showRows } from './changing'
export { sum, sumTexts, tokenise, tokeniseTexts } from './floors'
export { keepOpen, prepareHeap } from './heap'
export { hostile } from './hostile'
export { HUGE_PAGES, watchChanges, watchScan } from './live'
export { blockTexts, findPlaces, scanOnly, scanTexts, spotTexts } from './ours'
export { buildPeer, firstPages, runPeer } from './peer-run'
export { inTurns } from './timing'

/** How often a lexicon is opened to see how long that takes. */
const OPENS = 40

/** Puts pages into the document, parsed as a browser parses pages. */
export function load(pages: string[]) {
  const root = document.createElement('div')
  for (const markup of pages) {
    const parsed = new DOMParser().parseFromString(markup, 'text/html')
    const page = document.createElement('div')
    page.append(...parsed.body.childNodes)
    root.append(page)
  }
  document.body.replaceChildren(root)
}

/** The loaded pages, and how much they hold. */
export function loaded() {
  const root = document.body.firstElementChild
  if (!root) throw new Error('no pages')
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let nodes = 0
  let units = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes++
    units += (node as Text).data.length
  }
  return { root, corpus: { pages: root.childElementCount, elements: root.querySelectorAll('*').length, nodes, units } }
}

/** Compiles names; how long that takes, and how large the result is. */
export function compile(entities: LexiconEntity[]) {
  const started = performance.now()
  const buffer = compileLexicon(entities)
  const compiled = performance.now() - started
  const lexicon = openLexicon(buffer)
  const ids = idBytesOf(buffer)
  return {
    lexicon,
    buffer,
    figures: {
      names: entities.length,
      spellings: lexicon.size,
      bytes: buffer.byteLength,
      compile: compiled,
      bytesAName: (buffer.byteLength - ids) / lexicon.size,
      bytesANameWithIds: buffer.byteLength / lexicon.size,
    },
  }
}

/** How long opening a buffer takes again and again: the least and the median. */
export function open(buffer: ArrayBuffer) {
  const times = Array.from({ length: OPENS }, () => {
    const started = performance.now()
    openLexicon(buffer)
    return performance.now() - started
  })
  return { openLeast: Math.min(...times), open: median(times) }
}

/** A compiled lexicon in base64, for pages that are measured with it and shall not have compiled it. */
export function compiledAsBase64(entities: LexiconEntity[]): string {
  return toBase64(compileLexicon(entities))
}

/** A lexicon that was compiled elsewhere, as a tab has it. */
export function openBase64(lexicon: string) {
  return openLexicon(fromBase64(lexicon))
}
