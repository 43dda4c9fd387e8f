import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { nextMention, popupToClose, runCommand } from '../support/extension-actions'
import { html, startServer, status, type TestServer } from '../support/http-server'
import { middle } from '../support/overlay'
import { until } from '../support/until'

/*
 * By keyboard alone from name to name, into the card, through it and back, as the accessibility tree tells it. A browser's own
 * shortcuts cannot be pressed from a test: what they do is asked of the page as the worker asks it.
 */

const COPILOT = 'product:microsoft/365-copilot'
const LOG4J = 'CVE-2021-44228'
/** Nothing recent is known about it, so that no walk comes to it. */
const IVANTI = 'product:ivanti/connect-secure'

/** A header that stays, a long text and a scroller of its own around the second name, and a name that is not shown. */
const PAGE = `<!doctype html><html lang="en"><title>Review</title>
  <style>header { position: sticky; top: 0; height: 120px; background: silver } main { margin: 40px } .far { height: 1800px }
    .scroller { height: 200px; overflow: auto; border: 1px solid } .scroller div { height: 900px }</style>
  <header>Contents</header><main><p><input id="own" value="what I type"></p>
  <p>We shortlisted Microsoft 365 Copilot for the pilot.</p>
  <details><summary>More</summary><p>See CVE-2021-44228 for what is hidden.</p></details>
  <p><a href="#linked">About Ivanti Connect Secure 22.7</a></p>
  <div class="far"></div><div class="scroller"><div></div><p>See CVE-2021-44228 for the rest.</p><div></div></div><div class="far"></div>
  </main></html>`

