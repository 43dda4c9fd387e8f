import { launchChromium } from '../../tests/support/chromium'
import { launchFirefox } from '../../tests/support/firefox'
import type { Box, Overlay } from '../../tests/support/overlay'
import type { Browser } from '../browsers.mjs'

/** A page of the demo in a browser. */
export interface StagePage {
  overlay: Overlay
  /** Goes somewhere and answers as soon as the document has arrived, before it is drawn. */
  goTo(url: string): Promise<void>
  evaluate<Result, Argument>(run: (argument: Argument) => Result, argument: Argument): Promise<Result>
  screenshot(file: string): Promise<void>
}

/** A browser with the extension in it, the same to use in Chromium and in Firefox. */
export interface Stage {
  newPage(): Promise<StagePage>
  /** Draws a page of the extension. */
  draw(drawing: Drawing): Promise<void>
  /** Settles when the person has closed the window. */
  closed: Promise<void>
  close(): Promise<void>
}

/** A page of the extension, drawn as wide as people see it. */
export interface Drawing {
  path: string
  width: number
  file: string
  /** Selector of something to click first. */
  click?: string
  /** What it says when it is ready to be drawn. */
  says: string
}

export interface StageOptions {
  browser: Browser
  headless: boolean
  colorScheme: 'light' | 'dark'
}

const WINDOW = { width: 1280, height: 800 }

export function openStage(options: StageOptions): Promise<Stage> {
  return options.browser.engine === 'chromium' ? chromiumStage(options) : firefoxStage(options)
}

async function chromiumStage({ browser, headless, colorScheme }: StageOptions): Promise<Stage> {
  const root = process.getuid?.() === 0
  const chromium = await launchChromium({
    executablePath: browser.path,
    headless,
    colorScheme,
    viewport: headless ? WINDOW : null,
    sandbox: !headless && !root,
    internet: true,
  })
  return {
    async newPage() {
      const page = await chromium.context.newPage()
      return {
        overlay: await chromium.overlay(page),
        goTo: async (url) => void (await page.goto(url, { waitUntil: 'commit' })),
        // Playwright's own types have the argument unwrapped from handles, of which there are none here.
        evaluate: (run, argument) => page.evaluate(run as never, argument) as never,
        screenshot: async (path) => void (await page.screenshot({ path })),
      }
    },
    async draw({ path, width, file, click, says }) {
      const page = await chromium.context.newPage()
      await page.setViewportSize({ width, height: 600 })
      await page.goto(`chrome-extension://${chromium.extensionId}/${path}`)
      if (click !== undefined) await page.locator(click).first().click()
      await page.getByText(says).first().waitFor()
      await page.screenshot({ path: file })
      await page.close()
    },
    closed: new Promise((resolve) => chromium.context.on('close', () => resolve())),
    close: () => chromium.close(),
  }
}

async function firefoxStage({ browser, headless, colorScheme }: StageOptions): Promise<Stage> {
  const firefox = await launchFirefox({
    executablePath: browser.path,
    headless,
    colorScheme,
    viewport: headless ? WINDOW : null,
    internet: true,
  })
  return {
    async newPage() {
      const page = await firefox.openPage('about:blank')
      return {
        overlay: firefox.overlay(page),
        goTo: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
        evaluate: (run, argument) => page.evaluate(run as never, argument) as never,
        screenshot: async (path) => {
          await page.bringToFront()
          await page.screenshot({ path: path as `${string}.png` })
        },
      }
    },
    async draw({ path, width, file, click, says }) {
      const page = await firefox.extensionPage(path)
      if (click !== undefined) await page.click(click)
      await page.waitForText(says)
      await page.screenshot(file, { width, height: 600 })
      await page.close()
    },
    closed: firefox.closed,
    close: () => firefox.close(),
  }
}

/** The words of the page under a mark, which may go over two lines and then has two boxes. Runs in the page. */
export function textUnder({ first, last }: { first: Box; last: Box }): string {
  const start = document.caretPositionFromPoint(first.x + 1, first.y + first.height / 2)
  const end = document.caretPositionFromPoint(last.x + last.width - 1, last.y + last.height / 2)
  if (start === null || end === null) return ''
  const range = document.createRange()
  range.setStart(start.offsetNode, start.offset)
  range.setEnd(end.offsetNode, end.offset)
  return range.toString().replace(/\s+/g, ' ').trim()
}
