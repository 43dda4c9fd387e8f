import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drawPage, type DrawnPage } from '../../support/drawn-page'
import { hitTests } from '../../support/hit-tests'
import { worstError } from '../../support/name-places'
import { parse } from '../../support/scanned-page'
import { until } from '../../support/until'

/* What drawing asks of the browser, and how soon it follows, on calm pages and on one that never rests. */

let page: DrawnPage
const errors: Event[] = []
const onError = (event: Event) => errors.push(event)

beforeEach(() => {
  addEventListener('error', onError)
  Object.assign(hitTests, { count: 0, milliseconds: 0 })
})

afterEach(() => {
  page.stop()
  vi.restoreAllMocks()
  removeEventListener('error', onError)
  expect(errors.splice(0)).toEqual([])
})

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
/** A frame that is shown, with what is done in it after its layout. */
const shown = async () => {
  await frame()
  await new Promise((resolve) => setTimeout(resolve))
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 200))

/** How far the first mark is from the first element that a selector names. */
const offset = (selector: string) => {
  const text = document.querySelector(selector)?.getBoundingClientRect()
  return Math.abs((page.boxes()[0]?.box.top ?? Number.NaN) - (text?.top ?? 0))
}

/** How many frames are shown until `ready`. */
async function framesUntil(ready: () => boolean): Promise<number> {
  for (let frames = 1; ; frames++) {
    await shown()
    if (ready()) return frames
    expect(frames).toBeLessThan(300)
  }
}

describe('a mark', () => {
  it('is where its text is two frames after a change of the page', async () => {
    page = drawPage('<main></main><p id="text">FortiOS</p>')
    await page.waitFor(1)
    await settle()
    const before = offset('#text')
    const frames: number[] = []
    for (let round = 0; round < 5; round++) {
      document.querySelector('main')?.append(...parse('<p>another line</p>'))
      frames.push(await framesUntil(() => offset('#text') === before))
    }
    // What else the machine does takes frames away; a mark that follows late does so each time.
    expect(Math.min(...frames)).toBeLessThanOrEqual(2)
  })

  it('is where its text is two frames after a change of styles that makes the page longer', async () => {
    page = drawPage('<main></main><p id="text">FortiOS</p>')
    await page.waitFor(1)
    await settle()
    const before = offset('#text')
    const frames: number[] = []
    for (const height of ['50px', '90px', '20px']) {
      document.querySelector('main')!.style.height = height
      frames.push(await framesUntil(() => offset('#text') === before))
      await settle()
    }
    expect(Math.min(...frames)).toBeLessThanOrEqual(2)
  })

  it('follows within half a second on a page that never rests', async () => {
    page = drawPage('<main></main><p id="text">FortiOS</p>')
    await page.waitFor(1)
    await settle()
    const before = offset('#text')
    let late = 0
    let since = performance.now()
    for (const end = performance.now() + 1_500; performance.now() < end;) {
      const main = document.querySelector('main')!
      main.style.paddingTop = `${(performance.now() % 50) + 1}px`
      main.append('x')
      await frame()
      if (offset('#text') === before) since = performance.now()
      late = Math.max(late, performance.now() - since)
    }
    expect(late).toBeLessThan(1_000)
    await settle()
    await until('its place', () => offset('#text') === before)
  })
})

