import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver } from '../../support/driver'
import { withExtensionPage } from '../../support/extension-actions'
import { content, html, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'
import { FOUGHT, MARKED } from './hostile-pages'

/* Pages that get in the way: they are marked where they can be, and left alone where they do not bear it. */

const COPILOT = 'product:microsoft/365-copilot'

const FRAMESET =
  '<!doctype html><title>Frames</title><frameset cols="50%,*"><frame name="left" src="/note"><frame src="/note"></frameset>'

/** Runs in the page: what Caveat put beside head and body. */
const hosts = () => document.querySelectorAll('html > div').length

export function hostile(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer

  beforeAll(async () => {
    const routes = Object.entries({ ...MARKED, ...FOUGHT }).map(([name, markup]) => [pathOf(name), html(markup)] as const)
    server = await startServer({
      ...Object.fromEntries(routes),
      '/favicon.ico': status(204),
      '/note': html('<!doctype html><title>Note</title><p>We use Microsoft 365 Copilot.'),
      '/frameset': html(FRAMESET),
      '/data.xml': content('<list><name>Microsoft 365 Copilot</name></list>', { 'content-type': 'application/xml' }),
    })
    driver = await start()
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  const isMarked = (page: Pick<DrivenPage, 'overlay'>) =>
    page.overlay.waitForMarks((marks) =>
      marks.some(({ entity, painted, box }) => entity === COPILOT && painted && box.width > 100),
    )

  const popupSays = (page: DrivenPage, text: string) =>
    page.bringToFront().then(() => withExtensionPage(driver, 'popup.html', (popup) => popup.waitForText(text)))

  it.each(Object.keys(MARKED))('marks a page that %s', async (name) => {
    const page = await driver.openPage(server.url(pathOf(name)))
    await until('what it does', () => page.evaluate(() => !(window as { later?: boolean }).later))
    await isMarked(page)
    await page.close()
  })

  it('goes on with a page that was written anew: its marks move and its cards open', async () => {
    const page = await driver.openPage(server.url(pathOf('is written anew')))
    await until('the new page', () => page.evaluate(() => document.title === 'Anew' && document.body.scrollHeight > 3000))
    await isMarked(page)
    await page.overlay.hover(COPILOT)
    await page.overlay.waitForCard()
    await page.close()
  })

  it('does not take a page that replaces its content for one that fights', async () => {
    const page = await driver.openPage(server.url(pathOf('replaces head and body again and again')))
    await until('seven turns', () => page.evaluate(() => ((window as { turns?: number }).turns ?? 0) > 6))
    await isMarked(page)
    await page.close()
  })

  describe.each(Object.keys(FOUGHT))('a page that %s', (name) => {
    it('is left alone after five times, and the popup has its names', async () => {
      const page = await driver.openPage(server.url(pathOf(name)))
      const times = () => page.evaluate(() => (window as { times?: number }).times ?? 0)
      await until('the end of the fight', async () => (await times()) >= 5)
      await until('the host to go', async () => (await page.evaluate(hosts)) === 0)
      await popupSays(page, 'Microsoft 365 Copilot')
      await page.bringToFront()
      // What asks for a paint brings nothing back.
      await page.evaluate(async () => {
        document.querySelector('p')?.append(' It changes.')
        scrollBy(0, 1)
        await new Promise((resolve) => setTimeout(resolve, 600))
      })
      expect(await times()).toBe(5)
      expect(await page.evaluate(hosts)).toBe(0)
      expect((await page.overlay.look()).marks).toEqual([])
      await page.reload()
      await until('another fight', async () => (await times()) > 0)
      await page.close()
    })
  })

  it('marks the frames of a frameset, and leaves XML alone', async () => {
    const page = await driver.openPage(server.url('/frameset'))
    await isMarked(await page.frame('left'))
    await page.person.goTo(server.url('/data.xml'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await page.overlay.look()).marks).toEqual([])
    await page.close()
  })
}

const pathOf = (name: string) => `/${name.replaceAll(' ', '-')}`
