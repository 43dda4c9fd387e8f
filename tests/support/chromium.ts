import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type CDPSession, type Frame, type Page, type Worker } from 'playwright'
import { findBrowser, howToInstall } from '../../scripts/browsers.mjs'
import { chromiumOverlay } from './chromium-overlay'
import type { Overlay } from './overlay'
import { until } from './until'

/** Folder of the built extension. */
export const BUILT = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url))

const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'

export interface ChromiumOptions {
  /** Folder of an unpacked extension; the built one by default. */
  extensionDir?: string
  /** Chromium, Chrome or Edge; the first found by default. */
  executablePath?: string
  headless?: boolean
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number } | null
  /** Chromium's sandbox; not to be had as root. Off for tests, which open nothing but their own pages. */
  sandbox?: boolean
  /** Whether hosts other than this machine can be reached; tests reach none. */
  internet?: boolean
  /** Whether pages that were left are kept for when one goes back, as in a browser that nobody drives. */
  keepsPages?: boolean
}

export interface Chromium {
  context: BrowserContext
  extensionId: string
  /** `before` is called with the page before anything is loaded in it. */
  openPage(url: string, before?: (page: Page) => void): Promise<Page>
  /** One of the extension's own pages in a tab, such as `popup.html`. */
  extensionPage(path: string): Promise<Page>
  /** The service worker; started by an event when it is not running, so ask for it after something that wakes it. */
  worker(): Promise<Worker>
  /** Ends the service worker as the browser does when it is idle; the next event starts it anew. */
  stopWorker(): Promise<void>
  overlay(page: Page, frame?: Frame): Promise<Overlay>
  close(): Promise<void>
}

/**
 * Starts a Chromium, Chrome or Edge with a new profile and the extension in it.
 *
 * The extension is loaded over the debugging pipe: Google Chrome ignores `--load-extension` from 137 on.
 * https://chromedevtools.github.io/devtools-protocol/tot/Extensions/
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Chromium> {
  const executablePath = options.executablePath ?? findBrowser('chromium')?.path
  if (executablePath === undefined) throw new Error(howToInstall('chromium'))
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: options.headless ?? true,
    chromiumSandbox: options.sandbox ?? false,
    // In a window, whoever opened it decides what an interrupt means.
    handleSIGINT: options.headless ?? true,
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    args: ['--enable-unsafe-extension-debugging', '--disable-quic', ...(options.internet === true ? [] : [LOOPBACK_ONLY])],
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(options.sandbox === true ? ['--no-sandbox'] : []),
      ...(options.keepsPages === true ? ['--disable-back-forward-cache'] : []),
    ],
  })
  try {
    const extensionId = await loadExtension(context, resolve(options.extensionDir ?? BUILT))
    return handles(context, extensionId)
  } catch (error) {
    await context.close()
    throw error
  }
}

async function loadExtension(context: BrowserContext, path: string): Promise<string> {
  const session = await browserSession(context)
  const { id } = await session.send('Extensions.loadUnpacked', { path })
  await session.detach()
  return id
}

function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (browser === null) throw new Error('the browser was closed')
  return browser.newBrowserCDPSession()
}

function handles(context: BrowserContext, extensionId: string): Chromium {
  const origin = `chrome-extension://${extensionId}/`
  const open = async (url: string, before?: (page: Page) => void) => {
    const page = await context.newPage()
    before?.(page)
    await page.goto(url)
    return page
  }
  return {
    context,
    extensionId,
    openPage: open,
    extensionPage: (path) => open(origin + path),
    worker: () => until('the service worker', () => context.serviceWorkers().find((worker) => worker.url().startsWith(origin))),
    async stopWorker() {
      const session = await browserSession(context)
      const running = async () =>
        (await session.send('Target.getTargets')).targetInfos.filter(
          ({ type, url }) => type === 'service_worker' && url.startsWith(origin),
        )
      const stopped = new Set((await running()).map(({ targetId }) => targetId))
      for (const targetId of stopped) await session.send('Target.closeTarget', { targetId })
      // Something may have started another one meanwhile.
      await until('the service worker to stop', async () => (await running()).every(({ targetId }) => !stopped.has(targetId)))
      await session.detach()
    },
    overlay: (page, frame) => chromiumOverlay(context, page, frame),
    close: () => context.close(),
  }
}
