import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../../../tests/support/chromium'
import { launchFirefox } from '../../../tests/support/firefox'
import type { Found } from '../../setup.mjs'
import type { WayFigures } from './content'

export interface TransportFigures {
  /** The browser, and how its messages are made into bytes. */
  setting: string
  ways: WayFigures[]
}

/** Milliseconds that all ways together may take in one browser. */
const PATIENCE = 45_000

/**
 * How long a buffer takes from an extension's worker to its content script, by each way there is, in a throw-away extension that is
 * made for it.
 *
 * @param scripts the extension's two scripts, bundled
 * @param sizes of the buffers, in bytes
 */
export async function measureTransport(
  { chromium, firefox }: Found,
  scripts: { worker: string; content: string },
  sizes: number[],
): Promise<TransportFigures[]> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Transport</title><p>A page.</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const query = sizes.map((bytes) => `bytes=${bytes}`).join('&')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?${query}`
  const figures: TransportFigures[] = []
  try {
    if (chromium)
      for (const serialization of ['json', 'structured_clone']) {
        const ways = await withExtension(scripts, { message_serialization: serialization }, async (extensionDir) => {
          const browser = await launchChromium({ extensionDir, executablePath: chromium.path })
          try {
            const page = await browser.openPage(url)
            const read = page.waitForFunction(() => document.documentElement.dataset['figures'], null, { timeout: PATIENCE })
            return await (await read).jsonValue()
          } finally {
            await browser.close()
          }
        })
        figures.push({ setting: `${chromium.name} ${chromium.version}, messages as ${serialization}`, ways })
      }
    if (firefox) {
      const ways = await withExtension(scripts, {}, async (extensionDir) => {
        const browser = await launchFirefox({ extensionDir, executablePath: firefox.path })
        try {
          const page = await browser.openPage(url)
          const read = page.waitForFunction(() => document.documentElement.dataset['figures'], { timeout: PATIENCE })
          return await (await read).jsonValue()
        } finally {
          await browser.close()
        }
      })
      figures.push({ setting: `${firefox.name} ${firefox.version}`, ways })
    }
  } finally {
    server.close()
  }
  return figures
}

async function withExtension(
  scripts: { worker: string; content: string },
  manifest: object,
  use: (extensionDir: string) => Promise<string | undefined>,
): Promise<WayFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'transport-'))
  try {
    writeFileSync(join(folder, 'worker.js'), scripts.worker)
    writeFileSync(join(folder, 'content.js'), scripts.content)
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...MANIFEST, ...manifest }))
    return JSON.parse((await use(folder)) ?? '[]') as WayFigures[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const MANIFEST = {
  manifest_version: 3,
  name: 'Transport',
  version: '1',
  permissions: ['storage', 'unlimitedStorage'],
  host_permissions: ['http://127.0.0.1/*'],
  background: { service_worker: 'worker.js', scripts: ['worker.js'] },
  content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['content.js'], run_at: 'document_idle' }],
  browser_specific_settings: { gecko: { id: 'transport@caveat.example' } },
}
