import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pipe, type Session } from './devtools'

/*
 * Browsers that differ in nothing but the extension that is in them.
 */

export interface Browser {
  session: Session
  /** Undefined where there is no extension. */
  extensionId: string | undefined
  /** A new tab in front, on `about:blank`, with a session to it. */
  openTab: () => Promise<Tab>
  close: () => Promise<void>
}

export interface Tab {
  session: Session
  /** Settles when the page is loaded. */
  go: (url: string) => Promise<void>
  close: () => Promise<void>
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--remote-debugging-pipe',
  '--enable-unsafe-extension-debugging',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--window-size=1280,800',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** Starts a browser with a new profile, with one extension or with none. */
export async function startBrowser(executablePath: string, extensionDir: string | undefined): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-profile-'))
  const process = spawn(executablePath, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()))
  const session = new Pipe(process).browser
  const close = async () => {
    await session.send('Browser.close').catch(() => undefined)
    await gone
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    const extensionId =
      extensionDir === undefined
        ? undefined
        : (await session.send<{ id: string }>('Extensions.loadUnpacked', { path: extensionDir })).id
    return { session, extensionId, openTab: () => openTab(session), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openTab(browser: Session): Promise<Tab> {
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const session = await browser.attach(targetId)
  await session.send('Page.enable')
  return {
    session,
    async go(url) {
      const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve))
      const { errorText } = await session.send<{ errorText?: string }>('Page.navigate', { url })
      if (errorText !== undefined) throw new Error(`${url}: ${errorText}`)
      await loaded
    },
    close: async () => void (await browser.send('Target.closeTarget', { targetId })),
  }
}

/** An extension that has a content script and does nothing: what browsers take for having any. Gives its folder, to be removed by the caller. */
export function idleExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-idle-'))
  writeFileSync(join(folder, 'page.js'), '')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(IDLE))
  return folder
}

const IDLE = {
  manifest_version: 3,
  name: 'Idle',
  version: '1',
  content_scripts: [{ matches: ['http://*/*', 'https://*/*'], js: ['page.js'], run_at: 'document_idle', all_frames: true }],
}
