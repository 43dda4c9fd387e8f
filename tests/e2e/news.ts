import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { importSettings, syncNow } from '../support/extension-actions'
import { content, html, json, startServer, status, type TestServer } from '../support/http-server'
import { until } from '../support/until'

/* News as it comes to people: two publishers' feeds tell of one thing, and a page that names it says so. */

const PAGE = `<!doctype html><html lang="en"><title>Branches</title><main><h1>What the branches run</h1>
  <p>Each branch has one Zyntrix Gateway behind its router.</p></main></html>`
const GATEWAY = 'product:zyntrix-gateway'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

interface Item {
  title: string
  text: string
  link: string
  hours: number
}

const rss = (publisher: string, items: Item[]) => {
  const entries = items.map(
    ({ title, text, link, hours }) =>
      `<item><title>${title}</title><link>${link}</link><pubDate>${ago(hours).toUTCString()}</pubDate><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`,
  )
  const document = `<?xml version="1.0"?><rss version="2.0"><channel><title>${publisher}</title>${entries.join('')}</channel></rss>`
  return content(document, { 'content-type': 'application/rss+xml' })
}

const EXPLOITED: Item = {
  title: 'Attackers exploit zero-day in Zyntrix Gateway',
  text: 'Attackers exploit a zero-day vulnerability in Zyntrix Gateway, tracked as CVE-2026-31337. The flaw in Zyntrix Gateway allows remote code execution without a login. Administrators should take the management interface of Zyntrix Gateway off the internet.',
  link: 'https://desk.example/zero-day',
  hours: 20,
}
const CONFIRMED: Item = {
  title: 'Zyntrix confirms attacks on its Gateway appliances',
  text: 'Zyntrix confirmed that CVE-2026-31337 in Zyntrix Gateway is exploited in the wild. The vulnerability lets an unauthenticated attacker execute code on Zyntrix Gateway. A patch is expected next week.',
  link: 'https://times.example/confirmed',
  hours: 10,
}
const FAIR: Item = {
  title: 'Autumn fair opens with record crowd',
  text: 'The autumn fair opened on Friday with a record crowd. Visitors enjoyed the sun.',
  link: 'https://times.example/fair',
  hours: 5,
}

export function news(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let page: DrivenPage
  let options: ExtensionPage

  beforeAll(async () => {
    server = await startServer({
      '/page': html(PAGE),
      '/desk.xml': rss('Security Desk', [EXPLOITED]),
      '/times.xml': rss('Network Times', [FAIR]),
      '/favicon.ico': status(204),
    })
    driver = await start()
    page = await driver.openPage(server.url('/page'))
    options = await driver.openExtension('options.html')
    await importSettings(options, {
      feeds: ['/desk.xml', '/times.xml'].map((path) => ({ url: server.url(path), name: '', format: 'auto' })),
    })
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const card = async () => {
    await page.bringToFront()
    await page.overlay.waitForMarks((marks) => marks.some(({ entity, painted }) => entity === GATEWAY && painted))
    await page.overlay.moveTo(5, 5)
    await page.overlay.hover(GATEWAY)
    const seen = await page.overlay.waitForCard()
    await page.overlay.press('Escape')
    await page.overlay.waitForNoCard()
    return seen
  }

  describe('news', () => {
    it('marks a name that only an article gives, with an estimate that says so', async () => {
      const { name, text } = await card()
      expect(name).toBe(EXPLOITED.title)
      expect(text).toContain('Critical')
      expect(text).toContain('estimated')
    })

    it('is listed with the feeds that it came in', async () => {
      await options.waitForText(/1 article\b/)
    })

    it('grows with what another publisher tells of the same thing, and with nothing else', async () => {
      server.set('/times.xml', rss('Network Times', [CONFIRMED, FAIR]))
      expect(await syncNow(options, [server.url('/times.xml')])).toMatchObject([{ ok: true }])
      const popup = await driver.openExtension('popup.html')
      await popup.waitForText(EXPLOITED.title)
      expect(await popup.text()).not.toContain(FAIR.title)
      expect(await popup.text()).not.toContain(CONFIRMED.title)
      await popup.close()
      expect((await card()).text).toContain('from 2 articles')
    })

    it('is corrected by the person, which stays so and is undone', async () => {
      const panel = await driver.openExtension('sidepanel.html')
      await panel.fill('.search-box', 'zyntrix')
      await panel.waitForText(/\b1 advisory\b/)
      await panel.click('.search-results .advisory-link')
      await panel.waitForText('put together from 2 articles')
      await panel.click('li:nth-child(2) > .story-take-out')
      await panel.waitForText(`Taken out, “${CONFIRMED.title}”`)
      await panel.waitForText('put together from 1 article')

      expect(await syncNow(options, [server.url('/times.xml')])).toMatchObject([{ ok: true }])
      await panel.reload()
      await panel.waitForText('put together from 1 article')
      expect((await card()).text).not.toContain('from 2 articles')

      await panel.click('.story-corrections .row-with-action button')
      await panel.waitForText('put together from 2 articles')

      await panel.click('.story-add > summary')
      await panel.waitForText(FAIR.title)
      await panel.fill('.story-offered .field', 'autumn')
      await panel.waitForText('1 story found')
      await panel.click('.story-offered .row-with-action button')
      await panel.waitForText('put together from 3 articles')
      await panel.close()

      await options.waitForText(`belongs to “${EXPLOITED.title}”`)
      await options.click('[aria-label^="Undo: “Autumn"]')
      await options.waitForText('The stories are as they would be without that.')
      await until('the card to tell of two articles', async () => (await card()).text.includes('from 2 articles'))
    })

    it('gives way to what somebody states', async () => {
      const id = 'CVE-2026-31337'
      const stated = {
        id,
        title: 'Code execution in Zyntrix Gateway',
        date_published: ago(1).toISOString(),
        _advisory: {
          version: 1,
          identifiers: [id],
          severity: { score: 8.1, reasons: ['Stated by the vendor.'] },
          entities: [{ name: 'Zyntrix Gateway', type: 'Product', role: 'affected' }],
        },
      }
      server.set('/stated.json', json({ version: 'https://jsonfeed.org/version/1.1', title: 'Zyntrix', items: [stated] }))
      await importSettings(options, { feeds: [{ url: server.url('/stated.json'), name: '', format: 'auto' }] })
      const { text } = await card()
      expect(text).toContain('8.1')
      expect(text).not.toContain('estimated')
      expect(text).toContain('from 2 articles')
    })
  })
}
