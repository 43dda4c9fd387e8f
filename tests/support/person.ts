import type { KeyInput, Page as FirefoxPage } from 'puppeteer-core'
import type { Page } from 'playwright'

/** What a person does at a page with mouse and keyboard, and what the page's console said meanwhile. Places are in viewport pixels. */
export interface Person {
  type(text: string): Promise<void>
  /** A key, with those that are held meanwhile before it: `Control+Shift+End`. */
  press(keys: string): Promise<void>
  moveTo(x: number, y: number): Promise<void>
  click(x: number, y: number, how?: { button?: 'left' | 'middle' | 'right'; times?: number }): Promise<void>
  /** Presses the button in one place and lets it go in another. */
  drag(from: Place, to: Place): Promise<void>
  goTo(url: string): Promise<void>
  goBack(): Promise<void>
  /** Errors and warnings in the console and errors that nobody caught, since the page was opened. */
  complaints(): string[]
}

export interface Place {
  x: number
  y: number
}

/** The person at a page of either driver. To be asked for before the page loads, so that nothing it says is missed. */
export function personAt(page: Page | FirefoxPage): Person {
  const { keyboard, mouse } = page as Pick<Page, 'keyboard' | 'mouse'>
  const complaints: string[] = []
  const heard = page as Page
  heard.on('console', (message) => {
    if (['error', 'warning', 'warn'].includes(message.type())) complaints.push(message.text())
  })
  heard.on('pageerror', (error) => complaints.push(String(error)))
  return {
    type: (text) => keyboard.type(text),
    async press(keys) {
      const names = keys.split('+') as KeyInput[]
      for (const name of names) await keyboard.down(name)
      for (const name of names.reverse()) await keyboard.up(name)
    },
    moveTo: (x, y) => mouse.move(x, y),
    // Each driver has its own word for how often.
    click: (x, y, { button = 'left', times = 1 } = {}) =>
      mouse.click(x, y, { button, clickCount: times, count: times } as Parameters<Page['mouse']['click']>[2]),
    async drag(from, to) {
      await mouse.move(from.x, from.y)
      await mouse.down()
      await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
      await mouse.move(to.x, to.y, { steps: 4 })
      await mouse.up()
    },
    goTo: async (url) => void (await page.goto(url)),
    goBack: async () => void (await page.goBack()),
    complaints: () => [...complaints],
  }
}
