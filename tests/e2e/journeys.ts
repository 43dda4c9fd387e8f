import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver, ExtensionPage } from '../support/driver'
import {
  importBadFile,
  importSettings,
  nextMention,
  panelPlace,
  recordPanelPlace,
  syncNow,
  withExtensionPage,
} from '../support/extension-actions'
import {
  content,
  dripping,
  hanging,
  html,
  json,
  redirect,
  startServer,
  status,
  truncated,
  type TestServer,
} from '../support/http-server'
import { until } from '../support/until'

/*
 * What a person does with Caveat from the first minute on, in a real browser, on real pages, with real feeds from a real server.
 * Told once, gone in Chromium and in Firefox.
 */

const REVIEW = `<!doctype html><html lang="en"><title>Vendor review</title><main><h1>Vendor review: assistants in the office suite</h1>
  <p id="prose">We shortlisted <b>Microsoft 365</b> Copilot and two others for the pilot. Remote sites connect through
  Ivanti Connect Secure 22.7R2.3, and the branch uses the Acme Gateway behind Werkblick Portal. See CVE-2021-44228. A word in the office: windows are open.</p>
  <p>The rollout of Microsoft&nbsp;365&nbsp;Copilot depends on the answers below.</p>
  <div id="editor" contenteditable="true">Microsoft 365 Copilot while I type</div><textarea>Microsoft 365 Copilot</textarea></main></html>`

const COPILOT = 'product:microsoft/365-copilot'
const IVANTI = 'product:ivanti/connect-secure'
const ACME = 'product:acme/gateway'

function acmeFeed(score: number, title = 'Acme Gateway lets anyone in') {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Acme advisories',
    items: [
      {
        id: 'urn:acme:2026-7',
        title,
        content_text: 'Anyone who can reach the management port can log in.',
        date_published: '2026-11-20T09:00:00Z',
        _advisory: {
          version: 1,
          severity: { score, reasons: ['The publisher states it.'] },
          entities: [{ name: 'Acme Gateway', vendor: 'Acme', type: 'Product', role: 'affected' }],
          analysis: { impact: 'Full control.', technicalDetails: '', recommendedResponse: 'Update to 7.3.' },
        },
      },
    ],
  }
}

