import { sum } from './floors'
import { findPlaces, type Lexicon } from './ours'
import { PEERS } from './peers'
import { inTurns, median, type Work } from './timing'

/** Milliseconds that one run of one peer may take; it is given as many pages as it reads in that time. */
const RUN = 400
const ROUNDS = 3

let built: Work | undefined

/** Builds a peer from names; milliseconds. Apart from `runPeer`, so that whoever asks can end the browser when it takes too long. */
export function buildPeer(name: string, names: string[]): number {
  built = undefined
  const own = [...new Set(names.map((each) => each.toLowerCase()))]
  const started = performance.now()
  built = PEERS[name]?.build(own)
  return performance.now() - started
}

/** Runs the peer that was built last on as many pages as it manages, next to the sum of char codes and to ours on the same pages. */
export async function runPeer(name: string, lexicon: Lexicon) {
  const work = built
  const pages = document.body.firstElementChild
  if (!work || !pages) throw new Error('no peer or no pages')
  const places = findPlaces(lexicon)
  // So that a peer that manages one page alone meets code as warm as the others do.
  for (let round = 0; round < 2; round++) {
    sum(pages)
    places(pages)
  }
  const one = firstPages(pages, 1)
  document.body.replaceChildren(one)
  let started = performance.now()
  work(one)
  started = performance.now() - started
  const count = Math.max(1, Math.min(pages.childElementCount, Math.floor(RUN / started)))
  const root = firstPages(pages, count)
  document.body.replaceChildren(root)
  const changes = PEERS[name]?.changesPage === true
  const [floor, ours, peer] = await inTurns(root, { sum, ours: places, ...(changes ? {} : { peer: work }) }, ROUNDS)
  const alone = changes ? await onCopies(root, work) : peer
  document.body.replaceChildren(pages)
  built = undefined
  return {
    pages: count,
    ms: alone?.ms ?? 0,
    found: alone?.result ?? 0,
    floor: floor?.ms ?? 0,
    ours: ours?.ms ?? 0,
  }
}

/** For work that changes the page: every run on a copy, which the sum of char codes has warmed up. */
async function onCopies(root: Element, work: Work) {
  const times: number[] = []
  let result = 0
  for (let round = 0; round < ROUNDS; round++) {
    const copy = root.cloneNode(true) as Element
    document.body.replaceChildren(copy)
    sum(copy)
    await new Promise((resolve) => setTimeout(resolve, 0))
    const started = performance.now()
    result = work(copy)
    times.push(performance.now() - started)
  }
  return { ms: median(times), result }
}

export function firstPages(pages: Element, count: number): Element {
  const root = pages.cloneNode(false) as Element
  root.append(...[...pages.children].slice(0, count).map((page) => page.cloneNode(true)))
  return root
}
