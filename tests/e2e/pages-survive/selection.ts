import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BareDriver, BarePage } from '../../support/bare-browser'
import type { DrivenPage, Driver } from '../../support/driver'
import { html, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'

/* Selecting, copying, finding and following links across marked names: each is done with and without the extension, and compared. */

const PAGE = `<!doctype html><title>Selection</title><style>body{font:16px/24px sans-serif;margin:10px}</style>
  <p id="first">We run <b>Microsoft 365</b> Copilot in two places, and Ivanti Connect Secure in one.</p>
  <p id="second">About <a id="link" href="/linked">Microsoft 365 Copilot</a> there is more.</p><textarea id="area" rows="8" cols="60"></textarea>
  <script>
    window.menus = []
    addEventListener('contextmenu', (event) => { menus.push([event.target.id || event.target.localName, event.defaultPrevented]) })
  </script>`

const FAR = `<!doctype html><title>Far</title><p>We run Ivanti Connect Secure.<div style="height:3000px"></div><p>We use Microsoft 365 Copilot here.`

type AnyPage = BarePage | DrivenPage

const selected = (page: AnyPage) => page.evaluate(() => getSelection()?.toString() ?? '')

/** Runs in the page: where the first line, the name in it, and the link are. */
const places = () => {
  const line = document.getElementById('first')?.getBoundingClientRect() ?? new DOMRect()
  const name = document.querySelector('b')?.getBoundingClientRect() ?? new DOMRect()
  const link = document.getElementById('link')?.getBoundingClientRect() ?? new DOMRect()
  const area = document.getElementById('area')?.getBoundingClientRect() ?? new DOMRect()
  const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 })
  return { start: { x: line.x + 2, y: line.y + 12 }, name: middle(name), link: middle(link), area: middle(area) }
}

const DEEDS: Record<string, (page: AnyPage) => Promise<unknown>> = {
  async 'dragging the mouse over names selects them'(page) {
    const { start, link } = await page.evaluate(places)
    await page.person.drag(start, link)
    return selected(page)
  },
  async 'a double click selects a word of a name'(page) {
    const { name } = await page.evaluate(places)
    await page.person.click(name.x, name.y, { times: 2 })
    return selected(page)
  },
  async 'Shift and End select to the end of the line'(page) {
    const { start } = await page.evaluate(places)
    await page.person.drag(start, { x: start.x + 40, y: start.y })
    await page.person.press('Shift+End')
    return selected(page)
  },
  async 'what is copied from all of the page is pasted'(page) {
    const { start, area } = await page.evaluate(places)
    await page.person.click(start.x, start.y)
    await page.person.press('Control+a')
    const all = await selected(page)
    await page.person.press('Control+c')
    await page.person.click(area.x, area.y)
    await until('focus in the area', () => page.evaluate(() => document.activeElement?.id === 'area'))
    await page.person.press('Control+v')
    const pasted = () => page.evaluate(() => (document.getElementById('area') as HTMLTextAreaElement).value)
    await until('what was pasted', pasted)
    return [all, await pasted()]
  },
  'the page finds the same in itself': (page) =>
    page.evaluate(() => {
      const { find } = window as unknown as { find(text: string): boolean }
      return ['Microsoft 365 Copilot', 'Ivanti', 'Recertification', 'critical', 'Low'].map((text) => {
        getSelection()?.removeAllRanges()
        return [find(text), getSelection()?.toString()]
      })
    }),
  async 'a right click on a marked name is a click on its element'(page) {
    const { name, link } = await page.evaluate(places)
    await page.person.click(name.x, name.y, { button: 'right' })
    await page.person.press('Escape')
    await page.person.click(link.x, link.y, { button: 'right' })
    await page.person.press('Escape')
    return page.evaluate(() => (window as unknown as { menus: unknown[] }).menus)
  },
}

export function selection(start: () => Promise<Driver>, startBare: () => Promise<BareDriver>): void {
  let driver: Driver
  let bare: BareDriver
  let server: TestServer

  beforeAll(async () => {
    server = await startServer({
      '/favicon.ico': status(204),
      '/page': html(PAGE),
      '/far': html(FAR),
      '/linked': html('<title>Linked</title><p>Linked.'),
    })
    ;[driver, bare] = await Promise.all([start(), startBare()])
  })
  afterAll(async () => {
    await Promise.all([driver.close(), bare.close()])
    await server.close()
  })

  describe('as without the extension', () => {
    let marked: DrivenPage
    let plain: BarePage
    beforeAll(async () => {
      ;[marked, plain] = await Promise.all([driver.openPage(server.url('/page')), bare.openPage(server.url('/page'))])
      await marked.overlay.waitForMarks((marks) => marks.length >= 3)
    })
    afterAll(() => Promise.all([marked.close(), plain.close()]))

    it.each(Object.entries(DEEDS))('%s', async (_name, deed) => {
      for (const page of [marked, plain]) {
        await page.evaluate(() => getSelection()?.removeAllRanges())
        await page.person.moveTo(1, 1)
      }
      // A card that the deed before has left behind would take the next one's clicks.
      await until('no card', async () => (await marked.overlay.card()) === null)
      const [seen, wanted] = [await deed(marked), await deed(plain)]
      expect(seen).toEqual(wanted)
      expect(JSON.stringify(seen)).not.toMatch(/^(""|\[\])$/)
    })

    it('a link that is marked opens in a tab with the middle button, and is followed with the left', async () => {
      const { link } = await marked.evaluate(places)
      await marked.person.click(link.x, link.y, { button: 'middle' })
      await until('the link in a tab', () => server.requestsFor('/linked').length === 1)
      await marked.bringToFront()
      await marked.person.click(link.x, link.y)
      await until('the linked page', () => marked.evaluate(() => document.title === 'Linked'))
    })
  })

  it('a link to a text scrolls to it', async () => {
    const url = server.url('/far#:~:text=Microsoft%20365%20Copilot')
    const [marked, plain] = await Promise.all([driver.openPage(url), bare.openPage(url)])
    const scrolled = (page: AnyPage) => page.evaluate(() => Math.round(scrollY))
    await until('the text in view', async () => (await scrolled(plain)) > 1000 && (await scrolled(marked)) > 1000)
    await marked.overlay.waitForMarks()
    expect(await scrolled(marked)).toBe(await scrolled(plain))
    await Promise.all([marked.close(), plain.close()])
  })
}
