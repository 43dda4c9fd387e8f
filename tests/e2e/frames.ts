import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenPage, Driver, ExtensionPage } from '../support/driver'
import { nextMention, recordedMessages, recordMessages, withExtensionPage } from '../support/extension-actions'
import { content, html, startServer, status, type TestServer } from '../support/http-server'
import { until } from '../support/until'

/* Names in the frames of a page: each frame finds its own, and the popup, the toolbar and the keyboard see one page. */

const COPILOT = 'product:microsoft/365-copilot'
const LOG4SHELL = 'CVE-2021-44228'

const SENTENCE = '<p>We use <b>Microsoft 365</b> Copilot.</p>'
const NOTE = `<!doctype html><title>Note</title>${SENTENCE}`
const SIZE = '<style>iframe{width:400px;height:190px;border:1px solid}</style>'

const dataAddress = (markup: string) => `data:text/html,${encodeURIComponent(markup)}`

/** One frame of each kind, by name. `here` is another site than the page's. */
function framesOfAllKinds(elsewhere: string): string {
  return `<!doctype html><title>Frames</title>${SIZE}${SENTENCE}
    <iframe name="same" src="/note"></iframe>
    <iframe name="cross" src="${elsewhere}/note"></iframe>
    <iframe name="srcdoc" srcdoc="${SENTENCE}"></iframe>
    <iframe name="sandboxed" sandbox src="/note"></iframe>
    <iframe name="sandboxed-srcdoc" sandbox srcdoc="${SENTENCE}"></iframe>
    <iframe name="data" src="${dataAddress(SENTENCE)}"></iframe>
    <iframe name="blob"></iframe>
    <iframe name="written"></iframe>
    <iframe name="outer" src="${elsewhere}/outer"></iframe>
    <script>
      const frame = (name) => document.querySelector('[name=' + name + ']')
      frame('blob').src = URL.createObjectURL(new Blob(['${SENTENCE}'], { type: 'text/html' }))
      addEventListener('load', () => setTimeout(() => {
        const written = frame('written').contentDocument
        written.open()
        written.write('${SENTENCE}')
        written.close()
      }, 500))
    </script>`
}

const KINDS = ['same', 'cross', 'srcdoc', 'sandboxed', 'sandboxed-srcdoc', 'data', 'blob', 'written', 'inner']

const WALK = (elsewhere: string) => `<!doctype html><title>Walk</title>${SIZE}${SENTENCE}
  <iframe name="first" src="${elsewhere}/two"></iframe><iframe name="none" srcdoc="<p>Nothing to tell."></iframe>
  <iframe name="last" src="/note"></iframe>`

const TINY = Array.from({ length: 40 }, (_, index) =>
  index % 2 === 0 ? '<iframe width="1" height="1" src="/note"></iframe>' : '<iframe srcdoc="<div></div>"></iframe>',
).join('')

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">Microsoft 365 Copilot</text></svg>'

const PDF = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
  '4 0 obj<</Length 52>>stream\nBT /F 14 Tf 10 100 Td (Microsoft 365 Copilot) Tj ET\nendstream endobj',
  '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
  'trailer<</Root 1 0 R>>',
].join('\n')

const OTHERS = `<!doctype html><title>Others</title>${SENTENCE}${SVG}
  <select><option>Microsoft 365 Copilot</select><input value="Microsoft 365 Copilot"><canvas width="300" height="20"></canvas>
  <script>document.querySelector('canvas').getContext('2d').fillText('Microsoft 365 Copilot', 0, 15)</script>
  <style>iframe,object,embed{width:300px;height:150px}</style><object name="object" data="/note"></object><embed name="embed" src="/note">
  <iframe src="/picture.svg"></iframe><iframe src="/data.xml"></iframe><iframe src="/paper.pdf"></iframe>`

