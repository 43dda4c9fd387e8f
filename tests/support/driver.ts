import { chromium, type Page } from 'playwright'
import { launch, type Page as FirefoxPage } from 'puppeteer-core'
import { findBrowser } from '../../scripts/browsers.mjs'
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
  openPage(url: string): Promise<DrivenPage>
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

/** A Chromium that keeps pages for when one goes back, which Firefox does anyway. */
const keepingChromium = () => chromiumDriver({ keepsPages: true })

export const DRIVERS = { chromium: () => chromiumDriver(), firefox: firefoxDriver }
export const KEEPING = { chromium: keepingChromium, firefox: firefoxDriver }

/** A page of a browser without the extension. */
export interface BarePage {
  person: Person
  evaluate: DrivenPage['evaluate']
  frame(name: string): Promise<Pick<DrivenPage, 'evaluate'>>
  close(): Promise<void>
}

/** A browser without the extension. */
export interface BareDriver {
  openPage(url: string): Promise<BarePage>
  close(): Promise<void>
}

/** The same browsers, with the same window, without the extension. */
export const BARE = { chromium: bareChromium, firefox: bareFirefox }

const VIEWPORT = { width: 1280, height: 800 }

async function bareChromium() {
  const browser = await chromium.launch({ executablePath: findBrowser('chromium')?.path, chromiumSandbox: false })
  const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light' })
  return {
    async openPage(url: string): Promise<BarePage> {
      const page = await context.newPage()
      const person = personAt(page)
      await page.goto(url)
      return {
        person,
        close: () => page.close(),
        evaluate: (run, ...args) => page.evaluate(called(run, args)),
        async frame(name: string) {
          const frame = await until(`the frame ${name}`, () => page.frame({ name }))
          return { evaluate: (run, ...args) => frame.evaluate(called(run, args)) }
        },
      }
    },
    close: () => browser.close(),
  }
}

async function bareFirefox() {
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox')?.path,
    defaultViewport: VIEWPORT,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 1 },
  })
  return {
    async openPage(url: string): Promise<BarePage> {
      const page = await browser.newPage()
      const person = personAt(page)
      await page.goto(url)
      return {
        person,
        close: () => page.close(),
        evaluate: (run, ...args) => page.evaluate(called(run, args)) as Promise<never>,
        async frame(name: string) {
          const frame = await until(`the frame ${name}`, () => firefoxFrame(page, name))
          return { evaluate: (run, ...args) => frame.evaluate(called(run, args)) as Promise<never> }
        },
      }
    },
    close: () => browser.close(),
  }
}

async function chromiumDriver(options: ChromiumOptions = {}): Promise<Driver> {
  const browser = await launchChromium(options)
  return {
    async openPage(url) {
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
    },
    openExtension: async (path) => chromiumExtensionPage(await browser.extensionPage(path)),
    close: () => browser.close(),
  }
}

/** As text: playwright hands over one argument, and what it is given here is plain JSON. */
function called(run: (...args: never[]) => unknown, args: unknown[]): string {
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
async function firefoxFrame(page: FirefoxPage, name: string) {
  const names = await Promise.all(page.frames().map((frame) => frame.evaluate(() => window.name).catch(() => '')))
  return page.frames()[names.indexOf(name)]
}

async function firefoxDriver(): Promise<Driver> {
  const firefox = await launchFirefox()
  return {
    async openPage(url) {
      let person: Person | undefined
      const page = await firefox.openPage(url, (opened) => (person = personAt(opened)))
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
    },
    openExtension: (path) => firefox.extensionPage(path),
    close: () => firefox.close(),
  }
}
