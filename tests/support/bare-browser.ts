import { chromium, type Page } from 'playwright'
import { launch, type Page as FirefoxPage } from 'puppeteer-core'
import { findBrowser } from '../../scripts/browsers.mjs'
import { called, firefoxFrame, type DrivenPage } from './driver'
import { personAt, type Person } from './person'
import { until } from './until'

/* The browsers of driver.ts, with the same window, without the extension. */

/** A browser without the extension. */
export interface BareDriver {
  openPage(url: string): Promise<BarePage>
  /** As `openPage`, in a window of its own: what is seen in several of them at once. */
  openWindow(url: string): Promise<BarePage>
  close(): Promise<void>
}

/** A page of a browser without the extension. */
export interface BarePage {
  person: Person
  evaluate: DrivenPage['evaluate']
  frame(name: string): Promise<Pick<DrivenPage, 'evaluate'>>
  close(): Promise<void>
}

export const BARE = { chromium: bareChromium, firefox: bareFirefox }

const VIEWPORT = { width: 1280, height: 800 }

async function bareChromium(): Promise<BareDriver> {
  const browser = await chromium.launch({ executablePath: findBrowser('chromium')?.path, chromiumSandbox: false })
  const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light' })
  const openPage = async (url: string) => opened(await context.newPage(), url, (page, name) => page.frame({ name }))
  return { openPage, openWindow: openPage, close: () => browser.close() }
}

async function bareFirefox(): Promise<BareDriver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox')?.path,
    defaultViewport: VIEWPORT,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 1 },
  })
  return {
    openPage: async (url) => opened(await browser.newPage(), url, firefoxFrame),
    openWindow: async (url) => opened(await browser.newPage({ type: 'window' }), url, firefoxFrame),
    close: () => browser.close(),
  }
}

interface Evaluating {
  evaluate(text: string): Promise<unknown>
}

async function opened<Opened extends Page | FirefoxPage>(
  page: Opened,
  url: string,
  frameOf: (page: Opened, name: string) => Promise<Evaluating | undefined> | Evaluating | null,
): Promise<BarePage> {
  const person = personAt(page)
  await page.goto(url)
  const evaluating = (place: Evaluating): DrivenPage['evaluate'] => {
    return (run, ...args) => place.evaluate(called(run, args)) as Promise<never>
  }
  return {
    person,
    evaluate: evaluating(page as Evaluating),
    frame: async (name) => ({ evaluate: evaluating(await until(`the frame ${name}`, () => frameOf(page, name))) }),
    close: () => page.close(),
  }
}
