// @ts-check
import { withPage } from './measure.mjs'
import { traced } from './trace.mjs'

/** @typedef {import('./measure.mjs').InPage} InPage */
/** @typedef {import('./measure.mjs').Page} Page */

const NAMES = 100_000

/**
 * What the scan costs a page that is open: the length of its slices on very large pages, its share of a page that never rests, and its
 * memory. Each in a page of its own, so that none finds the other's code compiled or its memory in use.
 *
 * @param {import('../browsers.mjs').Browser} browser
 * @param {string} script
 * @param {string} worker what finds names for the pages
 * @param {import('./measure.mjs').Sources} sources
 */
export async function measureLive(browser, script, worker, { pages, texts, entities }) {
  /** @type {<T>(use: (page: Page) => Promise<T>) => Promise<T>} */
  const inPage = (use) => withPage(browser, script, use, worker)
  const { lexicon, huge } = await withPage(browser, script, (page) =>
    page.evaluate(
      (json) => {
        const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
        return { lexicon: bench.compiledAsBase64(JSON.parse(json)), huge: bench.HUGE_PAGES }
      },
      JSON.stringify(entities.slice(0, NAMES)),
    ),
  )
  const scan = (/** @type {string[]} */ loaded, /** @type {string | undefined} */ name) =>
    inPage(async (page) => {
      await page.evaluate((loaded) => /** @type {InPage} */ (/** @type {any} */ (globalThis).bench).load(loaded), loaded)
      const session = await page.context().newCDPSession(page)
      /** @type {Awaited<ReturnType<InPage['watchScan']>> | undefined} */
      let watched
      const own = await traced(
        session,
        ({ functionName }) => functionName === 'ownWorkOfTheScan',
        async () => {
          watched = await page.evaluate(
            ({ lexicon, name }) => /** @type {InPage} */ (/** @type {any} */ (globalThis).bench).watchScan(lexicon, name),
            { lexicon, name },
          )
        },
      )
      if (!watched) throw new Error('the scan was not watched')
      return { ...own, ...watched }
    })
  /** @type {({ name: string } & Awaited<ReturnType<typeof scan>>)[]} */
  const slices = [{ name: 'all measured pages in one', ...(await scan(pages, undefined)) }]
  for (const name of huge) slices.push({ name, ...(await scan([], name)) })
  const changes = await inPage((page) =>
    page.evaluate(
      ({ lexicon, texts }) => /** @type {InPage} */ (/** @type {any} */ (globalThis).bench).watchChanges(lexicon, texts),
      { lexicon, texts },
    ),
  )
  const heaps = []
  for (let round = 0; round < 3; round++) heaps.push(await inPage((page) => heapOf(page, pages[20] ?? '', lexicon)))
  const heap = heaps.sort((a, b) => a.beyond - b.beyond)[1] ?? { beyond: Number.NaN, code: 0 }
  // The first time in a page, as a tab does it: no code is compiled yet. The least, since the machine may be busy.
  const firstOpen = Math.min(...slices.map((each) => each.firstOpen))
  return { names: NAMES, firstOpen, slices, changes, heap }
}

/**
 * @param {Page} page
 * @param {string} markup
 * @param {string} lexicon
 */
async function heapOf(page, markup, lexicon) {
  const session = await page.context().newCDPSession(page)
  const used = async () => {
    // Twice: what the first finds unused may hold something else.
    for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
    // Sizes outside of V8's own heap are newer than the protocol's types.
    const usage = /** @type {{ usedSize: number, embedderHeapUsedSize?: number, backingStorageSize?: number }} */ (
      await session.send('Runtime.getHeapUsage')
    )
    return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)
  }
  await page.evaluate(
    ({ markup, lexicon }) => {
      const bench = /** @type {InPage} */ (/** @type {any} */ (globalThis).bench)
      bench.load([markup])
      bench.prepareHeap(lexicon)
    },
    { markup, lexicon },
  )
  const [before, codeBefore] = [await used(), await codeOf(session)]
  await page.evaluate(() => /** @type {InPage} */ (/** @type {any} */ (globalThis).bench).keepOpen())
  const beyond = (await used()) - before
  return { beyond, code: (await codeOf(session)) - codeBefore }
}

/**
 * Bytes of what the browser made of scripts to run them: byte code, machine code, what it noted on the way.
 * @param {import('playwright').CDPSession} session
 */
async function codeOf(session) {
  let text = ''
  const collect = (/** @type {{ chunk: string }} */ { chunk }) => (text += chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', collect)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', collect)
  /** @type {{ snapshot: { meta: { node_fields: string[], node_types: string[][] } }, nodes: number[] }} */
  const { snapshot, nodes } = JSON.parse(text)
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const code = types[type]?.indexOf('code')
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length) if (nodes[at + type] === code) bytes += nodes[at + size] ?? 0
  return bytes
}
