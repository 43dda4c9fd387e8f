import type { CDPSession, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readCatalogue } from '../../../utils/feeds/catalogue'
import { entityId } from '../../../utils/advisories'
import { KEV_URL } from '../../../utils/settings/settings'
import { nameKeys } from '../../../utils/store/namesakes'
import type { EntityRow } from '../../../utils/store/rows'
import type { Chromium } from '../../../tests/support/chromium'
import { until } from '../../../tests/support/until'
import { compileAnew, readVersions } from './compile-anew'

/* What the worker takes to compile very many names and what is searched, and the most memory that it has meanwhile. */

export interface WorkerFigures {
  names: number
  /** Milliseconds from a change that makes it compile them until they are stored. */
  rebuild: number
  /** Bytes of objects and buffers, at most, until then, and until everything can be searched. */
  peak: number
  searchPeak: number
}

const NAMES = 100_000
const AT_ONCE = 5_000
/** Milliseconds between two looks at the memory. */
const EVERY = 20

export async function measureWorker({ context }: Chromium, page: Page): Promise<WorkerFigures> {
  const rows = madeNames(NAMES)
  for (let at = 0; at < rows.length; at += AT_ONCE) await page.evaluate(writeNames, JSON.stringify(rows.slice(at, at + AT_ONCE)))
  const before = await page.evaluate(readVersions)
  await page.evaluate(compileAnew, KEV_URL)
  const browser = context.browser()
  if (!browser) throw new Error('the browser was closed')
  const started = performance.now()
  const memory = await watchMemory(await browser.newBrowserCDPSession())
  const version = async () => (await page.evaluate(readVersions)).names
  await until('the names are compiled', async () => (await version()) > before.names, { timeout: 120_000, interval: 20 })
  const rebuild = performance.now() - started
  const peak = memory.most()
  const searched = async () => (await page.evaluate(readVersions)).searched
  await until('everything can be searched', async () => (await searched()) > before.searched, {
    timeout: 600_000,
    interval: 500,
  })
  memory.end()
  return { names: rows.length, rebuild, peak, searchPeak: memory.most() }
}

/** Names of the catalogue, each many times with another word behind it. */
function madeNames(count: number): EntityRow[] {
  const file = fileURLToPath(new URL('../../../public/catalogue.json', import.meta.url))
  const catalogue = readCatalogue(JSON.parse(readFileSync(file, 'utf8')))
  return Array.from({ length: count }, (_, at) => {
    const one = catalogue[at % catalogue.length]
    if (!one) throw new Error('the catalogue is empty')
    const round = Math.floor(at / catalogue.length)
    const { type, vendor = '', aliases = [] } = one
    const name = round === 0 ? one.name : `${one.name} Q${round.toString(36)}x`
    const key = entityId({ name, type, vendor })
    const standing = { high: { last: '2026-11-01', count: 1 } }
    const own = { key, id: key, name, type, vendor, aliases: round === 0 ? [...aliases] : [], privateAliases: [], private: false }
    return { ...own, nameKeys: nameKeys({ name, type, vendor }), standing, publicStanding: standing }
  })
}

/** Looks at the memory of the extension's worker until `end` is called. */
async function watchMemory(session: CDPSession): Promise<{ most: () => number; end: () => void }> {
  const worker = await until('the worker', async () =>
    (await session.send('Target.getTargets')).targetInfos.find(({ type }) => type === 'service_worker'),
  )
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false })
  let [most, isOver] = [0, false]
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { result } = JSON.parse(message) as { result?: { usedSize?: number; backingStorageSize?: number } }
    most = Math.max(most, (result?.usedSize ?? 0) + (result?.backingStorageSize ?? 0))
  })
  let id = 0
  const look = () => {
    if (isOver) return
    const message = JSON.stringify({ id: ++id, method: 'Runtime.getHeapUsage' })
    session.send('Target.sendMessageToTarget', { sessionId, message }).then(
      () => setTimeout(look, EVERY),
      () => undefined,
    )
  }
  look()
  return { most: () => most, end: () => (isOver = true) }
}

/* What runs in the extension's page. */

function writeNames(json: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('entities', 'readwrite')
      for (const row of JSON.parse(json) as unknown[]) transaction.objectStore('entities').put(row)
      transaction.oncomplete = () => (opening.result.close(), resolve())
      transaction.onerror = () => reject(transaction.error)
    }
  })
}
