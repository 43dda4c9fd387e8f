import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DrivenFrame, DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { nextMention, recordedMessages, recordMessages } from '../support/extension-actions'
import { html, startServer, status, type TestServer } from '../support/http-server'
import { controlOf, middle } from '../support/overlay'
import { until } from '../support/until'

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

interface Trick {
  /** Runs in the page while the card is open. */
  play: () => void
  /** Runs after a while, just before the click. */
  beforeClick?: () => void
  /** The page is loaded anew, since what it did to the overlay is not to be undone. */
  reload?: true
}

/** What lies under the pointer is the card's button, drawn otherwise than it is. */
const STYLES: Record<string, string> = {
  'makes the page transparent': 'html { opacity: 0.001 }',
  'fades the page almost out': 'html { opacity: 0.1 }',
  'filters the page away': 'html { filter: opacity(0) }',
  'blurs the page': 'html { filter: blur(20px) }',
  'shrinks the page': 'html { transform: scale(0.02); transform-origin: 300px 300px }',
  'shrinks the page by a property of its own': 'html { scale: 0.03 }',
  'turns the page upside down': 'html { transform: rotate(180deg); transform-origin: 50vw 50vh }',
  'turns the page on its edge': 'html { transform: perspective(100px) rotateY(85deg) }',
  'moves the page': 'html { translate: 30px 60px }',
  'clips the page': 'html { clip-path: inset(0 0 99% 0) }',
  'masks the page': 'html { mask-image: linear-gradient(transparent, transparent) }',
  'blends the page away': 'html { mix-blend-mode: difference; background: white }',
  'cuts the page off': 'html { contain: strict; width: 20px; height: 20px }',
  'draws the page very small': 'html { zoom: 0.02 }',
  'does not render the page': 'html { content-visibility: hidden; contain: none }',
  'covers all with a pseudo-element':
    'html::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none }',
  'covers all in a view transition that lasts':
    '::view-transition { background: white; pointer-events: none } ::view-transition-group(*), ::view-transition-new(*), ::view-transition-old(*) { animation-duration: 30s; opacity: 0; pointer-events: none }',
}

const TRICKS: Record<string, Trick> = {
  'covers all with an element that lets clicks through': {
    play: () => {
      const cover = document.createElement('div')
      cover.className = 'trick'
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none'
      document.documentElement.append(cover)
    },
  },
  'covers all with such an element of no size': {
    play: () => {
      const cover = document.createElement('div')
      cover.className = 'trick'
      cover.style.cssText = 'position: fixed; top: 0; left: 0; width: 0; height: 0; z-index: 2147483647; pointer-events: none'
      cover.append(document.createElement('div'))
      ;(cover.firstElementChild as HTMLElement).style.cssText = 'width: 9000px; height: 9000px; background: white'
      document.documentElement.append(cover)
    },
  },
  'covers all with a popover that lets clicks through': {
    play: () => {
      const cover = document.createElement('div')
      cover.className = 'trick'
      cover.popover = 'manual'
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none'
      document.body.append(cover)
      cover.showPopover()
    },
  },
  'covers all with a popover in a closed tree': {
    play: () => {
      const around = document.createElement('div')
      around.className = 'trick'
      document.body.append(around)
      const cover = document.createElement('div')
      cover.popover = 'manual'
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none'
      around.attachShadow({ mode: 'closed' }).append(cover)
      cover.showPopover()
    },
  },
  'covers all with a modal dialog that lets clicks through': {
    play: () => {
      const cover = document.createElement('dialog')
      cover.className = 'trick'
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; background: white; pointer-events: none'
      document.body.append(cover)
      cover.showModal()
    },
  },
  'uncovers it just before the click': {
    play: () => {
      const cover = document.createElement('div')
      cover.className = 'trick'
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none'
      document.documentElement.append(cover)
    },
    beforeClick: () => document.querySelector('.trick')?.remove(),
  },
  'shows the page just before the click': {
    play: () => document.documentElement.style.setProperty('opacity', '0'),
    beforeClick: () => document.documentElement.removeAttribute('style'),
  },
  'renders the page just before the click': {
    play: () => document.documentElement.style.setProperty('content-visibility', 'hidden'),
    beforeClick: () => document.documentElement.removeAttribute('style'),
  },
  'scrolls the card under the pointer just before the click': {
    play: () => undefined,
    beforeClick: () => scrollBy({ top: 30, behavior: 'instant' }),
  },
  'moves the name, and the card with it, just before the click': {
    play: () => undefined,
    beforeClick: () => document.body.style.setProperty('margin-left', '90px'),
  },
  'makes the overlay’s host transparent': {
    play: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.style.cssText = 'display: block; opacity: 0.001'
    },
    reload: true,
  },
  'moves the overlay’s host just before the click': {
    play: () => undefined,
    beforeClick: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.style.cssText = 'display: block; transform: translate(30px, 40px)'
    },
    reload: true,
  },
  'hides the overlay’s host and shows it just before the click': {
    play: () => (document.documentElement.lastElementChild as HTMLElement).style.setProperty('display', 'none', 'important'),
    beforeClick: () =>
      (document.documentElement.lastElementChild as HTMLElement).style.setProperty('display', 'contents', 'important'),
    reload: true,
  },
  'takes the overlay’s host out and puts it elsewhere': {
    play: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      const around = document.createElement('div')
      around.style.opacity = '0.001'
      document.body.append(around)
      around.append(host)
    },
    reload: true,
  },
  'takes the overlay’s host out and puts it back': {
    play: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.remove()
      document.documentElement.append(host)
    },
    reload: true,
  },
}

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
    await window.overlay.waitForMarks((marks) => marks.some(({ entity }) => entity === COPILOT))
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

    it.each(Object.entries(TRICKS))('%s', async (_what, { play, beforeClick, reload }) => {
      let place = await openCard()
      await page.evaluate(play)
      await pause(LASTING)
      if (beforeClick) {
        await page.evaluate(beforeClick)
        const card = await page.overlay.card()
        if (card) place = middle(controlOf(card, OPEN).box)
        await page.overlay.clickAt(place)
      } else await clickOn(place)
      await nothingHappens()
      if (reload) await page.reload()
      else {
        await page.evaluate(undo)
        await closeCard()
      }
    })

    it('has the click ready before the card opens', async () => {
      const place = await openCard()
      await closeCard()
      await page.overlay.moveTo(5, 5)
      await page.overlay.hover(COPILOT)
      await page.overlay.waitForCard(undefined, { interval: 5 })
      await page.overlay.clickAt(place)
      await nothingHappens()
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