export function cardWalk(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let page: DrivenPage
  let options: ExtensionPage

  beforeAll(async () => {
    server = await startServer({ '/page': html(PAGE), '/favicon.ico': status(204) })
    driver = await start()
    options = await driver.openExtension('options.html')
    page = await driver.openPage(server.url('/page'))
    await page.bringToFront()
    await page.overlay.waitForMarks((marks) => marks.some(({ entity, painted }) => painted && entity === COPILOT))
    // That what is read further down is known of too.
    await page.evaluate(() => scrollTo(0, 1_900))
    await page.evaluate(() => document.querySelector('.scroller')?.scrollTo(0, 900))
    await page.overlay.waitForMarks((marks) => marks.some(({ entity, painted }) => painted && entity === LOG4J))
    await page.evaluate(() => document.querySelector('.scroller')?.scrollTo(0, 0))
    await page.evaluate(() => scrollTo(0, 0))
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const active = () => page.evaluate(() => document.activeElement?.id ?? '')
  const focusOwn = () =>
    page.evaluate(() => {
      const own = document.querySelector<HTMLInputElement>('#own')
      own?.focus()
      own?.setSelectionRange(3, 3)
    })
  const next = () => runCommand(options, page, { fromStart: false, backwards: false })
  const previous = () => runCommand(options, page, { fromStart: false, backwards: true })
  const current = async () => (await page.overlay.marks()).filter((mark) => mark.current)
  const focusIs = (focus: string) => page.overlay.waitForCard((card) => card.focus === focus)

  describe('by keyboard alone', () => {
    it('comes to the first name, with a dialog by its role and name that has focus', async () => {
      await focusOwn()
      await next()
      const card = await focusIs('dialog')
      expect(card.role).toBe('dialog')
      expect(card.name).toBe('Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification')
      await until('the name to be pointed out', async () => (await current()).every(({ entity }) => entity === COPILOT))
      expect((await current()).length).toBe(1)
    })

    it('goes through what is in the card, and out of it to where focus was', async () => {
      const { controls } = await page.overlay.waitForCard()
      for (const { name } of controls) {
        await page.overlay.press('Tab')
        await focusIs(name)
      }
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
      expect(await active()).toBe('own')
      expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('#own')?.selectionStart)).toBe(3)
      await until('no name to be pointed out', async () => (await current()).length === 0)
    })

    it('scrolls to the next name that is shown, clear of what stays in the window', async () => {
      await next()
      const card = await page.overlay.waitForCard((each) => each.text.includes(LOG4J))
      const [mark] = await until('the mark', async () => {
        const marks = await current()
        return marks.length === 1 && marks
      })
      expect(mark?.entity).toBe(LOG4J)
      expect(mark?.box.y).toBeGreaterThan(120)
      expect(await page.evaluate(() => document.querySelector('details')?.open)).toBe(false)
      const { y = 0, height = 0 } = mark?.box ?? {}
      expect(card.box.y >= y + height || card.box.y + card.box.height <= y).toBe(true)
    })

    it('goes back to the one before', async () => {
      await previous()
      await page.overlay.waitForCard((card) => card.text.includes('Copilot'))
      await until('the name to be pointed out', async () => (await current()).some(({ entity }) => entity === COPILOT))
    })

    it('leaves the card, which closes, with Tab at its end and with the other Tab at its beginning', async () => {
      const { controls } = await focusIs('dialog')
      for (const { name } of controls) {
        await page.overlay.press('Tab')
        await focusIs(name)
      }
      await page.overlay.press('Tab')
      await page.overlay.waitForNoCard()
      // Focus went on from where it was: from the field to what comes after it in the page.
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    })

    it('works a control by key, as long as it is seen', async () => {
      await focusOwn()
      await next()
      await page.overlay.controlInCard('Why marked?')
      for (let focus = ''; focus !== 'Why marked?';) {
        await page.overlay.press('Tab')
        focus = (await page.overlay.card())?.focus ?? 'Why marked?'
      }
      await page.overlay.press('Enter')
      await page.overlay.waitForCard((card) => card.text.includes('certain') || card.focus === 'Why marked?')
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
      expect(await active()).toBe('own')
    })

    it('comes from the popup to one name of its list', async () => {
      await page.bringToFront()
      const popup = await driver.openExtension('popup.html')
      await popup.waitForText('Log4j')
      await popup.click('button[aria-label^="Show Apache Log4j"], button[aria-label^="Show CVE-2021-44228"]')
      await popupToClose(options)
      await page.bringToFront()
      await page.overlay.waitForCard((card) => card.text.includes(LOG4J))
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
    })

    it('and by the popup’s button to the next', async () => {
      await nextMention(driver, options, page)
      await page.overlay.waitForCard()
    })
  })

  describe('by finger', () => {
    const nameAt = async (id: string) => {
      const marks = await page.overlay.waitForMarks((seen) => seen.some(({ entity }) => entity === id))
      return middle(marks.find(({ entity }) => entity === id)?.box ?? { x: 0, y: 0, width: 0, height: 0 })
    }
    const openSheet = async () => {
      await page.overlay.waitForMarks((seen) => seen.some(({ entity, painted }) => painted && entity === COPILOT))
      const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
      // On a busy machine a touch may last too long for a tap: who sees nothing happen taps again.
      const card = await until('a tap to open the sheet', async () => {
        await page.overlay.tapAt(await nameAt(COPILOT))
        return page.overlay.waitForCard(({ box }) => Math.abs(box.y + box.height - height) < 2, { timeout: 4_000 })
      })
      expect(card.box.x).toBe(0)
      expect(card.box.width).toBeGreaterThan(width - 20)
      expect(card.box.height).toBeLessThanOrEqual(height * 0.7 + 1)
      return card
    }

    beforeAll(async () => {
      await page.bringToFront()
      await page.overlay.press('Escape')
      await page.evaluate(() => scrollTo(0, 0))
    })

    it('a tap on a name opens its card as a sheet, which a tap on its button or elsewhere closes', async () => {
      const { controls } = await openSheet()
      const close = controls.find(({ name }) => name === 'Close')?.box
      expect(Math.min(close?.width ?? 0, close?.height ?? 0)).toBeGreaterThanOrEqual(44)
      await page.overlay.tapAt({ x: (close?.x ?? 0) + 22, y: (close?.y ?? 0) + 22 })
      await page.overlay.waitForNoCard()
      await openSheet()
      await page.overlay.tapAt({ x: 600, y: 60 })
      await page.overlay.waitForNoCard()
    })

    it('what a link is for stays as it is', async () => {
      await page.overlay.tapAt(await nameAt(IVANTI))
      await until('the link to be followed', () => page.evaluate(() => location.hash === '#linked'))
      expect(await page.overlay.card()).toBeNull()
    })

    it('a finger draws the sheet down and away, and one that does not go far leaves it', async () => {
      const { box } = await openSheet()
      const from = { x: 300, y: box.y + 20 }
      await page.overlay.swipe(from, { x: 300, y: box.y + 60 })
      await until('the sheet to go back', async () => (await page.overlay.card())?.box.y === box.y)
      await page.overlay.swipe(from, { x: 310, y: box.y + 220 })
      await page.overlay.waitForNoCard()
    })
  })
}
