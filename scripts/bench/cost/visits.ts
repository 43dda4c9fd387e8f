import type { Browser, Tab } from './browser'
import { startCounting, workSoFar, type Work } from './metrics'

/*
 * Visits to one page by several browsers, one after the other, in an order that turns round: what the machine does besides meets all.
 */

/** Milliseconds after its load for which a page is watched. */
const SETTLING = 3_000

export type Arms<Name extends string> = Record<Name, Browser>

/** A page in a new tab, watched from the navigation's start until it has settled; then what else is asked about it. */
export async function visit<Result>(
  browser: Browser,
  url: string,
  ask: (tab: Tab, work: Work) => Promise<Result> | Result,
  settling = SETTLING,
): Promise<Result> {
  const tab = await browser.openTab()
  try {
    await startCounting(tab.session)
    await tab.go(url)
    await wait(settling)
    return await ask(tab, await workSoFar(tab.session))
  } finally {
    await tab.close()
  }
}

/** Does the same in each browser, forwards in one round and backwards in the next, and gives what came out by browser and round. */
export async function inTurns<Name extends string, Result>(
  names: readonly Name[],
  rounds: number,
  work: (name: Name, round: number) => Promise<Result>,
): Promise<Record<Name, Result[]>> {
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) results[name].push(await work(name, round))
  return results
}

/** How many times each of some figures is the one beside it. */
export function ratios(figures: number[], to: number[]): number[] {
  return figures.map((figure, at) => figure / (to[at] ?? Number.NaN))
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
