import { compileLexicon, openLexicon, spot, type Lexicon, type LexiconEntity } from '../../utils/lexicon'
import { mentionBlocks } from '../../utils/page/mentions'
import { PageReader } from '../../utils/page/page-reader'
import { textBlocks } from '../../utils/page/text-blocks'

/*
 * What is measured inside the browser. Each piece of work is a function from the root of the pages to a number, which is kept so
 * that no compiler may leave the work out.
 */

type Work = (root: Node) => number

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
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let nodes = 0
  let units = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes++
    units += (node as Text).data.length
  }
  return { pages: pages.length, elements: root.querySelectorAll('*').length, nodes, units }
}

/** What every reader of the page has to do: visit each text node and look at each of its units. */
export const sum: Work = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let total = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node as Text).data
    for (let at = 0; at < text.length; at++) total = (total + text.charCodeAt(at)) | 0
  }
  return total
}

/** Puts the page's text together as blocks and looks at none of it. */
export const blocksOnly: Work = (root) => {
  let total = 0
  for (const { text } of textBlocks(root)) total += text.length
  return total
}

/** Puts every block's text together and spots in all of them, as on a real page, up to the places of the marks. */
export const walkAndSpot =
  (lexicon: Lexicon): Work =>
  (root) => {
    const reader = new PageReader(root, lexicon)
    let total = 0
    for (;;) {
      const batch = reader.read(() => false)
      if (batch === 'end' || batch === undefined) return total
      for (const { mentions } of mentionBlocks(lexicon, batch, '')) total += mentions.length
    }
  }

/** Compiles names; how long that takes, how long opening the result takes, and how large it is. */
export function compile(entities: LexiconEntity[]) {
  let started = performance.now()
  const buffer = compileLexicon(entities)
  const compiled = performance.now() - started
  const opens = Array.from({ length: 9 }, () => {
    started = performance.now()
    openLexicon(buffer)
    return performance.now() - started
  })
  const lexicon = openLexicon(buffer)
  const idBytes = new Uint32Array(buffer)[11] ?? 0
  return {
    lexicon,
    figures: {
      entities: entities.length,
      spellings: lexicon.size,
      compile: compiled,
      open: median(opens),
      bytesAName: (buffer.byteLength - idBytes) / lexicon.size,
      idBytesAName: idBytes / lexicon.size,
    },
  }
}

/** Medians in milliseconds of several works on the pages, taken in turns; `cold`: each on pages that no script has touched yet. */
export async function measure(works: Record<string, Work>, rounds: number, cold: boolean) {
  const names = Object.keys(works)
  const times = new Map(names.map((name) => [name, [] as number[]]))
  const results = new Map<string, number>()
  const original = document.body.firstElementChild
  if (!original) throw new Error('no pages')
  for (let round = cold ? 0 : -2; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + Math.max(round, 0)) % names.length] ?? ''
      let root: Element = original
      if (cold) {
        root = original.cloneNode(true) as Element
        document.body.replaceChildren(root)
        settleStyles()
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
      const started = performance.now()
      const result = works[name]?.(root) ?? 0
      if (round >= 0) times.get(name)?.push(performance.now() - started)
      results.set(name, result)
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  document.body.replaceChildren(original)
  return names.map((name) => ({ name, ms: median(times.get(name) ?? []), result: results.get(name) ?? 0 }))
}

/** A page that a person sees has its styles worked out already. */
function settleStyles(): void {
  void getComputedStyle(document.body).color
}

/** The same on strings alone. */
export function blockTexts(): string[] {
  const root = document.body.firstElementChild
  return root ? [...textBlocks(root)].map(({ text }) => text) : []
}

export const onStrings = {
  sum:
    (texts: string[]): Work =>
    () => {
      let total = 0
      for (const text of texts) for (let at = 0; at < text.length; at++) total = (total + text.charCodeAt(at)) | 0
      return total
    },
  spot:
    (lexicon: Lexicon, texts: string[]): Work =>
    () => {
      let found = 0
      for (let from = 0; from < texts.length; from += 400) found += spot(lexicon, texts.slice(from, from + 400)).length
      return found
    },
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
