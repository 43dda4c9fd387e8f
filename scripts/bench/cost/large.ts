import { median } from '../timing'
import type { Browser, Tab } from './browser'
import { workBetween, workSoFar } from './metrics'
import type { Counted } from './pages'
import { inTurns, ratios, visit } from './visits'

/** What a page of 10,000 paragraphs and 20,000 mentions takes until it rests, and while it is scrolled through. */
export interface LargeFigures {
  /** Milliseconds of the main thread's processor time, and times that of the page without us. */
  settled: { without: number; ours: number; ratio: number }
  scrolled: { without: number; ours: number; ratio: number; framesWithout: number; framesOurs: number }
  /** Changes of the page's own nodes. */
  mutations: number
  /** Milliseconds from the navigation's start until marks stand in view. */
  drawn: number
}

/** Milliseconds after its load for which the page is given time to be read. */
const SETTLING = 12_000

export async function measureLarge(
  browsers: { bare: Browser; ours: Browser },
  url: string,
  rounds: number,
): Promise<LargeFigures> {
  const results = await inTurns(['bare', 'ours'] as const, rounds, (name) =>
    visit(browsers[name], url, async (tab, settled) => ({ settled: settled.task, ...(await scrollThrough(tab)) }), SETTLING),
  )
  const both = (figure: 'settled' | 'scrolled') => {
    const [without, ours] = [results.bare.map((each) => each[figure]), results.ours.map((each) => each[figure])]
    return { without: median(without), ours: median(ours), ratio: median(ratios(ours, without)) }
  }
  return {
    settled: both('settled'),
    scrolled: {
      ...both('scrolled'),
      framesWithout: median(results.bare.map(({ frames }) => frames)),
      framesOurs: median(results.ours.map(({ frames }) => frames)),
    },
    mutations: Math.max(...results.ours.map(({ own }) => own)),
    drawn: median(results.ours.map(({ drawn = Number.NaN }) => drawn)),
  }
}

async function scrollThrough({ session }: Tab) {
  const before = await workSoFar(session)
  const frames = await session.evaluate<number>(scrolling('html', 4_000))
  const scrolled = workBetween(before, await workSoFar(session)).task
  return { scrolled, frames, ...(await session.evaluate<Counted>('counted')) }
}

/** A script that scrolls an element (a selector) one step a frame, for so many milliseconds, to and fro, and gives how many frames there were. */
export function scrolling(scroller: string, milliseconds: number): string {
  return `(${scrollBySteps.toString()})(${JSON.stringify(scroller)}, ${milliseconds})`
}

/** Runs in the page, as text. */
function scrollBySteps(selector: string, milliseconds: number): Promise<number> {
  const scroller = selector === 'html' ? document.scrollingElement : document.querySelector(selector)
  return new Promise((resolve) => {
    let frames = 0
    let step = 45
    const started = performance.now()
    const next = (now: number) => {
      if (now - started >= milliseconds || !scroller) return resolve(frames)
      frames++
      const { scrollTop, scrollHeight, clientHeight } = scroller
      if (scrollTop + clientHeight >= scrollHeight - 1) step = -45
      else if (scrollTop === 0) step = 45
      scroller.scrollTop += step
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
}
