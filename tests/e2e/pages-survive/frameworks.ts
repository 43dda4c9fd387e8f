import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderAfter, ROWS, textOf } from '../../fixtures/apps/texts'
import { bundleApp, serverApp } from '../../support/apps'
import type { BareDriver, BarePage } from '../../support/bare-browser'
import type { DrivenPage, Driver } from '../../support/driver'
import { content, html, startServer, status, type TestServer } from '../../support/http-server'
import { marksOnEveryName } from './names-in-view'

/* Lists that React, Vue, Svelte and htmx draw and draw again, with marks over them all the while. */

const STYLE =
  '<style>body{margin:0;display:flex}body>div{width:310px}ul{margin:0;padding:0;list-style:none;font:10px/13px sans-serif}</style>'

const page = (places: Record<string, string>) =>
  html(
    `<!doctype html><title>Rows</title>${STYLE}<body>${Object.entries(places)
      .map(([id, markup]) => `<div id="${id}">${markup}</div>`)
      .join('')}<script src="/frameworks.js"></script>`,
  )

const DRAWN = { react: '', vue: '', svelte: '', htmx: '' }

/** What the page offers: see tests/fixtures/apps/frameworks.js. */
type Rows = { rows: { ready: Promise<void>; show(turn: number, rotations: number): Promise<void>; hydrate(): Promise<void> } }

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Runs in the page: the text of every row, by list. */
const texts = () =>
  Object.fromEntries(
    [...document.querySelectorAll('body > div[id]')].map((list) => [
      list.id,
      [...list.querySelectorAll('li')].map((row) => row.textContent),
    ]),
  )

/** Runs in the page: all of its markup, and without what stands beside head and body. */
const markup = () => document.head.outerHTML + document.body.outerHTML

/** The same keys, each row with another text, slowly enough for marks to come in between. */
const changeSlowly = (page: BarePage | DrivenPage) =>
  page.evaluate(async () => {
    const { rows } = window as unknown as Rows
    await rows.ready
    for (let turn = 1; turn <= 4; turn++) {
      await rows.show(turn, 0)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  })

/** The keys change places as fast as the page can. */
const rotateQuickly = (page: BarePage | DrivenPage) =>
  page.evaluate(async () => {
    const { rows } = window as unknown as Rows
    for (let rotation = 1; rotation <= 30; rotation++) await rows.show(4, rotation)
  })

/** What a person does who marks words by putting elements around them: for the control of what these tests can see. */
const wrapNames = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if ((node as Text).length > 20) found.push(node as Text)
  for (const node of found) {
    const range = document.createRange()
    range.setStart(node, 1)
    range.setEnd(node, 3)
    range.surroundContents(document.createElement('mark'))
  }
}

export function frameworks(start: () => Promise<Driver>, startBare: () => Promise<BareDriver>): void {
  let driver: Driver
  let bare: BareDriver
  let server: TestServer

  beforeAll(async () => {
    const [{ script }, { writeRows }] = await Promise.all([bundleApp('frameworks.js'), serverApp()])
    server = await startServer({
      '/favicon.ico': status(204),
      '/frameworks.js': content(script, { 'content-type': 'text/javascript' }),
      '/drawn': page(DRAWN),
      '/written': page(await writeRows()),
      '/htmx-rows': (request, response) => {
        const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
        const [turn, rotations] = [Number(searchParams.get('turn')), Number(searchParams.get('rotations'))]
        const rows = orderAfter(rotations).map((row) => `<li>${textOf(row, turn)}</li>`)
        response.writeHead(200, { 'content-type': 'text/html' }).end(`<ul>${rows.join('')}</ul>`)
      },
    })
    ;[driver, bare] = await Promise.all([start(), startBare()])
  })
  afterAll(async () => {
    await Promise.all([driver.close(), bare.close()])
    await server.close()
  })

  const expected = (lists: object, turn: number, rotations: number) =>
    Object.fromEntries(Object.keys(lists).map((id) => [id, orderAfter(rotations).map((row) => textOf(row, turn))]))

  describe('lists that frameworks draw', () => {
    let marked: DrivenPage
    let plain: BarePage
    beforeAll(async () => {
      ;[marked, plain] = await Promise.all([driver.openPage(server.url('/drawn')), bare.openPage(server.url('/drawn'))])
      await Promise.all([marked, plain].map((each) => each.evaluate(() => (window as unknown as Rows).rows.show(0, 0))))
    })
    afterAll(() => Promise.all([marked.close(), plain.close()]))

    it('are marked', async () => {
      expect(await marksOnEveryName(marked)).toBe(4 * ROWS)
    })

    it('say what they ought to after slow changes under the same keys, and are marked there', async () => {
      await Promise.all([changeSlowly(marked), changeSlowly(plain)])
      expect(await marked.evaluate(texts)).toEqual(expected(DRAWN, 4, 0))
      expect(await marksOnEveryName(marked)).toBe(4 * ROWS)
    })

    it('say what they ought to when rows change places quickly, and are marked there', async () => {
      await Promise.all([rotateQuickly(marked), rotateQuickly(plain)])
      expect(await marked.evaluate(texts)).toEqual(expected(DRAWN, 4, 30))
      expect(await marksOnEveryName(marked)).toBe(4 * ROWS)
    })

    it('are, as markup, what they are without the extension, and complain of nothing', async () => {
      expect(await marked.evaluate(markup)).toBe(await plain.evaluate(markup))
      expect(marked.person.complaints()).toEqual(plain.person.complaints())
      expect(marked.person.complaints()).toEqual([])
    })
  })

  describe('lists that a server wrote', () => {
    const hydrate = (page: BarePage | DrivenPage) => page.evaluate(() => (window as unknown as Rows).rows.hydrate())
    const change = (page: BarePage | DrivenPage) => page.evaluate(() => (window as unknown as Rows).rows.show(1, 1))
    const lists = { react: '', vue: '', svelte: '' }

    it('hydrate two seconds after they were loaded and marked', async () => {
      const [marked, plain] = await Promise.all([driver.openPage(server.url('/written')), bare.openPage(server.url('/written'))])
      const [count] = await Promise.all([marksOnEveryName(marked), pause(2_000)])
      expect(count).toBe(3 * ROWS)
      for (const page of [marked, plain]) await hydrate(page)
      expect(await marked.evaluate(texts)).toEqual(expected(lists, 0, 0))
      expect(await marked.evaluate(markup)).toBe(await plain.evaluate(markup))
      for (const page of [marked, plain]) await change(page)
      expect(await marked.evaluate(texts)).toEqual(expected(lists, 1, 1))
      expect(await marksOnEveryName(marked)).toBe(3 * ROWS)
      expect(await marked.evaluate(markup)).toBe(await plain.evaluate(markup))
      expect(marked.person.complaints()).toEqual([])
      await Promise.all([marked.close(), plain.close()])
    })

    it('would complain, and say something else, if words were wrapped', async () => {
      const page = await bare.openPage(server.url('/written'))
      await page.evaluate(wrapNames)
      await hydrate(page)
      expect(page.person.complaints().join('\n')).toMatch(/hydrat/i)
      await page.evaluate(wrapNames)
      await change(page).catch(() => undefined)
      expect(await page.evaluate(texts)).not.toEqual(expected(lists, 1, 1))
      await page.close()
    })
  })
}
