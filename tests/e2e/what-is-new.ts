import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { importSettings, panelPlace, recordPanelPlace, syncNow, withExtensionPage } from '../support/extension-actions'
import { html, json, startServer, status, type TestServer } from '../support/http-server'
import type { SeenMark } from '../support/overlay'
import { until } from '../support/until'

/* What a person sees who comes back: what is new stands out, what was looked at is calm, what was snoozed stays away until there is more. */

const PAGE = `<!doctype html><html lang="en"><title>Branches</title><main><h1>What the branches run</h1>
  <p>Each branch has one Zyntrix Gateway behind its router.</p></main></html>`
const GATEWAY = 'product:zyntrix/gateway'

const DAY = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString()

const advisory = (number: number, score: number, published: string) => ({
  id: `urn:own:${number}`,
  title: `Zyntrix Gateway flaw ${number}`,
  content_text: 'Something is wrong with it.',
  date_published: published,
  _advisory: {
    version: 1,
    severity: { score, reasons: ['Stated.'] },
    entities: [{ name: 'Zyntrix Gateway', vendor: 'Zyntrix', type: 'Product', role: 'affected' }],
  },
})

const feed = (...items: object[]) => json({ version: 'https://jsonfeed.org/version/1.1', title: 'Own advisories', items })

export function whatIsNew(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let page: DrivenPage
  let options: ExtensionPage

  beforeAll(async () => {
    server = await startServer({
      '/page': html(PAGE),
      '/feed.json': feed(advisory(1, 7.5, daysAgo(3))),
      '/favicon.ico': status(204),
    })
    driver = await start()
    page = await driver.openPage(server.url('/page'))
    options = await driver.openExtension('options.html')
    await importSettings(options, { feeds: [{ url: server.url('/feed.json'), name: 'Own', format: 'auto' }] })
    await page.bringToFront()
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const untilMark = (what: string, matches: (mark: SeenMark) => boolean) =>
    until(what, async () => (await page.overlay.marks()).find((mark) => mark.entity === GATEWAY && matches(mark)))

  const publish = async (...items: object[]) => {
    server.set('/feed.json', feed(...items))
    expect(await syncNow(options, [server.url('/feed.json')])).toMatchObject([{ ok: true, changed: true }])
    await page.bringToFront()
  }

  const openCard = async () => {
    await page.overlay.moveTo(5, 5)
    await page.overlay.hover(GATEWAY)
    return page.overlay.waitForCard()
  }
  const closeCard = async () => {
    await page.overlay.press('Escape')
    await page.overlay.waitForNoCard()
  }

  describe('a name', () => {
    it('is new until its card was open long enough to be read', async () => {
      await untilMark('a new mark', ({ painted, news }) => painted && news === 'new')
      expect((await openCard()).text).toContain('New to you')
      await new Promise((resolve) => setTimeout(resolve, 1_300))
      await closeCard()
      await untilMark('a calm mark', ({ painted, news }) => painted && news === '')
      await page.reload()
      await untilMark('a calm mark after loading again', ({ painted, news }) => painted && news === '')
    })

    it('is changed when one of its advisories is, and its card says how', async () => {
      await publish(advisory(1, 9.8, daysAgo(3)))
      await untilMark('a changed mark', ({ news, severity }) => news === 'changed' && severity === 'critical')
      await openCard()
      await page.overlay.clickInCard(/^Changed since you last looked/)
      await page.overlay.waitForCard(({ text }) => /Score\s+7\.5\s+→\s+9\.8/.test(text))
      await closeCard()
    })

    it('is new again when there is one more, which its card lists', async () => {
      await publish(advisory(1, 9.8, daysAgo(3)), advisory(2, 5, daysAgo(40)))
      const { count } = await untilMark('a new mark', ({ news }) => news === 'new')
      expect(count).toBe('2')
      expect((await openCard()).controls.map(({ name }) => name)).toContainEqual(
        expect.stringContaining('Zyntrix Gateway flaw 2'),
      )
      await closeCard()
    })
  })

  describe('a snoozed name', () => {
    it('is left unmarked, in its place, until there is something new about it', async () => {
      const before = await untilMark('a mark', ({ painted }) => painted)
      await openCard()
      await page.overlay.clickInCard('Snooze')
      await page.overlay.waitForCard(({ text }) => text.includes('Not marked until there is something new.'))
      const after = await untilMark('no mark', ({ painted }) => !painted)
      expect(after.box).toEqual(before.box)
      await closeCard()
      await options.waitForText('Zyntrix Gateway')
      await publish(advisory(1, 9.8, daysAgo(3)), advisory(2, 5, daysAgo(40)), advisory(3, 6, daysAgo(40)))
      await untilMark('the mark again', ({ painted }) => painted)
    })
  })

  describe('what a card may only ask for', () => {
    const answer = async (control: RegExp, question: string, button: string) => {
      await recordPanelPlace(options)
      await openCard()
      if (button.startsWith('Quiet')) await page.overlay.clickInCard(/^Not this/)
      await page.overlay.clickInCard(control)
      const place = await until('the side panel', () => panelPlace(options))
      await withExtensionPage(driver, `sidepanel.html${place.slice(place.indexOf('#'))}`, async (panel) => {
        await panel.waitForText(question)
        await panel.click('.panel-question .button-primary')
        await until('the answer to be taken', async () => !(await panel.text()).includes(question))
      })
      await page.bringToFront()
    }

    it('is to watch a name, which the side panel does', async () => {
      await answer(/^Watch Zyntrix Gateway/, 'Watch Zyntrix Gateway?', 'Watch')
      await untilMark('a watched mark', ({ watched }) => watched)
      await closeCard()
    })

    it('is to be quiet on the site, which the side panel does', async () => {
      await answer(/^Quiet on 127\.0\.0\.1/, 'Draw nothing on 127.0.0.1?', 'Quiet on 127.0.0.1')
      await until('nothing drawn', async () => (await page.overlay.marks()).length === 0)
    })
  })
}
