import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DrivenPage, Driver, ExtensionPage } from './driver'
import { until } from './until'

/* What people do in the extension's own pages, as they do it. */

const FILE_INPUT = 'input[type="file"]'

/** A settings file on disk with this text, or with this value as JSON. */
export function settingsFile(content: unknown, name = 'settings.json'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'caveat-test-')), name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

/** Chooses a settings file in the options page and waits until the page says that all is done; gives what it says. */
export async function importSettings(options: ExtensionPage, settings: object): Promise<string> {
  await options.chooseFiles(FILE_INPUT, [settingsFile({ version: 1, ...settings })])
  await options.waitForText(/\bDone\b/, { timeout: 45_000 })
  return options.text()
}

/** Chooses a file that is not to be accepted, and gives what the options page says. */
export async function importBadFile(options: ExtensionPage, content: unknown, says: RegExp): Promise<string> {
  await options.chooseFiles(FILE_INPUT, [settingsFile(content)])
  await options.waitForText(says)
  return options.text()
}

/** Syncs feeds as the options page's buttons do, and gives the outcomes. */
export function syncNow(page: ExtensionPage, urls: string[]): Promise<{ url: string; ok: boolean; error?: { code: string } }[]> {
  return page.evaluate(async (wanted) => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<{ res: never; err?: unknown }> } } }
    ).chrome
    const { res, err } = await runtime.sendMessage({ id: 1, type: 'syncFeeds', timestamp: Date.now(), data: { urls: wanted } })
    if (err) throw new Error(JSON.stringify(err))
    return res
  }, urls)
}

/**
 * The keyboard command "next mention" on a page, by the popup's button: a browser's own shortcuts cannot be pressed from a test.
 * `extension` is any other page of the extension.
 */
export async function nextMention(driver: Driver, extension: ExtensionPage, page: DrivenPage): Promise<void> {
  await page.bringToFront()
  const popup = await driver.openExtension('popup.html')
  await popup.click('.popup-next')
  await popupToClose(extension)
  await page.bringToFront()
}

/** Waits until no popup is open any more: Firefox brings no page to the front while a tab is being closed. */
export async function popupToClose(extension: ExtensionPage): Promise<void> {
  await until('the popup to close', () =>
    extension.evaluate(async () => {
      interface Apis {
        tabs: { query(filter: object): Promise<{ url?: string }[]> }
      }
      const { tabs } = (globalThis as unknown as { chrome: Apis }).chrome
      return (await tabs.query({})).every(({ url }) => !url?.endsWith('popup.html'))
    }),
  )
}

/** What a keyboard command does to a page that has one frame, asked of its content script as the worker asks it. */
export async function runCommand(
  extension: ExtensionPage,
  page: DrivenPage,
  step: { fromStart: boolean; backwards: boolean },
): Promise<void> {
  await page.bringToFront()
  const shown = await extension.evaluate(async (data) => {
    interface Apis {
      tabs: {
        query(filter: object): Promise<{ id: number }[]>
        sendMessage(tabId: number, message: object, options: object): Promise<{ res?: boolean }>
      }
    }
    const { tabs } = (globalThis as unknown as { chrome: Apis }).chrome
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true })
    const message = { id: 1, type: 'showNextMention', timestamp: Date.now(), data }
    return (await tabs.sendMessage(tab?.id ?? -1, message, { frameId: 0 })).res
  }, step)
  if (shown !== true) throw new Error('the page has no such name')
}

/** Writes down on `extension`'s root element what content scripts send to the worker from now on, a word for each: `frameId:type`. */
export function recordMessages(extension: ExtensionPage): Promise<void> {
  return extension.evaluate(async () => {
    type Listener = (message: { type?: string }, sender: { frameId?: number }) => void
    interface Apis {
      runtime: { onMessage: { addListener(listener: Listener): void } }
    }
    const { chrome } = globalThis as unknown as { chrome: Apis }
    const { dataset } = document.documentElement
    const isRecording = dataset['messages'] !== undefined
    dataset['messages'] = ''
    if (isRecording) return
    chrome.runtime.onMessage.addListener(({ type }, { frameId }) => {
      dataset['messages'] += ` ${frameId}:${type}`
    })
    await Promise.resolve()
  })
}

/** What content scripts sent since `recordMessages`. */
export async function recordedMessages(extension: ExtensionPage): Promise<{ frameId: number; type: string }[]> {
  const words = await extension.evaluate(() => document.documentElement.dataset['messages'] ?? '')
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ frameId: Number(word.split(':')[0]), type: word.split(':')[1] ?? '' }))
}

/**
 * Writes down on `extension`'s root element the first place that the side panel is sent to from now on: a panel that opens takes
 * the place away as soon as it went there, often before anybody could look. Closes tabs that stood in for the panel before, which
 * would be taken for the new one.
 */
export function recordPanelPlace(extension: ExtensionPage): Promise<void> {
  return extension.evaluate(async () => {
    type Changes = Record<string, { newValue?: unknown }>
    interface Apis {
      storage: { session: { onChanged: { addListener(listener: (changes: Changes) => void): void } } }
      tabs: { query(filter: object): Promise<{ id: number; url?: string }[]>; remove(ids: number[]): Promise<void> }
    }
    const { chrome } = globalThis as unknown as { chrome: Apis }
    const older = (await chrome.tabs.query({})).filter(({ url }) => url?.includes('sidepanel.html'))
    await chrome.tabs.remove(older.map(({ id }) => id))
    const { dataset } = document.documentElement
    delete dataset['panelPlace']
    chrome.storage.session.onChanged.addListener(({ panelRoute }) => {
      if (typeof panelRoute?.newValue === 'string') dataset['panelPlace'] ??= panelRoute.newValue
    })
  })
}

/** Where the side panel was sent since `recordPanelPlace`, or the address of the tab that stands in for it. */
export function panelPlace(extension: ExtensionPage): Promise<string | undefined> {
  return extension.evaluate(async () => {
    interface Apis {
      tabs: { query(filter: object): Promise<{ url?: string }[]> }
    }
    const { tabs } = (globalThis as unknown as { chrome: Apis }).chrome
    const place = document.documentElement.dataset['panelPlace']
    return place ?? (await tabs.query({})).find(({ url }) => url?.includes('sidepanel.html'))?.url
  })
}

/** Runs with one of the extension's pages open, and closes it. */
export async function withExtensionPage<Result>(
  driver: Driver,
  path: string,
  run: (page: ExtensionPage) => Promise<Result>,
): Promise<Result> {
  const page = await driver.openExtension(path)
  try {
    return await run(page)
  } finally {
    await page.close()
  }
}
