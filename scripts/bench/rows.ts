/*
 * A table of rows with texts of the measured pages, and ways to pick of it at random, the same in every run.
 */

export interface Pick {
  /** A whole number from 0, less than `below`. */
  number: (below: number) => number
  text: () => string
  newRow: () => Element
  row: (rows: Element) => Element | null
}

export function randomPicker(texts: string[]): Pick {
  let state = 20_260_111
  const number = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const text = () => texts[number(texts.length)] ?? ''
  return {
    number,
    text,
    newRow: () => newRow(text()),
    row: (rows) => rows.children[number(rows.childElementCount)] ?? null,
  }
}

export function rowsOf(pick: Pick, count: number): Element {
  const rows = document.createElement('div')
  for (let at = 0; at < count; at++) rows.append(pick.newRow())
  return rows
}

/** A title and a text, as a message or a line of a ticker has. */
function newRow(text: string): Element {
  const row = document.createElement('div')
  const title = document.createElement('b')
  const body = document.createElement('p')
  title.textContent = text.slice(0, 20)
  body.textContent = text.slice(0, 160)
  row.append(title, body)
  return row
}
