import { median } from '../timing'
import type { Browser } from './browser'
import { workBetween, workSoFar, type Work } from './metrics'
import { inTurns, ratios, visit } from './visits'

/** A frame in which the page changed a text that has nothing to do with any name, while marks are in view. */
export interface ChangeFigures {
  /** What changes. */
  name: string
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

/** A clock, which changes the same text each time, and texts that are each changed once, as where something is written. */
const KINDS = [
  { name: 'a clock', selector: '#seconds', text: '' },
  { name: 'new text', selector: 'p:not(#clock)', text: 'The page says something else here for the time' },
]
const CHANGES = 20
/** Milliseconds between changes: a page that rests in between, so that each is painted at once. */
const PAUSE = 100

export async function measureUnrelatedChanges(
  browsers: { bare: Browser; ours: Browser },
  url: string,
  rounds: number,
): Promise<ChangeFigures[]> {
  const figures: ChangeFigures[] = []
  for (const { name, selector, text } of KINDS) {
    const change = (from: number) =>
      `(${changeNowAndThen.toString()})(${JSON.stringify({ selector, text, from, changes: CHANGES, pause: PAUSE })})`
    const works = await inTurns(['bare', 'ours'] as const, rounds, (arm) =>
      visit(browsers[arm], url, async ({ session }) => {
        // Once for the code to be compiled, in both.
        await session.evaluate(change(0))
        const before = await workSoFar(session)
        await session.evaluate(change(CHANGES))
        return workBetween(before, await workSoFar(session))
      }),
    )
    figures.push({ name, ...figuresOf(works) })
  }
  return figures
}

function figuresOf({ bare, ours }: { bare: Work[]; ours: Work[] }): Omit<ChangeFigures, 'name'> {
  const each = (works: Work[], figure: (work: Work) => number) => median(works.map(figure)) / CHANGES
  const laidOut = ({ style, layout }: Work) => style + layout
  const taskOf = (works: Work[]) => works.map(({ task }) => task)
  return {
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
async function changeNowAndThen({ selector, text, from, changes, pause }: Record<string, string | number>): Promise<void> {
  const found = [...document.querySelectorAll(String(selector))]
  for (let at = Number(from); at < Number(from) + Number(changes); at++) {
    await new Promise((resolve) => setTimeout(resolve, Number(pause)))
    const changed = found[at % found.length]?.firstChild as Text
    changed.data = `${text} ${at % 10}`
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
