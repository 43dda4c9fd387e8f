import type { Page } from 'playwright'
import type { Page as FirefoxPage } from 'puppeteer-core'
import { launchChromium, type ChromiumOptions } from './chromium'
import { launchFirefox } from './firefox'
import type { Overlay } from './overlay'
import { personAt, type Person } from './person'
import { until, type Patience } from './until'

/*
 * A browser with the extension in it, the same to use in Chromium and in Firefox, so that one journey is told once and gone in
 * both.
 */

export interface Driver {
  /** Where the extension's files are, such as `chrome-extension://…`. */
  extensionOrigin: string
  openPage(url: string): Promise<DrivenPage>
  /** As `openPage`, in a window of its own: what is seen in several of them at once. */
  openWindow(url: string): Promise<DrivenPage>
  /** One of the extension's own pages in a tab, such as `popup.html`. */
  openExtension(path: string): Promise<ExtensionPage>
  close(): Promise<void>
}

export interface DrivenPage {
  overlay: Overlay
  person: Person
  /** The frame of that name, once it is there. */
  frame(name: string): Promise<DrivenFrame>
  /** Runs a function that refers to nothing outside of itself and what it is given in the page. */
  evaluate<Result, Args extends unknown[]>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>
  bringToFront(): Promise<void>
  reload(): Promise<void>
  close(): Promise<void>
}

export type DrivenFrame = Pick<DrivenPage, 'overlay' | 'evaluate'>

export interface ExtensionPage {
  evaluate<Result, Args extends unknown[]>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>
  text(): Promise<string>
  waitForText(text: string | RegExp, patience?: Patience): Promise<void>
  click(selector: string): Promise<void>
  fill(selector: string, text: string): Promise<void>
  chooseFiles(selector: string, paths: string[]): Promise<void>
  reload(): Promise<void>
  close(): Promise<void>
}

/** Folder of another unpacked extension than the built one. */
export interface DriverOptions {
  extensionDir?: string
}

/** A Chromium that keeps pages for when one goes back, which Firefox does anyway. */
const keepingChromium = () => chromiumDriver({ keepsPages: true })

export const DRIVERS = { chromium: (options?: DriverOptions) => chromiumDriver(options), firefox: firefoxDriver }
export const KEEPING = { chromium: keepingChromium, firefox: () => firefoxDriver() }

async function chromiumDriver(options: ChromiumOptions = {}): Promise<Driver> {
  const browser = await launchChromium(options)
  const openPage = async (url: string): Promise<DrivenPage> => {
    let person: Person | undefined
    const page = await browser.openPage(url, (opened) => (person = personAt(opened)))
    return {
      person: person as Person,
      overlay: await browser.overlay(page),
      async frame(name) {
        const frame = await until(`the frame ${name}`, () => page.frame({ name }))
        return { overlay: await browser.overlay(page, frame), evaluate: (run, ...args) => frame.evaluate(called(run, args)) }
      },
      evaluate: (run, ...args) => page.evaluate(called(run, args)),
      bringToFront: () => page.bringToFront(),
      reload: async () => void (await page.reload()),
      close: () => page.close(),
    }
  }
  return {
    extensionOrigin: `chrome-extension://${browser.extensionId}`,
    openPage,
    // Every tab is shown to its page as the one in front.
    openWindow: openPage,
    openExtension: async (path) => chromiumExtensionPage(await browser.extensionPage(path)),
    close: () => browser.close(),
  }
}

/** As text: playwright hands over one argument, and what it is given here is plain JSON. */
export function called(run: (...args: never[]) => unknown, args: unknown[]): string {
  return `(${run.toString()})(...${JSON.stringify(args)})`
}

function chromiumExtensionPage(page: Page): ExtensionPage {
  const text = () => page.locator('body').innerText()
  return {
    evaluate: (run, ...args) => page.evaluate(called(run, args)),
    text,
    async waitForText(wanted, patience) {
      await until(
        `"${String(wanted)}"`,
        async () => (typeof wanted === 'string' ? (await text()).includes(wanted) : wanted.test(await text())),
        patience,
      )
    },
    click: (selector) => page.locator(selector).first().click(),
    async fill(selector, value) {
      await page.locator(selector).first().fill(value)
    },
    chooseFiles: (selector, paths) => page.locator(selector).setInputFiles(paths),
    reload: async () => void (await page.reload()),
    close: () => page.close(),
  }
}

/** puppeteer does not know the names of frames. */
export async function firefoxFrame(page: FirefoxPage, name: string) {
  const names = await Promise.all(page.frames().map((frame) => frame.evaluate(() => window.name).catch(() => '')))
  return page.frames()[names.indexOf(name)]
}

async function firefoxDriver(options: DriverOptions = {}): Promise<Driver> {
  const firefox = await launchFirefox(options)
  const open = async (url: string, type?: 'window'): Promise<DrivenPage> => {
    let person: Person | undefined
    const page = await firefox.openPage(url, { type, before: (opened) => (person = personAt(opened)) })
    return {
      person: person as Person,
      overlay: firefox.overlay(page),
      async frame(name) {
        const frame = await until(`the frame ${name}`, () => firefoxFrame(page, name))
        return {
          overlay: firefox.overlay(page, frame),
          evaluate: (run, ...args) => frame.evaluate(called(run, args)) as Promise<never>,
        }
      },
      evaluate: (run, ...args) => page.evaluate(called(run, args)) as Promise<never>,
      bringToFront: () => page.bringToFront(),
      reload: async () => void (await page.reload()),
      close: () => page.close(),
    }
  }
  return {
    extensionOrigin: `moz-extension://${firefox.extensionId}`,
    openPage: (url) => open(url),
    openWindow: (url) => open(url, 'window'),
    openExtension: (path) => firefox.extensionPage(path),
    close: () => firefox.close(),
  }
}
