import { chromium } from 'playwright'
import { launch } from 'puppeteer-core'
import { findBrowser } from '../../scripts/browsers.mjs'
import { firefoxFrame, type DrivenPage } from './driver'
import { pressKeys } from './firefox-overlay'
import { until } from './until'

/* The browsers of driver.ts, with the same window, without the extension. */

export interface BareBrowser {
  openWindow(url: string): Promise<BarePage>
  close(): Promise<void>
}

export interface BarePage extends Pick<DrivenPage, 'evaluate' | 'goto' | 'bringToFront' | 'close'> {
  frame(name: string): Promise<Pick<DrivenPage, 'evaluate'>>
  moveTo(x: number, y: number): Promise<void>
  press(key: string): Promise<void>
}

export const BARE = { chromium: bareChromium, firefox: bareFirefox }

const VIEWPORT = { width: 1280, height: 800 }

async function bareChromium(): Promise<BareBrowser> {
  const browser = await chromium.launch({ executablePath: findBrowser('chromium')?.path, chromiumSandbox: false })
  const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light' })
  return {
    async openWindow(url) {
      const page = await context.newPage()
      await page.goto(url)
      return {
        evaluate: (run) => page.evaluate(run),
        async frame(name) {
          const frame = await until(`the frame ${name}`, () => page.frame({ name }))
          return { evaluate: (run) => frame.evaluate(run) }
        },
        goto: async (address) => void (await page.goto(address)),
        moveTo: (x, y) => page.mouse.move(x, y, { steps: 2 }),
        press: (key) => page.keyboard.press(key),
        bringToFront: () => page.bringToFront(),
        close: () => page.close(),
      }
    },
    close: () => browser.close(),
  }
}

async function bareFirefox(): Promise<BareBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox')?.path,
    defaultViewport: VIEWPORT,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 1 },
  })
  return {
    async openWindow(url) {
      const page = await browser.newPage({ type: 'window' })
      await page.goto(url)
      return {
        evaluate: (run) => page.evaluate(run) as Promise<never>,
        async frame(name) {
          const frame = await until(`the frame ${name}`, () => firefoxFrame(page, name))
          return { evaluate: (run) => frame.evaluate(run) as Promise<never> }
        },
        goto: async (address) => void (await page.goto(address)),
        moveTo: (x, y) => page.mouse.move(x, y, { steps: 2 }),
        press: (key) => pressKeys(page, key),
        bringToFront: () => page.bringToFront(),
        close: () => page.close(),
      }
    },
    close: () => browser.close(),
  }
}
