import { median } from '../timing'
import type { Browser } from './browser'
import { scrolling } from './large'
import { workBetween, workSoFar } from './metrics'
import { inTurns, ratios, visit } from './visits'

/** How smoothly a page scrolls with the extension and without. */
export interface ScrollFigures {
  name: string
  /** Frames in the same time, and the processor time of the main thread for them. */
  framesWithout: number
  framesOurs: number
  taskRatio: number
}

const SCROLLED = 4_000

/** @param pages by their addresses, each with a selector of what scrolls */
export async function measureScrolling(
  browsers: { bare: Browser; ours: Browser },
  pages: { name: string; scroller: string; url: string }[],
  rounds: number,
): Promise<ScrollFigures[]> {
  const figures: ScrollFigures[] = []
  for (const { name, scroller, url } of pages) {
    const { bare, ours } = await inTurns(['bare', 'ours'] as const, rounds, (arm) =>
      visit(browsers[arm], url, async ({ session }, before) => ({
        frames: await session.evaluate<number>(scrolling(scroller, SCROLLED)),
        task: workBetween(before, await workSoFar(session)).task,
      })),
    )
    figures.push({
      name,
      framesWithout: median(bare.map(({ frames }) => frames)),
      framesOurs: median(ours.map(({ frames }) => frames)),
      taskRatio: median(
        ratios(
          ours.map(({ task }) => task),
          bare.map(({ task }) => task),
        ),
      ),
    })
  }
  return figures
}