describe('what is asked of the browser', () => {
  it('is not asked again of marks that stand where they stood when more names are found', async () => {
    page = drawPage('<p>FortiOS</p>'.repeat(20))
    await page.waitFor(20)
    await settle()
    const asked = vi.spyOn(Range.prototype, 'getClientRects')
    hitTests.count = 0
    const far = document.createElement('div')
    far.style.cssText = 'position:absolute;top:5000px;height:20px'
    far.append(...parse('<p>FortiOS</p>'))
    document.body.append(far)
    await settle()
    // Once, for the change: not once more for what was found in it.
    expect(asked.mock.calls.length).toBeLessThanOrEqual(20)
    // In the middle and at two corners of each.
    expect(hitTests.count).toBeLessThanOrEqual(60)
  })

  it('grows with what is in view, and not with the names of one long text', async () => {
    page = drawPage(`<pre style="white-space:pre-wrap">${'FortiOS and so on\n'.repeat(20_000)}</pre>`, undefined, {
      codeBlocks: true,
    })
    await page.waitFor((seen) => seen.length > 0)
    await settle()
    const read = vi.spyOn(Range.prototype, 'getClientRects')
    dispatchEvent(new Event('resize'))
    await settle()
    expect(read.mock.calls.length).toBeGreaterThan(0)
    expect(read.mock.calls.length).toBeLessThan(200)
  })

  it('is little where the page changes in every frame', async () => {
    page = drawPage(`<main></main>${'<p>FortiOS</p>'.repeat(30)}`)
    await page.waitFor(30)
    await settle()
    const read = vi.spyOn(Range.prototype, 'getClientRects')
    let frames = 0
    for (const end = performance.now() + 2_000; performance.now() < end; frames++) {
      document.querySelector('main')?.append('x')
      await frame()
    }
    expect(read.mock.calls.length).toBeLessThan(frames * 30)
  })

  it('is nothing where the page is at rest', async () => {
    page = drawPage('<p>FortiOS</p>')
    await page.waitFor(1)
    document.body.append('more')
    await settle()
    await settle()
    const frames = vi.spyOn(window, 'requestAnimationFrame')
    const tasks = vi.spyOn(window, 'requestIdleCallback')
    await settle()
    expect([frames.mock.calls.length, tasks.mock.calls.length]).toEqual([0, 0])
  })

  it('makes no error of a page that changes while sizes are reported', async () => {
    page = drawPage('<p>FortiOS</p><div id="box"></div><ul></ul>')
    await page.waitFor(1)
    const observer = new ResizeObserver(() => document.querySelector('ul')?.append(...parse('<li>NetScaler ADC</li>')))
    observer.observe(document.querySelector('#box') as Element)
    for (let round = 0; round < 5; round++) {
      ;(document.querySelector('#box') as HTMLElement).style.width = `${20 + round}px`
      await shown()
    }
    observer.disconnect()
    await page.waitFor((seen) => seen.length > 4)
  })
})

const FRAMES = 60
const LINES = '<p style="height:30px;margin:0">FortiOS</p>'.repeat(600)

/** Scrolls something by so much a frame, and says after each that was shown what `look` sees in it. */
async function scrollThrough<Seen>(look: () => Seen, scroller: Pick<Element, 'scrollTo'> = window): Promise<Seen[]> {
  const seen: Seen[] = []
  for (let step = 1; step <= FRAMES; step++) {
    scroller.scrollTo(0, step * 45)
    await shown()
    seen.push(look())
  }
  return seen
}

/** From now on the browser takes long to say what is hit. */
const slowHitTests = () => Object.assign(hitTests, { count: 0, milliseconds: 1 })

/** Counts the tasks in which anything of what is drawn changed that `observed` tells of. */
async function changesOf(observed: MutationObserverInit, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const changes = new MutationObserver(() => count++)
  changes.observe(page.root() as ShadowRoot, { ...observed, subtree: true })
  await work()
  changes.disconnect()
  return count
}

