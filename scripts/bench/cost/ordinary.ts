import { median, quantile } from '../timing'
import type { Browser } from './browser'
import { longestTask } from './longest-task'
import { inTurns, ratios, visit } from './visits'

/*
 * What ordinary pages take of their main thread, with the extension and without, with one that does nothing, and without any once more:
 * the least that can be told apart.
 */

export interface OrdinaryFigures {
  pages: number
  /** Milliseconds of the main thread's processor time without any extension, median. */
  without: number
  /** Times the time without, a page each: median and 90th percentile. */
  arms: { name: 'without, again' | 'one that does nothing' | 'Caveat'; task: number; median: number; p90: number }[]
  /** Milliseconds of the longest task with our script in it, without the page's own layout, on each traced page. */
  longest: { pages: number; longest: number; median: number }
}

/** @param urls of the pages; each is visited once by each browser, and `traced` of them once more for their tasks */
export async function measureOrdinary(
  browsers: { bare: Browser; idle: Browser; ours: Browser },
  urls: string[],
  traced: number,
): Promise<OrdinaryFigures> {
  const arms = { bare: browsers.bare, ours: browsers.ours, idle: browsers.idle, again: browsers.bare }
  const names = ['bare', 'ours', 'idle', 'again'] as const
  // A browser's first pages find nothing of its own code at hand.
  for (const name of names) await visit(arms[name], urls[0] ?? '', () => undefined)
  const tasks = await inTurns(names, urls.length, (name, round) => visit(arms[name], urls[round] ?? '', (_, { task }) => task))
  const longest: number[] = []
  for (const url of urls.slice(0, traced)) longest.push(await longestTask(browsers.ours, url))
  const arm = <Name extends OrdinaryFigures['arms'][number]['name']>(name: Name, figures: number[]) => {
    const times = ratios(figures, tasks.bare)
    return { name, task: median(figures), median: median(times), p90: quantile(times, 0.9) }
  }
  return {
    pages: urls.length,
    without: median(tasks.bare),
    arms: [arm('without, again', tasks.again), arm('one that does nothing', tasks.idle), arm('Caveat', tasks.ours)],
    longest: { pages: longest.length, longest: Math.max(...longest), median: median(longest) },
  }
}
