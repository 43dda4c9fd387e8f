import { fromBase64 } from './base64'
import { follow, openLexicon } from './ours'
import { KINDS_OF_CHANGE, keepChanging, showRows } from './changing'
import { rest, summary, timeCallbacks, wait, type OwnTime } from './own-time'

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

/** Follows the document (a huge page, when one is named) with a lexicon in base64, until nothing is left to do. */
export async function watchScan(lexicon: string, huge?: string) {
  const buffer = fromBase64(lexicon)
  const made = huge === undefined ? undefined : HUGE[huge]?.()
  if (made) document.body.replaceChildren(made)
  // Styles and layout of a page this large are the page's own cost.
  void document.body.offsetHeight
  await wait(500)
  let started = performance.now()
  openLexicon(buffer, 'by parts')
  const firstOpen = performance.now() - started
  const own = timeCallbacks()
  const stop = new AbortController()
  let units = 0
  started = performance.now()
  const scan = follow(document, buffer, (read) => (units += read), stop.signal)
  await rest(own)
  stop.abort()
  if (units === 0) throw new Error('the scan read nothing')
  return { firstOpen, wall: own.last - started, units, found: scan.found() }
}

/** Follows a table that changes a thousand times a second: the share of one core that this takes, and how much is read again. */
export async function watchChanges(lexicon: string, texts: string[]) {
  const buffer = fromBase64(lexicon)
  showRows(texts)
  await wait(500)
  const own = timeCallbacks()
  const stop = new AbortController()
  let units = 0
  follow(document, buffer, (read) => (units += read), stop.signal)
  await rest(own)
  const figures: { name: string; wall: number; changes: number; units: number; share: number; longest: number }[] = []
  for (const name of KINDS_OF_CHANGE) {
    own.slices = []
    units = 0
    const { wall, changes } = await keepChanging(name)
    await settle(own)
    if (units === 0 && figures.length === 0) throw new Error('the scan saw no change')
    const { total, longest } = summary(own.slices)
    figures.push({ name, wall, changes, units, share: total / wall, longest })
  }
  stop.abort()
  return figures
}

async function settle(own: OwnTime): Promise<void> {
  await rest(own, 1_700)
}

function words(units: number): string {
  const some = 'the quick brown fox of Mozilla jumps over 7 lazy dogs and a cat while Zeltron Kubrix looks on '
  return some.repeat(Math.ceil(units / some.length)).slice(0, units)
}
