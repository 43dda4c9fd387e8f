import { fromBase64 } from '../../utils/messaging/base64'
import { follow, openLexicon } from './ours'
import { rest, summary, timeCallbacks, wait, type OwnTime } from './own-time'
import { randomPicker, rowsOf, type Pick } from './rows'

/*
 * The scan on a page that is in use: how long its slices are on very large pages, and what it costs on a page that never rests.
 * Each is run in a page of its own, which is thrown away afterwards.
 */

/** Pages that no one writes, but that a page may be. */
const HUGE: Record<string, () => Node> = {
  'one text node of 10 million units': () => document.createTextNode(words(10_000_000)),
  'one element with 1,000,000 text nodes': () => {
    const element = document.createElement('div')
    const each = words(6_000_000).split(' ')
    for (let at = 0; at < 1_000_000; at++) element.append(`${each[at % each.length]} `)
    return element
  },
  '200,000 elements with a word each': () => {
    const list = document.createElement('div')
    const each = words(1_000_000).split(' ')
    for (let at = 0; at < 200_000; at++) {
      const element = document.createElement(at % 10 === 0 ? 'p' : 'b')
      element.append(each[at % each.length] ?? '')
      list.append(element)
    }
    return list
  },
}

export const HUGE_PAGES = Object.keys(HUGE)

/** Follows the document (a huge page, when one is named) with a lexicon in base64, until nothing is left to do, and gives the length of its slices. */
export async function watchScan(lexicon: string, huge?: string) {
  const buffer = fromBase64(lexicon)
  const made = huge === undefined ? undefined : HUGE[huge]?.()
  if (made) document.body.replaceChildren(made)
  // Styles and layout of a page this large are the page's own cost.
  void document.body.offsetHeight
  await wait(500)
  let started = performance.now()
  openLexicon(buffer)
  const firstOpen = performance.now() - started
  const own = timeCallbacks()
  const stop = new AbortController()
  let units = 0
  started = performance.now()
  const scan = follow(document, buffer, (read) => (units += read), stop.signal)
  await rest(own)
  stop.abort()
  return { ...summary(own.slices), firstOpen, wall: own.last - started, units, found: scan.found() }
}

/** Changes a second, and how long each kind goes on (milliseconds). */
const RATE = 1_000
const TICK = 10

/** What a page does a thousand times a second. */
const CHANGES: Record<string, { milliseconds: number; change: (rows: Element, pick: Pick) => void }> = {
  'texts, rows and classes': {
    milliseconds: 5_000,
    change: (rows, pick) => {
      const row = pick.row(rows)
      const what = pick.number(4)
      if (what === 0) (row?.lastElementChild?.firstChild as Text | null)?.replaceData(0, 5, pick.text().slice(0, 5))
      else if (what === 1) row?.before(pick.newRow())
      else if (what === 2) row?.remove()
      else row?.classList.toggle('chosen')
    },
  },
  'classes alone': { milliseconds: 2_000, change: (rows, pick) => pick.row(rows)?.classList.toggle('chosen') },
  'rows moved, their text unchanged': {
    milliseconds: 2_000,
    change: (rows, pick) => {
      const row = pick.row(rows)
      if (row) rows.insertBefore(row, pick.row(rows))
    },
  },
  'rows taken out and put back later': {
    milliseconds: 2_000,
    change: (rows, pick) => {
      const row = pick.row(rows)
      if (!row) return
      row.remove()
      setBack.push([row, rows])
    },
  },
}

/** Rows to put back with the next tick, after the observer has seen them go. */
let setBack: [Element, Element][] = []

/** Follows a table that changes a thousand times a second: the share of one core that this takes, and how much is read again. */
export async function watchChanges(lexicon: string, texts: string[]) {
  const buffer = fromBase64(lexicon)
  const pick = randomPicker(texts)
  const rows = rowsOf(pick, 2_000)
  document.body.replaceChildren(rows)
  await wait(500)
  const own = timeCallbacks()
  const stop = new AbortController()
  let units = 0
  follow(document, buffer, (read) => (units += read), stop.signal)
  await rest(own)
  const figures: { name: string; wall: number; changes: number; units: number; share: number; longest: number }[] = []
  for (const [name, { milliseconds, change }] of Object.entries(CHANGES)) {
    own.slices = []
    units = 0
    const { wall, changes } = await keepChanging(milliseconds, () => change(rows, pick))
    await settle(own)
    const { total, longest } = summary(own.slices)
    figures.push({ name, wall, changes, units, share: total / wall, longest })
  }
  stop.abort()
  return figures
}

async function keepChanging(milliseconds: number, change: () => void) {
  const started = performance.now()
  let changes = 0
  for (let now = started; now - started < milliseconds; now = performance.now()) {
    const back = setBack
    setBack = []
    for (const [row, rows] of back) rows.append(row)
    // As many as are due by now: a timer that comes late does not make it a calmer page.
    for (const due = ((now - started) * RATE) / 1_000; changes < due; changes++) change()
    await wait(TICK)
  }
  return { wall: performance.now() - started, changes }
}

async function settle(own: OwnTime): Promise<void> {
  await rest(own, 700)
}

function words(units: number): string {
  const some = 'the quick brown fox of Mozilla jumps over 7 lazy dogs and a cat while Zeltron Kubrix looks on '
  return some.repeat(Math.ceil(units / some.length)).slice(0, units)
}
