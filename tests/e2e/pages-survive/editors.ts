import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleApp } from '../../support/apps'
import type { BareDriver, BarePage } from '../../support/bare-browser'
import type { DrivenPage, Driver } from '../../support/driver'
import { content, html, startServer, status, type TestServer } from '../../support/http-server'
import { until } from '../../support/until'

/* Writing in editors with names in them, beside text that is marked. */

const EDITORS = ['prosemirror', 'codemirror', 'quill', 'monaco', 'contenteditable', 'textarea', 'canvas']

const PAGE = html(`<!doctype html><title>Editor</title><link rel="stylesheet" href="/editors.css">
  <p>We use Microsoft 365 Copilot.</p><div id="editor"></div><script src="/editors.js"></script>`)

/** What the page offers: see tests/fixtures/apps/editors.js. */
type Editor = { editor: { focus(): void; read(): [string, number] } }

const read = (page: BarePage | DrivenPage) => page.evaluate(() => (window as unknown as Editor).editor.read())
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Types, goes back, types more and takes it all back; gives the document and the caret on the way. */
async function write(page: BarePage | DrivenPage): Promise<unknown[]> {
  const { person } = page
  const seen: unknown[] = [await read(page)]
  await page.evaluate(() => (window as unknown as Editor).editor.focus())
  await person.press('Control+End')
  await person.type(' And Ivanti Connect Secure.')
  await until('what was typed', async () => (await read(page))[0].endsWith('Secure.'))
  // Long enough for names to be found.
  await pause(400)
  seen.push(await read(page))
  for (let step = 0; step < 3; step++) await person.press('ArrowLeft')
  await person.type('xy')
  await until('what was typed', async () => (await read(page))[0].includes('xy'))
  seen.push(await read(page))
  const [before] = seen[0] as [string]
  for (let left = 60; left > 0 && (await read(page))[0] !== before; left--) await person.press('Control+z')
  seen.push((await read(page))[0])
  return seen
}

export function editors(start: () => Promise<Driver>, startBare: () => Promise<BareDriver>): void {
  let driver: Driver
  let bare: BareDriver
  let server: TestServer

  beforeAll(async () => {
    const { script, styles } = await bundleApp('editors.js')
    server = await startServer({
      '/favicon.ico': status(204),
      '/editors.js': content(script, { 'content-type': 'text/javascript' }),
      '/editors.css': content(styles, { 'content-type': 'text/css' }),
      ...Object.fromEntries(EDITORS.map((name) => [`/${name}`, PAGE])),
    })
    ;[driver, bare] = await Promise.all([start(), startBare()])
  })
  afterAll(async () => {
    await Promise.all([driver.close(), bare.close()])
    await server.close()
  })

  it.each(EDITORS)('text, caret and undo in %s are as without the extension, and no mark is in it', async (name) => {
    const [marked, plain] = await Promise.all([driver.openPage(server.url(`/${name}`)), bare.openPage(server.url(`/${name}`))])
    await marked.overlay.waitForMarks()
    const [seen, wanted] = await Promise.all([write(marked), write(plain)])
    expect(seen).toEqual(wanted)
    const [before] = seen[0] as [string]
    expect(seen.at(-1)).toBe(before)
    const bottom = await marked.evaluate(() => document.querySelector('p')?.getBoundingClientRect().bottom ?? 0)
    const marks = await marked.overlay.marks()
    expect(marks.map(({ entity }) => entity)).toEqual(['product:microsoft/365-copilot'])
    expect(marks.every(({ box }) => box.y < bottom)).toBe(true)
    expect(marked.person.complaints()).toEqual(plain.person.complaints())
    await Promise.all([marked.close(), plain.close()])
  })
}
