import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
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
  /** Folder of a profile that stays when the browser is closed or killed; by default a new one that does not. */
  profile?: string
  /** Called with the browser before the extension is in it, and with the origin that the extension will have. */
  beforeLoading?: (context: BrowserContext, origin: string) => Promise<void>
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
  /** Ends the browser as a crash or a lack of memory does: it has no time to write or close anything. */
  kill(): Promise<void>
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
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath,
    headless: options.headless ?? true,
    chromiumSandbox: options.sandbox ?? false,
    // In a window, whoever opened it decides what an interrupt means.
    handleSIGINT: options.headless ?? true,
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    args: [
      '--enable-unsafe-extension-debugging',
      '--disable-quic',
      // Where nobody looks, a GPU would be emulated to draw, which takes an eighth of all processor time.
      ...(options.headless === false ? [] : ['--disable-gpu']),
      ...(options.internet === true ? [] : [LOOPBACK_ONLY]),
    ],
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(options.sandbox === true ? ['--no-sandbox'] : []),
      ...(options.keepsPages === true ? ['--disable-back-forward-cache'] : []),
    ],
  })
  try {
    const folder = resolve(options.extensionDir ?? BUILT)
    await options.beforeLoading?.(context, `chrome-extension://${idOfFolder(folder)}`)
    const extensionId = await loadExtension(context, folder)
    const browserProcess = await processOf(context)
    return handles(context, extensionId, async () => {
      const closed = new Promise((resolve) => context.once('close', resolve))
      process.kill(browserProcess, 'SIGKILL')
      await closed
      if (options.profile !== undefined) unlock(options.profile)
    })
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

/** The id that Chromium gives an unpacked extension: a hash of its folder's path, in the letters from a to p. */
function idOfFolder(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}

async function processOf(context: BrowserContext): Promise<number> {
  const session = await browserSession(context)
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const own = processInfo.find(({ type }) => type === 'browser')
  if (!own) throw new Error('the browser has no process')
  return own.id
}

/** Takes away what says that a browser runs with this profile. */
function unlock(profile: string): void {
  for (const name of readdirSync(profile)) if (name.startsWith('Singleton')) rmSync(join(profile, name), { force: true })
}

function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (browser === null) throw new Error('the browser was closed')
  return browser.newBrowserCDPSession()
}

function handles(context: BrowserContext, extensionId: string, kill: () => Promise<void>): Chromium {
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
      // Something may have started another one meanwhile, and one that is busy lets the first request pass.
      const isGone = async () => {
        const left = (await running()).filter(({ targetId }) => stopped.has(targetId))
        for (const { targetId } of left) await session.send('Target.closeTarget', { targetId }).catch(() => undefined)
        return left.length === 0
      }
      await until('the service worker to stop', isGone, { interval: 200 })
      await session.detach()
    },
    overlay: (page, frame) => chromiumOverlay(context, page, frame),
    close: () => context.close(),
    kill,
  }
}
