import { writeFileSync } from 'node:fs'
import { until, type Patience } from './until'
import type { Bidi } from './firefox-bidi'

/** A page of the extension in a tab of Firefox, with what a test does to it. Selectors are CSS. */
export interface FirefoxExtensionPage {
  /** Runs a function that refers to nothing outside of itself in the page; arguments and result travel as JSON. */
  evaluate<Result, Args extends unknown[]>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>
  /** The page's text, without what is hidden. */
  text(): Promise<string>
  waitForText(text: string | RegExp, patience?: Patience): Promise<void>
  /** A click with the pointer, which the page sees as the person's own. */
  click(selector: string): Promise<void>
  /** Presses a key where the focus is. */
  press(key: keyof typeof KEYS): Promise<void>
  /** Puts text into a field, as typing it would. */
  fill(selector: string, text: string): Promise<void>
  /** Chooses files in a file input. */
  chooseFiles(selector: string, paths: string[]): Promise<void>
  /** The part of the page in view; with a size, as in a window of that size. */
  screenshot(path: string, size?: { width: number; height: number }): Promise<void>
  reload(): Promise<void>
  close(): Promise<void>
}

/**
 * Runs in the tab's process with the rights of the browser. Code for the page goes through a sandbox whose scope is the page's
 * window, as the console of the developer tools does it, since the extension's content security policy bars eval.
 */
const FRAME_SCRIPT = `
  const answer = (name, work) => addMessageListener('caveat:' + name, async ({ data: { id, ...request } }) => {
    let reply
    try { reply = { value: await work(request) } } catch (error) { reply = { error: String(error) } }
    sendAsyncMessage('caveat:answer', { id, ...reply })
  })
  answer('evaluate', ({ code }) => {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })
    return Cu.evalInSandbox(code, sandbox)
  })
  const { event } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs')
  answer('click', async ({ x, y }) => {
    await event.synthesizeMouseAtPoint(x, y, { type: 'mousemove' }, content)
    await event.synthesizeMouseAtPoint(x, y, {}, content)
  })
  answer('type', ({ keys }) => event.sendKeys(keys, content))
  answer('chooseFiles', async ({ selector, paths }) => {
    const input = content.document.querySelector(selector)
    // A page that is just being loaded anew had one a moment ago.
    if (!input) return false
    input.mozSetFileArray(await Promise.all(paths.map((path) => content.File.createFromFileName(path))))
    input.dispatchEvent(new content.Event('input', { bubbles: true }))
    input.dispatchEvent(new content.Event('change', { bubbles: true }))
    return true
  })
`

/* What follows in strings runs in Firefox's own window, where gBrowser holds the tabs. */

const OPEN_TAB = `async (addOn, url, key, frameScript) => {
  const { extension } = WebExtensionPolicy.getByID(addOn)
  const tab = gBrowser.addTab(url, { triggeringPrincipal: extension.principal })
  gBrowser.selectedTab = tab
  const browser = tab.linkedBrowser
  while (browser.currentURI.spec !== url || browser.webProgress.isLoadingDocument) await new Promise((go) => setTimeout(go, 20))
  browser.messageManager.loadFrameScript('data:text/javascript,' + encodeURIComponent(frameScript), false)
  const tabs = globalThis.caveatTabs ??= new Map()
  tabs.set(key, tab)
}`

const ASK_TAB = `(key, name, request) => new Promise((resolve) => {
  const { messageManager } = caveatTabs.get(key).linkedBrowser
  const id = Math.random()
  const listener = ({ data }) => {
    if (data.id !== id) return
    messageManager.removeMessageListener('caveat:answer', listener)
    resolve({ value: data.value, error: data.error })
  }
  messageManager.addMessageListener('caveat:answer', listener)
  messageManager.sendAsyncMessage('caveat:' + name, { id, ...request })
})`

const SELECT_TAB = `(key) => { gBrowser.selectedTab = caveatTabs.get(key) }`