export function journeys(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let pages: TestServer
  let page: DrivenPage
  let options: ExtensionPage

  beforeAll(async () => {
    pages = await startServer({ '/review': html(REVIEW), '/favicon.ico': status(204) })
    server = await startServer()
    driver = await start()
    page = await driver.openPage(pages.url('/review'))
  })
  afterAll(async () => {
    await driver.close()
    await Promise.all([server.close(), pages.close()])
  })

  const marksOf = async (id: string) => (await page.overlay.marks()).filter(({ entity }) => entity === id)
  const waitForMark = (id: string, severity: string) =>
    until(`a ${severity} mark on ${id}`, async () =>
      (await marksOf(id)).some((mark) => mark.painted && mark.severity === severity),
    )

  describe('a new installation', () => {
    it('marks what the bundled advisories are about, and nothing else', async () => {
      await waitForMark(COPILOT, 'low')
      await waitForMark('CVE-2021-44228', 'critical')
      const names = new Set((await page.overlay.painted()).map(({ entity }) => entity))
      expect([...names].sort()).toEqual(['CVE-2021-44228', COPILOT])
      // Known for longer than a year: a box as every name has, unpainted.
      expect(await marksOf(IVANTI)).toMatchObject([{ painted: false }])
    })

    it('leaves what people type alone', async () => {
      const editor = await page.evaluate(() => document.querySelector('#editor')?.getBoundingClientRect().top ?? 0)
      expect((await page.overlay.marks()).every(({ box }) => box.y + box.height <= editor)).toBe(true)
      expect(await page.evaluate(() => document.querySelector('#editor')?.innerHTML)).toBe('Microsoft 365 Copilot while I type')
    })

    it('opens the card of a name on hover, and closes it with Escape', async () => {
      await page.bringToFront()
      await page.overlay.hover(COPILOT)
      const card = await page.overlay.waitForCard()
      expect(card.role).toBe('dialog')
      expect(card.name).toBe('Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification')
      for (const part of ['Low', '3.1', 'Neowin', 'zero findings', 'What to do', 'Impact']) expect(card.text).toContain(part)
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
    })

    it('lets the pointer travel into the card, and closes it when the pointer leaves', async () => {
      await page.overlay.moveTo(5, 5)
      await page.overlay.hover(COPILOT)
      const { box } = await page.overlay.waitForCard()
      await page.overlay.moveTo(box.x + 40, box.y + box.height / 2)
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect(await page.overlay.card()).not.toBeNull()
      await page.overlay.moveTo(box.x + box.width + 100, box.y + box.height / 2)
      await page.overlay.waitForNoCard()
    })

    it('says in the popup what the page mentions and what is recent', async () => {
      await page.bringToFront()
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.waitForText('Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification')
        expect(await popup.text()).toContain('Log4j')
        await popup.click('[role="tab"]:nth-of-type(2)')
        await popup.waitForText('Zimbra Collaboration Suite')
      })
    })

    it('opens the whole advisory from the card, in the side panel or where there is none in a tab', async () => {
      options = await driver.openExtension('options.html')
      await recordPanelPlace(options)
      await page.bringToFront()
      await page.overlay.moveTo(5, 5)
      await page.overlay.hover(COPILOT)
      await page.overlay.clickInCard(/whole advisory/)
      const place = await until('the side panel', () => panelPlace(options))
      await withExtensionPage(driver, `sidepanel.html${place.slice(place.indexOf('#'))}`, async (panel) => {
        await panel.waitForText('Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification')
        const text = await panel.text()
        for (const part of ['No attack vectors', 'Anthropic Claude', 'Neowin', 'first certified', 'zero non-conformities'])
          expect(text).toContain(part)
      })
      await page.bringToFront()
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
    })
  })

  describe('the keyboard', () => {
    it('walks from mention to mention, with the card as a dialog that takes focus and gives it back', async () => {
      await page.bringToFront()
      await page.reload()
      await waitForMark(COPILOT, 'low')
      await waitForMark('CVE-2021-44228', 'critical')
      await nextMention(driver, options, page)
      const first = await page.overlay.waitForCard()
      expect(first.name).toContain('Microsoft 365 Copilot')
      await nextMention(driver, options, page)
      const second = await page.overlay.waitForCard((card) => card.name !== first.name)
      expect(second.text).toContain('CVE-2021-44228')
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    })
  })

  describe('a feed of one’s own', () => {
    it('is added by a settings file and synced at once, and its names are marked on the open page', async () => {
      server.set('/acme.json', json(acmeFeed(5.5)))
      const said = await importSettings(options, { feeds: [{ url: server.url('/acme.json'), name: 'Acme', format: 'auto' }] })
      expect(said).toContain('1 new feed')
      expect(said).toMatch(/Done[^\n]*Acme/)
      await page.bringToFront()
      await waitForMark(ACME, 'medium')
    })

    it('changes the mark on the open page when it changes on the server', async () => {
      server.set('/acme.json', json(acmeFeed(9.8)))
      expect(await syncNow(options, [server.url('/acme.json')])).toMatchObject([{ ok: true, changed: true, updated: 1 }])
      await waitForMark(ACME, 'critical')
      await page.overlay.hover(ACME)
      expect((await page.overlay.waitForCard()).text).toContain('9.8')
      await page.overlay.press('Escape')
      await page.overlay.waitForNoCard()
    })

    it('costs one conditional request when it did not change', async () => {
      const before = server.requestsFor('/acme.json').length
      expect(await syncNow(options, [server.url('/acme.json')])).toMatchObject([{ ok: true, changed: false }])
      const asked = server.requestsFor('/acme.json').slice(before)
      expect(asked.map(({ headers }) => typeof headers['if-none-match'])).toEqual(['string'])
    })
  })

  describe('a watch list', () => {
    it('paints what is watched however old, and shows it in the popup', async () => {
      await importSettings(options, {
        watchlist: [
          { name: 'Ivanti Connect Secure', type: 'Product', aliases: [] },
          { name: 'Werkblick Portal', type: 'Product', aliases: [] },
        ],
      })
      await page.bringToFront()
      await waitForMark(IVANTI, 'critical')
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.waitForText('Watched')
        // A name that only the watch list knows is told in the popup and nowhere in the page.
        await popup.waitForText('Werkblick Portal')
      })
      expect((await page.overlay.marks()).some(({ entity }) => entity.includes('werkblick'))).toBe(false)
    })
  })

  describe('bad input', () => {
    const wellKept = async () => {
      await page.bringToFront()
      await waitForMark(ACME, 'critical')
      await waitForMark(COPILOT, 'low')
    }

    it.each([
      ['text that is no JSON', 'feeds: none', /not JSON|no JSON|cannot be read|is no/i],
      ['settings of another kind', { version: 1, theme: 'dark', rules: [] }, /settings/i],
      ['settings of a newer version', { version: 99, feeds: [] }, /newer/i],
      ['an address that no feed may have', { version: 1, feeds: [{ url: 'http://feeds.example/' }] }, /feeds\.0\.url/],
    ])('a settings file with %s is refused in words and changes nothing', async (_kind, file, says) => {
      // Each once: the log of requests, which comes a moment later, has them too.
      const feeds = async () => [...new Set((await options.text()).match(/http:\/\/127\.0\.0\.1\S+/g))].sort()
      const before = await feeds()
      await options.reload()
      await options.waitForText('acme.json')
      await importBadFile(options, file, says)
      expect(await feeds()).toEqual(before)
    })

    it.each([
      [
        'is not JSON',
        () => content('<!doctype html><title>Log in</title>', { 'content-type': 'text/html' }),
        'notRecognised',
        /no feed of a kind/,
      ],
      [
        'has the wrong schema',
        () => json({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items: 'none' }),
        'invalid',
        /does not keep to its format/,
      ],
      ['is not there', () => status(404, 'gone'), 'notFound', /nothing at this address/],
      ['refuses', () => status(403, 'no'), 'refused', /refuses access/],
      ['has a problem', () => status(503, 'later'), 'serverError', /problem of its own/],
      ['leads elsewhere', () => redirect('http://elsewhere.localhost/feed.json'), 'redirected', /leads to another/],
      ['is cut short', () => truncated(JSON.stringify(acmeFeed(1)), 60), 'interrupted', /broke off/],
    ])('a feed that %s says so in its health, and nothing is lost', async (_kind, route, code, says) => {
      server.set('/acme.json', route())
      expect(await syncNow(options, [server.url('/acme.json')])).toMatchObject([{ ok: false, error: { code } }])
      await options.reload()
      await options.waitForText(says)
      await wellKept()
    })

    it('a server that hangs or drips is given up on, and other feeds are synced meanwhile', async () => {
      server.set('/acme.json', hanging())
      server.set('/other.json', json(acmeFeed(9.8)))
      server.set('/drip.json', dripping(JSON.stringify(acmeFeed(9.8)), { bytes: 1, everyMs: 11_000 }))
      const feeds = ['/acme.json', '/drip.json', '/other.json'].map((path) => ({ url: server.url(path), name: path }))
      const said = await importSettings(options, { feeds })
      expect(said).toContain('took too long')
      expect(said).toMatch(/Done[^\n]*other\.json/)
      await wellKept()
    })

    it('a feed that recovers is well again', async () => {
      server.set('/acme.json', json(acmeFeed(9.8)))
      expect(await syncNow(options, [server.url('/acme.json')])).toMatchObject([{ ok: true }])
    })
  })

  describe('without a network', () => {
    it('everything goes on from the store, and the health says what could not be reached', async () => {
      await server.goOffline()
      expect(await syncNow(options, [server.url('/acme.json')])).toMatchObject([{ ok: false, error: { code: 'unreachable' } }])
      await page.bringToFront()
      await page.reload()
      await waitForMark(ACME, 'critical')
      await page.overlay.hover(ACME)
      expect((await page.overlay.waitForCard()).name).toBe('Acme Gateway lets anyone in')
      await page.overlay.press('Escape')
      await withExtensionPage(driver, 'popup.html', (popup) => popup.waitForText('Acme Gateway lets anyone in'))
      await options.reload()
      await options.waitForText('cannot be reached')
      await server.goOnline()
    })
  })

  describe('a quiet site', () => {
    it('has no element of ours at all, and is marked again when it is not quiet any more', async () => {
      await importSettings(options, { quietSites: ['127.0.0.1'] })
      await page.bringToFront()
      await until('the marks to go', async () => (await page.overlay.marks()).length === 0)
      expect(await page.evaluate(() => [...document.documentElement.children].map(({ tagName }) => tagName))).toEqual([
        'HEAD',
        'BODY',
      ])
      await withExtensionPage(driver, 'popup.html', async (popup) => {
        await popup.waitForText('Acme Gateway lets anyone in')
        await popup.waitForText('quiet')
        await popup.click('[role="switch"]')
        await popup.waitForText(/\bon\b/)
      })
      await page.bringToFront()
      await waitForMark(ACME, 'critical')
    })
  })
}
