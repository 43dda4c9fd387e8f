import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch, type Frame, type Page } from 'puppeteer-core'
import { findBrowser, howToInstall } from '../../scripts/browsers.mjs'
import { bidiOf, type Bidi } from './firefox-bidi'
import { openExtensionPage, type FirefoxExtensionPage } from './firefox-extension-page'
import { firefoxOverlay } from './firefox-overlay'
import type { Overlay } from './overlay'

/** Folder of the built extension. */
export const BUILT = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url))

/** The host name of the extension's pages, which Firefox otherwise draws by lot for every profile. */
const HOST = '3f2a6c1e-7b54-4d0a-9c38-5e1d2b8f7a60'

/** Everything but this machine goes through a proxy that is not there. */
const LOOPBACK_ONLY = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1, localhost',
}

export interface FirefoxOptions {
  /** Folder of an unpacked extension; the built one by default. */
  extensionDir?: string
  executablePath?: string
  headless?: boolean
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number } | null
  /** Whether hosts other than this machine can be reached; tests reach none. */
  internet?: boolean
}

export interface Firefox {
  /** Host name in the addresses of the extension's pages. */
  extensionId: string
  /** In a tab, or in a window of its own. `before` is called with the page before anything is loaded in it. */
  openPage(url: string, how?: { type?: 'tab' | 'window' | undefined; before?: (page: Page) => void }): Promise<Page>
  /** One of the extension's own pages in a tab, such as `popup.html`. */
  extensionPage(path: string): Promise<FirefoxExtensionPage>
  overlay(page: Page, frame?: Frame): Overlay
  /** Settles when the browser has ended. */
  closed: Promise<void>
  close(): Promise<void>
}

/**
 * Starts a Firefox with a new profile and the extension in it, over WebDriver BiDi.
 *
 * `-remote-allow-system-access` is what lets a test reach the extension's own pages: BiDi leaves them out
 * (https://bugzilla.mozilla.org/show_bug.cgi?id=1755014).
 */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const executablePath = options.executablePath ?? findBrowser('firefox')?.path
  if (executablePath === undefined) throw new Error(howToInstall('firefox'))
  const extensionDir = resolve(options.extensionDir ?? BUILT)
  const addOn = addOnId(extensionDir)
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    enableExtensions: true,
    // In a window, whoever opened it decides what an interrupt means.
    handleSIGINT: options.headless ?? true,
    defaultViewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [addOn]: HOST }),
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.disabledForTesting': true,
      ...(options.internet === true ? {} : LOOPBACK_ONLY),
    },
  })
  try {
    await browser.installExtension(extensionDir)
    const bidi: Bidi = bidiOf(browser)
    return {
      extensionId: HOST,
      async openPage(url, { type = 'tab', before } = {}) {
        const page = await browser.newPage({ type })
        before?.(page)
        await page.goto(url)
        return page
      },
      extensionPage: (path) => openExtensionPage(bidi, addOn, `moz-extension://${HOST}/${path}`),
      overlay: (page, frame) => firefoxOverlay(bidi, page, frame),
      closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
      close: () => browser.close(),
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}

function addOnId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } }
  }
  const id = manifest.browser_specific_settings?.gecko?.id
  if (id === undefined) throw new Error(`${extensionDir} is no Firefox extension: its manifest states no gecko id`)
  return id
}
