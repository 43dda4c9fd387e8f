import { launchChromium } from '../../../tests/support/chromium'
import { content, startServer } from '../../../tests/support/http-server'
import { until } from '../../../tests/support/until'
import { kevDocument, type FeedFixtures } from './made'

/* What syncing CISA's catalogue takes in the built extension's worker, from a server on this machine, as its options page waits for it. */

export interface SyncingFigures {
  bytes: number
  records: number
  /** Milliseconds, median: what is not held yet, what did not change, and what changed in a few records. */
  first: number
  unchanged: number
  changed: number
  /** Requests for what did not change, and records that were written then and after the change. */
  requests: number
  written: { unchanged: number; changed: number }
}

const CHANGED = 5
const ROUNDS = 5

/** @param count of vulnerabilities */
export async function measureSyncing(
  executablePath: string,
  fixtures: Pick<FeedFixtures, 'kev'>,
  count: number,
): Promise<SyncingFigures> {
  const server = await startServer()
  const browser = await launchChromium({ executablePath })
  try {
    const page = await browser.extensionPage('options.html')
    const times = { first: [] as number[], unchanged: [] as number[], changed: [] as number[] }
    let [bytes, requests, writtenSame, writtenChanged] = [0, 0, 0, 0]
    for (let round = 0; round < ROUNDS; round++) {
      const path = `/kev-${round}.json`
      const [whole, other] = [kevDocument(fixtures, count), kevDocument(fixtures, count, CHANGED)]
      bytes = Buffer.byteLength(whole)
      // Due at once, it would be synced by the worker itself, while nobody measures.
      server.set(path, (_, response) => void response.writeHead(503).end())
      await page.evaluate(keepFeed, server.url(path))
      await until('the worker to have asked', () => server.requestsFor(path).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      const sync = () => page.evaluate(syncFeed, server.url(path))
      server.set(path, content(whole))
      const first = await sync()
      times.first.push(first.took)
      const asked = server.requestsFor(path).length
      const same = await sync()
      times.unchanged.push(same.took)
      requests = server.requestsFor(path).length - asked
      writtenSame += same.written
      server.set(path, content(other))
      const changed = await sync()
      times.changed.push(changed.took)
      writtenChanged = changed.written
      if (first.written !== count) throw new Error(`${first.written} of ${count} records were written`)
    }
    const written = { unchanged: writtenSame, changed: writtenChanged }
    return { bytes, records: count, ...mapped(times), requests, written }
  } finally {
    await browser.close()
    await server.close()
  }
}

function mapped({ first, unchanged, changed }: Record<'first' | 'unchanged' | 'changed', number[]>) {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  return { first: median(first), unchanged: median(unchanged), changed: median(changed) }
}

/* What runs in the extension's page. */

interface Apis {
  storage: { local: { set(items: object): Promise<void> } }
  runtime: {
    sendMessage(
      message: object,
    ): Promise<{ res: { ok: boolean; added: number; updated: number; error?: object }[]; err?: unknown }>
  }
}

async function keepFeed(url: string): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: Apis }).chrome
  await storage.local.set({ settings: { version: 1, feeds: [{ url }] } })
}

async function syncFeed(url: string): Promise<{ took: number; written: number }> {
  const { runtime } = (globalThis as unknown as { chrome: Apis }).chrome
  const started = performance.now()
  const { res, err } = await runtime.sendMessage({ id: 1, type: 'syncFeeds', timestamp: Date.now(), data: { urls: [url] } })
  const took = performance.now() - started
  const [outcome] = res
  if (err || !outcome?.ok) throw new Error(JSON.stringify(err ?? outcome?.error))
  return { took, written: outcome.added + outcome.updated }
}
