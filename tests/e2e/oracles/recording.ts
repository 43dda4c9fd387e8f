import type { BarePage } from '../../support/bare-browser'
import { pathOf, type OraclePage } from '../../fixtures/oracle-pages'
import { readOracles, type Trace } from './page-script'

/** What is needed of a tab, with the extension or without. */
export type Watched = Pick<BarePage, 'evaluate' | 'frame' | 'person'>

/** One way of looking at a page. */
export interface Visit {
  page: OraclePage
  /** With the pointer on the second name, and the text copied by the keyboard. */
  byHand: boolean
}

export const visitName = ({ page, byHand }: Visit) => (byHand ? `${page.name}, by hand` : page.name)

/** Milliseconds that a page is left alone before it is looked at: names are reported half a second after they were found. */
const SETTLING = 500

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A page said nothing: its largest paint is not told where its window was hidden for a moment, say. */
export class NoAnswer extends Error {}

/** What a page answers, which would be waited for without end. */
function soon<Answer>(answer: Promise<Answer>, milliseconds = 10_000): Promise<Answer> {
  const late = pause(milliseconds).then(() => Promise.reject(new NoAnswer(`the page gave no answer for ${milliseconds} ms`)))
  return Promise.race([answer, late])
}

/** Where nothing is under the pointer. */
const CORNER = [1_275, 795] as const

/**
 * Goes to a page and gives what all oracles in it and its frames say, once it is `ready`. By hand, `opened` waits for the card that
 * the pointer opens. Rejects with `NoAnswer` where the page says nothing.
 */
export async function record(
  tab: Watched,
  { page, byHand }: Visit,
  {
    origin,
    hash = '',
    ready,
    opened,
  }: { origin: string; hash?: string; ready: () => Promise<unknown>; opened: () => Promise<unknown> },
): Promise<Trace> {
  if (byHand) await tab.person.moveTo(...CORNER)
  // An address that differs in its hash alone would not be loaded anew.
  if (hash !== '') await tab.person.goTo('about:blank')
  await tab.person.goTo(origin + pathOf(page.name) + hash)
  await ready()
  await pause(SETTLING)
  if (byHand) {
    const { x, y } = await soon(tab.evaluate(secondName))
    await tab.person.moveTo(x - 2, y)
    await tab.person.moveTo(x, y)
    await opened()
    await soon(tab.evaluate(selectAll))
    await tab.person.press('Control+c')
  }
  const trace = await soon(tab.evaluate(readOracles))
  for (const name of page.frames ?? []) {
    const inFrame = await soon((await tab.frame(name)).evaluate(readOracles))
    for (const [oracle, said] of Object.entries(inFrame)) trace[`${oracle} in the frame ${name}`] = said
  }
  if (byHand) await tab.person.moveTo(...CORNER)
  return trace
}

/** Runs in the page: where its second name is, of which nothing is recent and which is on every watch list. */
function secondName(): { x: number; y: number } {
  const { x, y, width, height } = document.querySelectorAll('.name')[1]?.getBoundingClientRect() ?? new DOMRect()
  return { x: x + Math.min(width, 100) / 2, y: y + height / 2 }
}

/** Runs in the page: selects all of it, and waits until that is told, which may come after the next key. */
function selectAll(): Promise<unknown> {
  const told = new Promise((resolve) => document.addEventListener('selectionchange', () => resolve(true), { once: true }))
  getSelection()?.selectAllChildren(document.body)
  return told
}

/** The oracles that say something else, each with the place where it begins to. */
export function differences(expected: Trace, found: Trace): string[] {
  return Object.keys({ ...expected, ...found }).flatMap((oracle) => {
    const [was, is] = [expected[oracle] ?? '', found[oracle] ?? '']
    if (was === is) return []
    let at = 0
    while (was[at] === is[at]) at += 1
    const from = Math.max(0, at - 60)
    return `${oracle}: …${was.slice(from, at + 100)} became …${is.slice(from, at + 100)}`
  })
}

/** The names of the oracles in such a list. */
export const oraclesOf = (found: string[]) => [...new Set(found.map((line) => line.split(/:| in the frame /)[0] ?? ''))]