const SCREENSHOT = `async (key, size) => {
  const browser = caveatTabs.get(key).linkedBrowser
  const { browsingContext } = browser
  if (size !== null) {
    browser.style.maxWidth = size.width + 'px'
    browser.style.maxHeight = size.height + 'px'
    await new Promise((go) => setTimeout(go, 200))
  }
  const bitmap = await browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white')
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d').drawImage(bitmap, 0, 0)
  return canvas.toDataURL('image/png').split(',')[1]
}`

const RELOAD = `async (key) => {
  const browser = caveatTabs.get(key).linkedBrowser
  browser.reload()
  await new Promise((go) => setTimeout(go, 50))
  while (browser.webProgress.isLoadingDocument) await new Promise((go) => setTimeout(go, 20))
}`

const CLOSE_TAB = `(key) => { gBrowser.removeTab(caveatTabs.get(key)); caveatTabs.delete(key) }`

/** How WebDriver spells keys that write nothing. https://w3c.github.io/webdriver/#keyboard-actions */
const KEYS = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}

let opened = 0

/** Opens a page of the add-on in a new tab and waits until it has loaded. */
export async function openExtensionPage(bidi: Bidi, addOn: string, url: string): Promise<FirefoxExtensionPage> {
  const tab = `tab-${(opened += 1)}`
  const inWindow = async (declaration: string, ...args: unknown[]): Promise<unknown> => {
    const call = `async () => JSON.stringify(await (${declaration})(...${JSON.stringify(args)}) ?? null)`
    const { value } = await bidi.call({ context: await bidi.window() }, call)
    return JSON.parse(String(value))
  }
  const ask = async (name: string, request: object): Promise<unknown> => {
    const { value, error } = (await inWindow(ASK_TAB, tab, name, request)) as { value?: unknown; error?: string }
    if (error !== undefined) throw new Error(error)
    return value
  }
  const page: FirefoxExtensionPage = {
    async evaluate<Result, Args extends unknown[]>(run: (...args: Args) => Result | Promise<Result>, ...args: Args) {
      const code = `(async () => JSON.stringify(await (${run.toString()})(...${JSON.stringify(args)}) ?? null))()`
      return JSON.parse(String(await ask('evaluate', { code }))) as Result
    },
    text: () => page.evaluate(() => document.body.innerText),
    async waitForText(text, patience) {
      await until(`"${String(text)}"`, async () => matches(await page.text(), text), patience)
    },
    async click(selector) {
      await inWindow(SELECT_TAB, tab)
      const place = await until(`${selector} to click`, () => page.evaluate(middleOf, selector))
      await ask('click', place)
    },
    async press(key) {
      await inWindow(SELECT_TAB, tab)
      await ask('type', { keys: KEYS[key] })
    },
    async fill(selector, text) {
      await until(`${selector} to fill`, () => page.evaluate(fillField, selector, text))
    },
    async chooseFiles(selector, paths) {
      await until(selector, () => ask('chooseFiles', { selector, paths }))
    },
    async screenshot(path, size) {
      await inWindow(SELECT_TAB, tab)
      writeFileSync(path, Buffer.from(String(await inWindow(SCREENSHOT, tab, size ?? null)), 'base64'))
    },
    async reload() {
      // As whoever reloads it would see it: a tab behind others is slow to draw.
      await inWindow(SELECT_TAB, tab)
      await inWindow(RELOAD, tab)
    },
    async close() {
      await inWindow(CLOSE_TAB, tab)
    },
  }
  await inWindow(OPEN_TAB, addOn, url, tab, FRAME_SCRIPT)
  return page
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}

/* These two run in the page. */

function middleOf(selector: string): { x: number; y: number } | null {
  const element = document.querySelector(selector)
  if (element === null) return null
  element.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = element.getBoundingClientRect()
  return width === 0 || height === 0 ? null : { x: x + width / 2, y: y + height / 2 }
}

function fillField(selector: string, text: string): boolean {
  const field = document.querySelector(selector)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement))
    return false
  field.focus()
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}
