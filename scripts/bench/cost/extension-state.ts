import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../../tests/support/until'
import type { Browser, Tab } from './browser'

/* What is asked of the extension and set in it, by its own pages. */

/** Milliseconds that a new install may take to have its feed in the store and its names compiled. */
const PATIENCE = 90_000

/** Waits until the extension has all that it comes with: until the names that it compiles are the same for a second. */
export function untilSettled(browser: Browser): Promise<void> {
  return inExtensionPage(browser, 'popup.html', async ({ session }) => {
    const script = `(${lexiconBytes.toString()})()`
    let last = -1
    await until(
      'the compiled names',
      async () => {
        const bytes = await session.evaluate<number>(script)
        const isSame = bytes > 0 && bytes === last
        last = bytes
        return isSame
      },
      { timeout: PATIENCE, interval: 1_000 },
    )
  })
}

/** Runs in a page of the extension, as text: 0 before the names are compiled. Never makes a database that is not there. */
async function lexiconBytes(): Promise<number> {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'caveat')) return 0
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onerror = () => reject(new Error('the store cannot be opened'))
    opening.onsuccess = () => {
      const store = opening.result
      const asked = store.transaction('lexicons').objectStore('lexicons').get('public')
      asked.onsuccess = () => {
        store.close()
        resolve((asked.result as { buffer: ArrayBuffer } | undefined)?.buffer.byteLength ?? 0)
      }
    }
  })
}

/** Sets for how many milliseconds the pointer rests before a card opens, as a person does: by a settings file. */
export async function setHoverDelay(browser: Browser, hoverDelay: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-settings-'))
  const file = join(folder, 'settings.json')
  writeFileSync(file, JSON.stringify({ version: 1, hoverDelay }))
  try {
    await inExtensionPage(browser, 'options.html', async ({ session }) => {
      await session.send('DOM.enable')
      const input = await until('the file input', async () => {
        const { root } = await session.send<{ root: { nodeId: number } }>('DOM.getDocument')
        const found = await session.send<{ nodeId: number }>('DOM.querySelector', {
          nodeId: root.nodeId,
          selector: 'input[type="file"]',
        })
        return found.nodeId
      })
      await session.send('DOM.setFileInputFiles', { nodeId: input, files: [file] })
      await until('the settings', () => session.evaluate<boolean>('/\\bDone\\b/.test(document.body.innerText)'), {
        timeout: PATIENCE,
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inExtensionPage<Result>(browser: Browser, path: string, use: (tab: Tab) => Promise<Result>): Promise<Result> {
  const tab = await browser.openTab()
  try {
    await tab.go(`chrome-extension://${browser.extensionId}/${path}`)
    return await use(tab)
  } finally {
    await tab.close()
  }
}

/** Ends the extension's worker as the browser does when it is idle; the next message starts it anew. */
export async function stopWorker({ session, extensionId }: Browser): Promise<void> {
  const running = async () => {
    const { targetInfos } = await session.send<{ targetInfos: { type: string; url: string; targetId: string }[] }>(
      'Target.getTargets',
    )
    return targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${extensionId}/`),
    )
  }
  for (const { targetId } of await running()) await session.send('Target.closeTarget', { targetId })
  await until('the worker to stop', async () => (await running()).length === 0)
}