describe('scrolling', () => {
  afterEach(() => scrollTo(0, 0))

  it('leaves the marks that stay in view as they are', async () => {
    page = drawPage('<p style="height:60px">FortiOS</p>'.repeat(100))
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    const last = page.root()?.querySelector('.mark:nth-last-child(2)')
    for (const top of [200, 400]) {
      scrollTo(0, top)
      await settle()
    }
    expect(last?.isConnected).toBe(true)
  })

  it('finds names marked when they come into the window, and asks of few what covers them', async () => {
    page = drawPage(LINES)
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    slowHitTests()
    const isSeen = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight
    const unmarked = await scrollThrough(() => {
      const lines = [...document.querySelectorAll('p')].filter((line) => isSeen(line.getBoundingClientRect()))
      const marks = [...(page.root()?.querySelectorAll('.mark') ?? [])].filter((mark) => isSeen(mark.getBoundingClientRect()))
      return Math.max(0, lines.length - marks.length)
    })
    expect(unmarked.filter((count) => count > 0)).toEqual([])
    // Some ninety names come in, and each is asked about in three places where all are.
    expect(hitTests.count).toBeLessThan(2 * FRAMES)
  })

  it('has the browser paint marks in few frames', async () => {
    page = drawPage(LINES)
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    const frames = await changesOf({ childList: true, attributes: true }, () => scrollThrough(() => undefined))
    expect(frames).toBeGreaterThan(0)
    expect(frames).toBeLessThan(FRAMES / 3)
  })

  it('finds a bar that came over the page, and the names that go under it from then on', async () => {
    page = drawPage(LINES)
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    const bar = document.createElement('div')
    bar.style.cssText = 'position:fixed;inset:0 0 auto 0;height:90px;background:white'
    document.body.append(bar)
    await settle()
    const under = await scrollThrough(() => page.boxes().filter(({ box }) => box.top >= 0 && box.bottom <= 90).length)
    // One frame for what came under it in that frame.
    expect(Math.max(...under)).toBeLessThanOrEqual(3)
    await settle()
    expect(page.boxes().filter(({ box }) => box.top >= 0 && box.bottom <= 90)).toEqual([])
  })
})

describe('scrolling within the page', () => {
  afterEach(() => scrollTo(0, 0))

  const SCROLLER = 'height:400px;width:300px;overflow:auto'
  const scroller = () => document.querySelector('#scroller') as HTMLElement

  it('moves marks in the frame in which their text moves, however slowly the browser says what is hit', async () => {
    page = drawPage(`<p>NetScaler ADC</p><div id="scroller" style="${SCROLLER}">${LINES}</div>`)
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    slowHitTests()
    const frames = await scrollThrough(() => ({ error: worstError(page), count: page.boxes().length }), scroller())
    expect(Math.max(...frames.map(({ error }) => error))).toBeLessThanOrEqual(0.5)
    // A name every 30 pixels, and the one outside.
    expect(Math.min(...frames.map(({ count }) => count))).toBeGreaterThanOrEqual(14)
  })

  it('draws little anew, within another scroller too', async () => {
    page = drawPage(`<div id="scroller" style="${SCROLLER}"><div style="height:150px;overflow:auto">${LINES}</div>${LINES}</div>`)
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    const frames = await changesOf({ childList: true }, () => scrollThrough(() => undefined, scroller()))
    expect(frames).toBeGreaterThan(0)
    expect(frames).toBeLessThan(FRAMES / 3)
  })

  it('is followed in a scroller that the page had scrolled out of view', async () => {
    page = drawPage(`<div id="scroller" style="${SCROLLER}">${LINES}</div><div style="height:6000px"></div>`)
    await page.waitFor((seen) => seen.length > 10)
    await settle()
    for (const top of [3_000, 40]) {
      scrollTo(0, top)
      await settle()
    }
    const errors = await scrollThrough(() => worstError(page), scroller())
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.5)
  })

  it('of what holds no name is nothing to us', async () => {
    page = drawPage(`<p>FortiOS</p><div id="scroller" style="${SCROLLER}"><div style="height:5000px"></div></div>`)
    await page.waitFor(1)
    await settle()
    const read = vi.spyOn(Range.prototype, 'getClientRects')
    hitTests.count = 0
    await scrollThrough(() => undefined, scroller())
    await settle()
    expect([read.mock.calls.length, hitTests.count]).toEqual([0, 0])
  })
})
