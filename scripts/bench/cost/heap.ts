import { median } from '../timing'
import type { Browser } from './browser'
import type { Session } from './devtools'
import { inTurns, visit } from './visits'

/*
 * What a settled page's process holds more of with the extension in it. A process's heap is shared by the page's own world and ours, so it is
 * told by the difference between the same page with and without.
 */

export interface HeapFigures {
  /** Bytes of all JavaScript heap, DOM wrappers and buffers, and times those without. */
  without: number
  ours: number
  /** More bytes with us, by where they are: V8's heap, and of that compiled code; what the browser keeps for it; buffers. */
  scripts: number
  code: number
  embedder: number
  buffers: number
  /** More bytes with us. */
  more: number
  /** Bytes that each mention of the page with 20,000 takes. */
  mention: number
}

interface Held {
  scripts: number
  embedder: number
  buffers: number
  code: number
}

/** @param mentions how many there are on the large page */
export async function measureHeap(
  browsers: { bare: Browser; ours: Browser },
  pages: { ordinary: string; large: string; mentions: number },
  rounds: number,
): Promise<HeapFigures> {
  const held = (url: string, settling: number, times: number) =>
    inTurns(['bare', 'ours'] as const, times, (arm) => visit(browsers[arm], url, ({ session }) => heldBy(session), settling))
  const { bare, ours } = await held(pages.ordinary, 3_000, rounds)
  const large = await held(pages.large, 12_000, 1)
  const of = (each: Held[], figure: (held: Held) => number) => median(each.map(figure))
  const more = (figure: keyof Held) => of(ours, (each) => each[figure]) - of(bare, (each) => each[figure])
  const all = ({ scripts, embedder, buffers }: Held) => scripts + embedder + buffers
  const [without, withUs] = [of(bare, all), of(ours, all)]
  const onLarge = of(large.ours, all) - of(large.bare, all)
  return {
    without,
    ours: withUs,
    scripts: more('scripts'),
    code: more('code'),
    embedder: more('embedder'),
    buffers: more('buffers'),
    more: withUs - without,
    mention: (onLarge - (withUs - without)) / pages.mentions,
  }
}

async function heldBy(session: Session): Promise<Held> {
  // Twice: what the first finds unused may hold something else.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send<{
    usedSize: number
    embedderHeapUsedSize: number
    backingStorageSize: number
  }>('Runtime.getHeapUsage')
  return { scripts: usedSize, embedder: embedderHeapUsedSize, buffers: backingStorageSize, code: await codeIn(session) }
}

/** Bytes of what the browser made of scripts to run them, from a heap snapshot. */
async function codeIn(session: Session): Promise<number> {
  let text = ''
  const collect = ({ chunk }: { chunk: string }) => (text += chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', collect)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', collect)
  return codeBytes(JSON.parse(text) as Snapshot)
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: (string | string[])[] } }
  nodes: number[]
}

function codeBytes({ snapshot: { meta }, nodes }: Snapshot): number {
  const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')]
  const code = meta.node_types[type]?.indexOf('code')
  let bytes = 0
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) if (nodes[at + type] === code) bytes += nodes[at + size] ?? 0
  return bytes
}