export function frames(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer
  let options: ExtensionPage

  beforeAll(async () => {
    server = await startServer({ '/favicon.ico': status(204) })
    const elsewhere = server.origin.replace('127.0.0.1', 'localhost')
    server.set('/note', html(NOTE))
    server.set('/two', html(`${NOTE}<p>See ${LOG4SHELL}.</p>`))
    server.set('/outer', html(`<!doctype html>${SIZE}<iframe name="inner" src="${server.url('/note')}"></iframe>`))
    server.set('/kinds', html(framesOfAllKinds(elsewhere)))
    server.set('/walk', html(WALK(elsewhere)))
    server.set('/tiny', html(`<!doctype html><title>Tiny</title><p>A page.</p>${TINY}`))
    server.set(
      '/later',
      html(`<!doctype html>${SIZE}<div><iframe name="later" src="/note" style="display:none"></iframe></div>
        <iframe name="below" src="${elsewhere}/note" style="margin-top:3000px"></iframe>`),
    )
    server.set(
      '/small',
      html(`<!doctype html><iframe name="small" src="/note" width="240" height="130"></iframe>
        <iframe name="smaller" src="/note" width="180" height="60"></iframe>`),
    )
    server.set('/picture.svg', content(SVG, { 'content-type': 'image/svg+xml' }))
    server.set('/data.xml', content('<list><name>Microsoft 365 Copilot</name></list>', { 'content-type': 'application/xml' }))
    server.set('/paper.pdf', content(PDF, { 'content-type': 'application/pdf' }))
    server.set('/others', html(OTHERS))
    server.set('/quiet', html(`<!doctype html>${SIZE}${SENTENCE}<iframe name="cross" src="${elsewhere}/note"></iframe>`))
    driver = await start()
    options = await driver.openExtension('options.html')
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  /** Just these sites: importing settings adds to those that are quiet. */
  const makeQuiet = (...sites: string[]) =>
    options.evaluate(async (quietSites) => {
      interface Storage {
        local: { get(key: string): Promise<{ settings?: object }>; set(items: object): Promise<void> }
      }
      const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome
      const { settings = { version: 1 } } = await storage.local.get('settings')
      await storage.local.set({ settings: { ...settings, quietSites } })
    }, sites)

  const marked = async (page: Pick<DrivenPage, 'overlay'>, patience?: { timeout: number }) =>
    (await page.overlay.waitForMarks((marks) => marks.some(({ painted }) => painted), patience)).map(({ entity }) => entity)

  describe('a page with frames of all kinds', () => {
    let page: DrivenPage
    beforeAll(async () => {
      page = await driver.openPage(server.url('/kinds'))
    })
    afterAll(() => page.close())

    const popupSays = (text: string) =>
      page.bringToFront().then(() => withExtensionPage(driver, 'popup.html', (popup) => popup.waitForText(text)))

    it('is marked itself', async () => {
      expect(await marked(page)).toEqual([COPILOT])
    })

    it.each(KINDS)('is marked in the frame %s', async (name) => {
      expect(await marked(await page.frame(name))).toEqual([COPILOT])
    })

    it.each(['same', 'cross', 'sandboxed', 'written', 'inner'])('opens a card in the frame %s, within it', async (name) => {
      await page.bringToFront()
      const frame = await page.frame(name)
      await frame.overlay.hover(COPILOT)
      const card = await frame.overlay.waitForCard()
      expect(card.role).toBe('dialog')
      expect(card.name).toContain('Recertification')
      const { width, height } = await frame.evaluate(() => ({ width: innerWidth, height: innerHeight }))
      expect(card.box.x).toBeGreaterThanOrEqual(0)
      expect(card.box.y).toBeGreaterThanOrEqual(0)
      expect(card.box.x + card.box.width).toBeLessThanOrEqual(width)
      expect(card.box.y + card.box.height).toBeLessThanOrEqual(height)
      // Not out of the frame: where that is in another process, the debugger's pointer leaves it without telling it so.
      await frame.overlay.moveTo(2, 2)
      await frame.overlay.waitForNoCard()
    })

    it.each([
      ['cross', 'the page'],
      ['the page', 'cross'],
    ])('closes a card in %s with Escape while the focus is in %s', async (shown, focused) => {
      const windowOf = (name: string) => (name === 'the page' ? page : page.frame(name))
      const [card, keys] = [(await windowOf(shown)).overlay, await windowOf(focused)]
      await keys.overlay.click(COPILOT)
      expect(await keys.evaluate(() => document.hasFocus())).toBe(true)
      await page.overlay.moveTo(1_270, 5)
      await card.hover(COPILOT)
      await card.waitForCard()
      await page.overlay.press('Escape')
      await card.waitForNoCard()
    })

    it('closes the card of the page when the pointer goes into a frame', async () => {
      await page.overlay.moveTo(1_270, 5)
      await page.overlay.hover(COPILOT)
      await page.overlay.waitForCard()
      await (await page.frame('written')).overlay.moveTo(300, 150)
      await page.overlay.waitForNoCard()
    })

    it('is one page in the popup, until frames go', async () => {
      await popupSays(`×${KINDS.length + 1}`)
      await page.evaluate(() => document.querySelector('[name=same]')?.remove())
      await popupSays(`×${KINDS.length}`)
      // With the frame in it.
      await page.evaluate(() => document.querySelector('[name=outer]')?.remove())
      await popupSays(`×${KINDS.length - 1}`)
      await page.evaluate(() => void document.querySelector('[name=srcdoc]')?.setAttribute('srcdoc', '<p>Nothing.</p>'))
      await popupSays(`×${KINDS.length - 2}`)
    })
  })

  it('costs nothing where frames are tiny or empty', async () => {
    // Frames of a page that was closed before, which on a busy machine end late, are of no tab any more.
    const ofFrames = async () => (await recordedMessages(options)).filter(({ frameId }) => frameId > 0)
    await recordMessages(options)
    const page = await driver.openPage(server.url('/tiny'))
    await until('the report of the page', async () =>
      (await recordedMessages(options)).some(({ type }) => type === 'pageMentions'),
    )
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await ofFrames()).toEqual([])
    await page.evaluate(() => void document.querySelector('iframe[srcdoc]')?.setAttribute('srcdoc', '<p>Some text.</p>'))
    const messages = await until('the report of a frame', async () => {
      const found = await ofFrames()
      return found.some(({ type }) => type === 'pageMentions') && found
    })
    expect(messages.map(({ type }) => type)).toEqual(['pageStart', 'scanTexts', 'pageMentions'])
    await page.close()
  })

  it('reads a frame when it is shown, and when it comes into view', async () => {
    const page = await driver.openPage(server.url('/later'))
    const [later, below] = [await page.frame('later'), await page.frame('below')]
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect([await later.overlay.marks(), await below.overlay.marks()]).toEqual([[], []])
    await page.evaluate(() => document.querySelector('[name=later]')?.removeAttribute('style'))
    expect(await marked(later)).toEqual([COPILOT])
    await page.evaluate(() => document.querySelector('[name=below]')?.scrollIntoView())
    expect(await marked(below)).toEqual([COPILOT])
    await page.close()
  })

  it('reads what stands in an object or an embed, and no pictures, lists to choose from or documents of other kinds', async () => {
    await recordMessages(options)
    const page = await driver.openPage(server.url('/others'))
    const reading = async () => {
      const reports = (await recordedMessages(options)).filter(({ type }) => type === 'pageMentions')
      return new Set(reports.map(({ frameId }) => frameId)).size
    }
    for (const name of ['object', 'embed']) expect(await marked(await page.frame(name))).toEqual([COPILOT])
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await reading(), 'the page, the object and the embed').toBe(3)
    expect((await page.overlay.marks()).map(({ entity }) => entity)).toEqual([COPILOT])
    await page.close()
  })

  it('shrinks a card to a small frame, and opens none where it could not be read', async () => {
    const page = await driver.openPage(server.url('/small'))
    const [small, smaller] = [await page.frame('small'), await page.frame('smaller')]
    // On two lines.
    expect(new Set(await marked(smaller))).toEqual(new Set([COPILOT]))
    await page.bringToFront()
    await smaller.overlay.hover(COPILOT)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await smaller.overlay.card()).toBeNull()
    await small.overlay.hover(COPILOT)
    const { box } = await small.overlay.waitForCard()
    expect(box.width).toBeLessThanOrEqual(240)
    expect(box.height).toBeLessThanOrEqual(130)
    await page.close()
  })

  it('walks by keyboard through the page, then through its frames, and round again', async () => {
    const page = await driver.openPage(server.url('/walk'))
    const [first, last] = [await page.frame('first'), await page.frame('last')]
    for (const each of [page, first, last]) await marked(each)
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
    const steps = [
      { at: page, name: 'Recertification', focus: null },
      { at: first, name: 'Recertification', focus: 'first' },
      { at: first, name: 'Log4j', focus: 'first' },
      { at: last, name: 'Recertification', focus: 'last' },
      { at: page, name: 'Recertification', focus: null },
    ]
    for (const { at, name, focus } of steps) {
      await nextMention(driver, options, page)
      await at.overlay.waitForCard((card) => card.name.includes(name))
      for (const other of [page, first, last]) if (other !== at) await other.overlay.waitForNoCard()
      expect(await at.evaluate(() => document.hasFocus())).toBe(true)
      if (focus !== null) expect(await focused()).toBe(focus)
    }
    await page.overlay.press('Escape')
    await page.overlay.waitForNoCard()
    await page.close()
  })

  it.each([
    ['the page', '127.0.0.1', [0, 0]],
    ['the frame', 'localhost', [1, 0]],
  ] as const)('is quiet where the site of %s is', async (_whose, host, [inPage, inFrame]) => {
    await makeQuiet(host)
    await recordMessages(options)
    const page = await driver.openPage(server.url('/quiet'))
    const cross = await page.frame('cross')
    await until('two reports', async () => {
      const reports = (await recordedMessages(options)).filter(({ type }) => type === 'pageMentions')
      return new Set(reports.map(({ frameId }) => frameId)).size === 2
    })
    if (inPage > 0) await marked(page)
    // The worker may still tell of the change of settings, upon which a page draws anew.
    await until('marks in the one and not in the other', async () => {
      const [own, others] = [await page.overlay.marks(), await cross.overlay.marks()]
      return own.length === inPage && others.length === inFrame
    })
    const children = () => [...document.documentElement.children].map(({ tagName }) => tagName)
    expect(await cross.evaluate(children)).toEqual(['HEAD', 'BODY'])
    await page.close()
    await makeQuiet()
  })
}
