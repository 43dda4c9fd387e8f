import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'
import { idleExtension, startBrowser, type Browser } from './browser'
import { untilSettled } from './extension-state'
import { measureScrolling, type ScrollFigures } from './frames'
import { measureHeap, type HeapFigures } from './heap'
import { measureHover, type HoverFigures } from './hover'
import { measureLarge, type LargeFigures } from './large'
import { measureOrdinary, type OrdinaryFigures } from './ordinary'
import { largePage, namesInView, scrolledPages, serve, wholePage } from './pages'
import { measureUnrelatedChanges, type ChangeFigures } from './unrelated-change'

/*
 * What the extension costs a page, by the same pages in browsers that differ in nothing else.
 */

export interface CostFigures {
  ordinary: OrdinaryFigures
  large: LargeFigures & { mentions: number }
  changes: ChangeFigures[]
  scrolling: ScrollFigures[]
  heap: HeapFigures
  hover: HoverFigures[]
}

/** How much is measured; the quick one is to see that it works. */
const AMOUNTS = {
  usual: { pages: 44, traced: 12, rounds: 4, live: 40, cold: 15 },
  quick: { pages: 6, traced: 2, rounds: 1, live: 6, cold: 3 },
}

/** Names above everything else on the page that changes. */
const IN_VIEW = 60

export interface CostSources {
  pages: string[]
  texts: string[]
  /** What a new install knows. */
  known: LexiconEntity[]
  /** Names of which something is recent. */
  recent: string[]
}

/** @param steps told what is measured next */
export async function measureCost(
  executablePath: string,
  { pages, texts, known, recent }: CostSources,
  amount: keyof typeof AMOUNTS,
  steps: (what: string) => void,
): Promise<CostFigures> {
  const { rounds, traced, live, cold, ...amounts } = AMOUNTS[amount]
  const names = foundAlone(known)
  const ordinary = pages.slice(5, 5 + amounts.pages)
  const scrolled = scrolledPages(pages[20] ?? '', texts, names)
  const large = largePage(texts, names)
  const served = await serve(
    new Map([
      ...ordinary.map((markup, at) => [`ordinary-${at}`, wholePage(markup)] as const),
      ...scrolled.map(({ html }, at) => [`scrolled-${at}`, html] as const),
      ['large', large],
      ['change', namesInView(names, IN_VIEW)],
      ['hover', namesInView(recent, recent.length)],
    ]),
  )
  const idleDir = idleExtension()
  const running: Browser[] = []
  const start = async (extensionDir: string | undefined) => {
    const browser = await startBrowser(executablePath, extensionDir)
    running.push(browser)
    return browser
  }
  try {
    const ours = await start(fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url)))
    const [bare, idle] = [await start(undefined), await start(idleDir)]
    const both = { bare, ours }
    await untilSettled(ours)
    const mentions = mentionsIn(large, known)
    const urls = ordinary.map((_, at) => served.url(`ordinary-${at}`))
    steps('ordinary pages')
    const figures: Partial<CostFigures> = { ordinary: await measureOrdinary({ ...both, idle }, urls, traced) }
    steps('a page of 20,000 mentions')
    figures.large = { ...(await measureLarge(both, served.url('large'), rounds)), mentions }
    steps('a change that has nothing to do with names')
    figures.changes = await measureUnrelatedChanges(both, served.url('change'), rounds)
    steps('scrolling')
    const scrollers = scrolled.map(({ name, scroller }, at) => ({ name, scroller, url: served.url(`scrolled-${at}`) }))
    figures.scrolling = await measureScrolling(both, scrollers, Math.ceil(rounds / 2))
    steps('memory')
    const held = { ordinary: served.url('ordinary-0'), large: served.url('large'), mentions }
    figures.heap = await measureHeap(both, held, rounds)
    steps('cards')
    figures.hover = await measureHover(ours, served.url('hover'), { live, cold })
    return figures as CostFigures
  } finally {
    for (const browser of running) await browser.close()
    rmSync(idleDir, { recursive: true, force: true })
    served.close()
  }
}

/** Names that are found wherever they stand, since they are of several words and no other name is around them. */
function foundAlone(known: readonly LexiconEntity[]): string[] {
  const names = known.map(({ name }) => name).filter((name) => /^[A-Z]\w+( [A-Z]\w+)+$/.test(name))
  const found = spot(openLexicon(compileLexicon([...known])), names)
  const whole = new Set(found.flatMap(({ block, start, end }) => (end - start === names[block]?.length ? [block] : [])))
  return names.filter((_, block) => whole.has(block)).slice(0, 400)
}

function mentionsIn(html: string, known: readonly LexiconEntity[]): number {
  const blocks = html.split('\n').flatMap((line) => (line.startsWith('<p>') ? [line.slice(3, -4)] : []))
  return spot(openLexicon(compileLexicon([...known])), blocks).length
}
