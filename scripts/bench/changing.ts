import { wait } from './own-time'
import { randomPicker, rowsOf, type Pick } from './rows'

/*
 * A page that never rests: a table of which a thousand parts change every second.
 */

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

export const KINDS_OF_CHANGE = Object.keys(CHANGES)

/** Rows to put back with the next tick, after the observer has seen them go. */
let setBack: [Element, Element][] = []

let shown: { rows: Element; pick: Pick } | undefined

/** Puts the rows into the page, in the place of what was there. */
export function showRows(texts: string[]): void {
  const pick = randomPicker(texts)
  shown = { rows: rowsOf(pick, 2_000), pick }
  document.body.replaceChildren(shown.rows)
}

/** Changes the rows that are shown for as long as this kind of change goes on. */
export async function keepChanging(name: string) {
  const { milliseconds, change } = CHANGES[name] ?? { milliseconds: 0, change: () => undefined }
  if (!shown) throw new Error('no rows are shown')
  const started = performance.now()
  let changes = 0
  for (let now = started; now - started < milliseconds; now = performance.now()) {
    const back = setBack
    setBack = []
    for (const [row, rows] of back) rows.append(row)
    // As many as are due by now: a timer that comes late does not make it a calmer page.
    for (const due = ((now - started) * RATE) / 1_000; changes < due; changes++) change(shown.rows, shown.pick)
    await wait(TICK)
  }
  return { wall: performance.now() - started, changes }
}
