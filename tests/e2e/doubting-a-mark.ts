import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { importSettings, withExtensionPage } from '../support/extension-actions'
import { html, json, startServer, status, type TestServer } from '../support/http-server'
import type { SeenMark } from '../support/overlay'
import { until } from '../support/until'

/* What a person does who doubts a mark: asks why it is there, says "not this", takes it back, and sets how sure it has to be. */

const PAGE = `<!doctype html><html lang="en"><title>Purchases</title><main><h1>What was bought</h1>
  <p>The branch runs Zyntrix Gateway behind its router.</p>
  <p>Apple announced new laptops, for everybody who travels.</p>
  <pre>restart the Zyntrix Gateway after every upgrade</pre></main></html>`

const ACME = 'product:zyntrix/gateway'

const advisory = (id: string, entity: object) => ({
  id,
  title: `About ${id}`,
  content_text: 'Something is wrong with it.',
  date_published: '2026-11-20T09:00:00Z',
  _advisory: { version: 1, severity: { score: 7.5, reasons: ['Stated.'] }, entities: [{ role: 'affected', ...entity }] },
})

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Own advisories',
  items: [
    advisory('urn:own:1', { name: 'Zyntrix Gateway', vendor: 'Zyntrix', type: 'Product' }),
    advisory('urn:own:2', { name: 'Apple', type: 'Company' }),
  ],
}

export function doubtingAMark(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let page: DrivenPage
  let options: ExtensionPage
  let apple: string
  let boxes: SeenMark['box'][]

  beforeAll(async () => {
    server = await startServer({ '/page': html(PAGE), '/feed.json': json(FEED), '/favicon.ico': status(204) })
    driver = await start()
    page = await driver.openPage(server.url('/page'))
    options = await driver.openExtension('options.html')
    await importSettings(options, { feeds: [{ url: server.url('/feed.json'), name: 'Own', format: 'auto' }] })
    await page.bringToFront()
    const marks = await page.overlay.waitForMarks((seen) => seen.filter(({ painted }) => painted).length === 2)
    apple = marks.find(({ entity }) => entity !== ACME)?.entity ?? ''
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const isPainted = async () => (await page.overlay.marks()).filter(({ entity }) => entity === ACME).map(({ painted }) => painted)
  const untilPainted = (painted: boolean) =>
    until(`the mark to be ${painted ? '' : 'un'}painted`, async () => (await isPainted()).every((each) => each === painted))

  describe('a mark that is wrong', () => {
    it('says why it is there', async () => {
      boxes = (await page.overlay.marks()).map(({ box }) => box)
      await page.overlay.hover(ACME)
      await page.overlay.clickInCard('Why marked?')
      const { text } = await page.overlay.waitForCard((card) => card.text.includes('That makes it certain.'))
      expect(text).toContain('That makes it certain.')
    })

    it('is gone for good when that is said, with its box where it was, and opens no card', async () => {
      await page.overlay.clickInCard(/^Not this/)
      await page.overlay.clickInCard(/^Never Zyntrix Gateway/)
      await page.overlay.waitForCard((card) => card.text.includes('Not marked any more.'))
      await untilPainted(false)
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
      await until('the boxes as they were', async () => {
        const now = (await page.overlay.marks()).map(({ box }) => box)
        return JSON.stringify(now) === JSON.stringify(boxes)
      })
      await page.overlay.moveTo(5, 5)
      await page.overlay.hover(ACME)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      expect(await page.overlay.card()).toBeNull()
    })

    it('is not mentioned in the popup either, also after the page was loaded again', async () => {
      await page.reload()
      await page.overlay.waitForMarks((marks) => marks.some(({ entity, painted }) => painted && entity === apple))
      expect(await isPainted()).toEqual([false])
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.waitForText('Apple')
        expect(await popup.text()).not.toContain('Zyntrix Gateway')
      })
    })

    it('is listed in the options, and painted again when it is taken back there', async () => {
      await options.waitForText('On every page')
      await options.click('button[aria-label^="Undo for Zyntrix Gateway"]')
      await options.waitForText('Zyntrix Gateway is marked again.')
      await page.bringToFront()
      await untilPainted(true)
    })

    it('is gone in one place, and back when that is taken back in the card', async () => {
      await page.overlay.moveTo(5, 5)
      await page.overlay.hover(ACME)
      await page.overlay.clickInCard(/^Not this/)
      await page.overlay.clickInCard(/^Not here/)
      await untilPainted(false)
      await options.waitForText('In one place on 127.0.0.1')
      await page.bringToFront()
      await page.overlay.clickInCard('Undo')
      await page.overlay.waitForCard((card) => card.text.includes('Marked again.'))
      await untilPainted(true)
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
    })
  })

  describe('how sure a name has to be', () => {
    const places = (id: string) => page.overlay.marks().then((marks) => marks.filter(({ entity }) => entity === id).length)

    it('is previewed on the page last in front, and obeyed there at once', async () => {
      await options.reload()
      await options.waitForText('Previewed on: Purchases')
      await options.waitForText('2 names in 2 places')
      await options.waitForText('Leaves out Apple.')
      await options.click('input[value="strict"]')
      await options.waitForText('Adds Apple.')
      await page.bringToFront()
      await until('the less sure mark to go', async () => (await places(apple)) === 0 && (await places(ACME)) === 1)
    })

    it('leaves blocks of code alone until they are asked for', async () => {
      await options.click('#names input[type="checkbox"]')
      await options.waitForText('1 name in 2 places')
      await page.bringToFront()
      await until('the mark in the block of code', async () => (await places(ACME)) === 2)
    })
  })
}
