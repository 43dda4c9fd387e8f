import { median } from '../timing'
import type { Browser } from './browser'
import { workBetween, workSoFar, type Work } from './metrics'
import { inTurns, ratios, visit } from './visits'

/** A frame in which the page changed a text that has nothing to do with any name, while marks are in view. */
export interface ChangeFigures {
  changes: number
  /** Milliseconds of processor time a change, and times that of the page without us. */
  without: number
  ours: number
  ratio: number
  /** Style and layout of a change, as often and as long as the browser says, whoever's nodes they were for. */
  stylesWithout: number
  stylesOurs: number
  layoutsWithout: number
  layoutsOurs: number
  laidOutWithout: number
  laidOutOurs: number
}

const CHANGES = 20
/** Milliseconds between changes: a page that rests in between, so that each is painted at once. */
const PAUSE = 100

export async function measureUnrelatedChange(
  browsers: { bare: Browser; ours: Browser },
  url: string,
  rounds: number,
): Promise<ChangeFigures> {
  const script = `(${changeNowAndThen.toString()})(${CHANGES}, ${PAUSE})`
  const { bare, ours } = await inTurns(['bare', 'ours'] as const, rounds, (arm) =>
    visit(browsers[arm], url, async ({ session }) => {
      // Once for the code to be compiled, in both.
      await session.evaluate(script)
      const before = await workSoFar(session)
      await session.evaluate(script)
      return workBetween(before, await workSoFar(session))
    }),
  )
  const each = (works: Work[], figure: (work: Work) => number) => median(works.map(figure)) / CHANGES
  const laidOut = ({ style, layout }: Work) => style + layout
  const taskOf = (works: Work[]) => works.map(({ task }) => task)
  return {
    changes: CHANGES,
    without: each(bare, ({ task }) => task),
    ours: each(ours, ({ task }) => task),
    ratio: median(ratios(taskOf(ours), taskOf(bare))),
    stylesWithout: each(bare, ({ styles }) => styles),
    stylesOurs: each(ours, ({ styles }) => styles),
    layoutsWithout: each(bare, ({ layouts }) => layouts),
    layoutsOurs: each(ours, ({ layouts }) => layouts),
    laidOutWithout: each(bare, laidOut),
    laidOutOurs: each(ours, laidOut),
  }
}

/** Runs in the page, as text. */
async function changeNowAndThen(changes: number, pause: number): Promise<void> {
  const seconds = document.querySelector('#seconds')?.firstChild as Text
  for (let at = 0; at < changes; at++) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    seconds.data = String(at % 10)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
