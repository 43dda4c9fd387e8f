import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DrivenFrame, DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { nextMention, recordedMessages, recordMessages } from '../support/extension-actions'
import { html, startServer, status, type TestServer } from '../support/http-server'
import { controlOf, middle } from '../support/overlay'
import { until } from '../support/until'
import { IN_VAIN, STYLES, TRICKS, type Trick } from './card-tricks'

/*
 * Pages that want a click on the card that its person does not mean: each hides, covers, shrinks or moves the card, and then the
 * debugger clicks, as a person's hand does, just where its button is. No such click may do anything; without the trick the same
 * click does.
 */

const COPILOT = 'product:microsoft/365-copilot'

const PAGE = `<!doctype html><html lang="en"><title>Pilot</title><style>body { min-height: 3000px; margin: 40px }</style>
  <p>We shortlisted <b>Microsoft 365</b> Copilot for the pilot.</p><button id="own">Win</button></html>`

const OPEN = /whole advisory/

/** Milliseconds after which a trick that lasts has been seen through. */
const LASTING = 250

/** Milliseconds for which a card is not yet taken for seen after it moved. */
const IN_TIME = 480

/** Milliseconds between the pointer's coming and the card. */
const HOVER_DELAY = 250

/** The window, in pixels. */
const [WIDTH, HEIGHT] = [1_280, 800]

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** `looksThrough`: the frames around which a card can see; `isToldOfCovers`: whether the browser tells it what lies over those. */
export function cardClicks(
  start: () => Promise<Driver>,
  { looksThrough, isToldOfCovers }: { looksThrough: ('same' | 'cross')[]; isToldOfCovers: boolean },
): void {
  let driver: Driver
  let server: TestServer
  let options: ExtensionPage
  let page: DrivenPage

  beforeAll(async () => {
    server = await startServer({ '/page': html(PAGE), '/favicon.ico': status(204) })
    const other = server.url('/page').replace('127.0.0.1', 'localhost')
    const frames = [
      ['same', '/page'],
      ['cross', other],
    ].map(([name, src]) => `<iframe name="${name}" src="${src}" style="display: block; width: 600px; height: 380px"></iframe>`)
    server.set(
      '/framed',
      html(`<!doctype html><title>Frames</title><body style="margin: 0"><div id="frames">${frames.join('')}</div>`),
    )
    driver = await start()
    options = await driver.openExtension('options.html')
    await recordMessages(options)
    page = await driver.openPage(server.url('/page'))
    await page.overlay.waitForMarks()
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })
  beforeEach(async () => {
    await recordMessages(options)
    await page.bringToFront()
    await page.evaluate(undo)
  })

  const actions = async () => (await recordedMessages(options)).filter(({ type }) => type === 'openAdvisory').length
  const nothingHappens = async () => {
    await pause(200)
    expect(await actions()).toBe(0)
  }
  const openCard = async (window: DrivenFrame = page) => {
    await window.overlay.moveTo(5, 5)
    await window.overlay.waitForMarks((marks) => marks.some(({ entity, painted }) => painted && entity === COPILOT))
    await window.overlay.hover(COPILOT)
    return window.overlay.controlInCard(OPEN)
  }
  /** Where the button is now, or was when the card is gone. */
  const clickOn = async (place: { x: number; y: number }, window: DrivenFrame = page) => {
    const card = await window.overlay.card()
    const now = card ? middle(controlOf(card, OPEN).box) : place
    // A button that was turned out of the window is not to be clicked.
    await window.overlay.clickAt(now.x >= 0 && now.y >= 0 && now.x < WIDTH && now.y < HEIGHT ? now : place)
  }
  /** False when more time went by than a card has to be seen for. */
  const clickAfter = async ({ play, beforeClick, atOnce }: Trick) => {
    const lasts = !atOnce && !beforeClick
    const place = await openCard()
    let started = performance.now()
    await page.evaluate(play)
    if (!atOnce) await pause(LASTING)
    if (beforeClick) {
      started = performance.now()
      await page.evaluate(beforeClick)
    }
    await clickOn(place)
    return lasts || performance.now() - started < IN_TIME
  }
  const tabToOpen = async () => {
    for (let focus = ''; !OPEN.test(focus);) {
      await page.overlay.press('Tab')
      focus = (await page.overlay.waitForCard()).focus ?? ''
    }
  }
  const closeCard = async () => {
    await page.overlay.press('Escape')
    await page.overlay.waitForNoCard()
    await page.bringToFront()
  }

  describe('without a trick', () => {
    it('a click acts', async () => {
      await page.overlay.clickAt(await openCard())
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await page.bringToFront()
      await closeCard()
    })

    it('a click acts on a page that is drawn larger', async () => {
      await page.overlay.moveTo(5, 5)
      await page.evaluate(() => document.documentElement.style.setProperty('zoom', '1.25'))
      const { x, y } = await page.evaluate(() => {
        const { left, top } = document.querySelector('b')?.getBoundingClientRect() ?? new DOMRect()
        return { x: left, y: top }
      })
      await page.overlay.moveTo(x + 10, y + 10)
      await page.overlay.moveTo(x + 12, y + 10)
      await page.overlay.clickInCard(OPEN)
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await page.evaluate(() => document.documentElement.removeAttribute('style'))
      await page.bringToFront()
      await closeCard()
    })

    it('a click acts on a page that makes itself dark with a filter', async () => {
      await page.evaluate(addStyle, 'html { filter: invert(1) hue-rotate(180deg) }')
      await page.overlay.clickAt(await openCard())
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await page.bringToFront()
      await closeCard()
    })

    it('a key acts on what has focus', async () => {
      await nextMention(driver, options, page)
      await page.overlay.controlInCard(OPEN)
      await recordMessages(options)
      await tabToOpen()
      await page.overlay.press('Enter')
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await page.bringToFront()
      await closeCard()
    })
  })

  describe('in vain', () => {
    it.each(Object.entries(IN_VAIN))('a page %s, and a click acts', async (_what, css) => {
      await openCard()
      await page.evaluate(addStyle, css)
      await page.overlay.clickInCard(OPEN)
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await page.evaluate(undo)
      await page.bringToFront()
      await closeCard()
    })
  })

  describe('in a frame', () => {
    let around: DrivenPage
    beforeAll(async () => {
      around = await driver.openPage(server.url('/framed'))
    })
    afterAll(() => around.close())

    const tricks = [
      ['makes transparent', '#frames { opacity: 0.001 }'],
      ['blurs', '#frames { filter: blur(20px) }'],
      ['shrinks', '#frames { transform: scale(0.2); transform-origin: 100px 100px }'],
      ['covers', 'body::after { content: ""; position: fixed; inset: 0; background: white; pointer-events: none }'],
    ] as const
    const tried = tricks.filter(([what]) => isToldOfCovers || what !== 'covers')
    it.each(looksThrough.flatMap((name) => tried.map(([what, css]) => [name, what, css] as const)))(
      'of kind "%s" that the page around %s, no click acts',
      async (name, what, css) => {
        await around.bringToFront()
        const frame = await around.frame(name)
        const place = await openCard(frame)
        await around.evaluate(addStyle, css)
        await pause(LASTING)
        await frame.overlay.clickAt(what === 'shrinks' ? { x: place.x / 5, y: place.y / 5 } : place)
        await nothingHappens()
        await around.evaluate(undo)
        await frame.overlay.press('Escape')
        await frame.overlay.waitForNoCard()
      },
    )

    it.each(['same', 'cross'])('of kind "%s" that is seen as it is, a click acts', async (name) => {
      await around.bringToFront()
      const frame = await around.frame(name)
      await frame.overlay.clickAt(await openCard(frame))
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await around.bringToFront()
      await frame.overlay.press('Escape')
      await frame.overlay.waitForNoCard()
    })
  })

  describe('no click acts on a page that', () => {
    it.each(Object.entries(STYLES))('%s', async (_what, css) => {
      const place = await openCard()
      await page.evaluate(addStyle, css)
      await pause(LASTING)
      await clickOn(place)
      await nothingHappens()
      await page.evaluate(undo)
      await closeCard()
    })

    it.each(Object.entries(TRICKS))('%s', async (_what, trick) => {
      // A card that has come to rest is seen, so on a slow machine a click may come too late to prove anything.
      await until('a click that came in time', async () => {
        const isInTime = await clickAfter(trick)
        if (isInTime) await nothingHappens()
        if (trick.reload) await page.reload()
        else {
          await page.evaluate(undo)
          await closeCard()
        }
        await recordMessages(options)
        return isInTime
      })
    })

    it('has the click ready before the card opens', async () => {
      await until('a click that came in time', async () => {
        const place = await openCard()
        await closeCard()
        await page.overlay.moveTo(5, 5)
        const started = performance.now()
        await page.overlay.hover(COPILOT)
        await page.overlay.waitForCard(undefined, { interval: 5 })
        await page.overlay.clickAt(place)
        const isInTime = performance.now() - started < HOVER_DELAY + IN_TIME
        if (isInTime) await nothingHappens()
        else await closeCard()
        await recordMessages(options)
        return isInTime
      })
      // Nor has the refused click put anything off: a moment later it acts.
      await page.overlay.clickInCard(OPEN)
      await until('the advisory to be opened', async () => (await actions()) === 1)
      await page.bringToFront()
      await closeCard()
    })

    it('makes up events, and moves focus about', async () => {
      await nextMention(driver, options, page)
      await page.overlay.controlInCard(OPEN)
      await recordMessages(options)
      await page.evaluate(() => {
        const host = document.documentElement.lastElementChild as HTMLElement
        const made = { bubbles: true, composed: true, cancelable: true, clientX: 100, clientY: 100, key: 'Enter', code: 'Enter' }
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host.dispatchEvent(new PointerEvent(type, made))
        for (const type of ['keydown', 'keypress', 'keyup']) host.dispatchEvent(new KeyboardEvent(type, made))
        host.click()
        host.focus()
      })
      await nothingHappens()
      await tabToOpen()
      await page.evaluate(() => document.documentElement.style.setProperty('opacity', '0'))
      await page.overlay.press('Enter')
      await page.overlay.press(' ')
      await nothingHappens()
      await page.evaluate(() => document.documentElement.removeAttribute('style'))
      await closeCard()
    })
  })
}

/** Runs in the page; begins a view transition where the sheet is about one. */
function addStyle(css: string): void {
  const sheet = document.createElement('style')
  sheet.className = 'trick'
  sheet.textContent = css
  document.head.append(sheet)
  if (css.includes('view-transition')) document.startViewTransition(() => undefined)
}

/** Runs in the page. */
function undo(): void {
  for (const trick of document.querySelectorAll('.trick')) trick.remove()
  document.body.removeAttribute('style')
  document.documentElement.removeAttribute('style')
  ;(document as Document & { activeViewTransition?: { skipTransition(): void } | null }).activeViewTransition?.skipTransition()
  scrollTo({ top: 0, behavior: 'instant' })
}
