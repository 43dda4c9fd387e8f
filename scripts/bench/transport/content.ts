import { fromBase64 } from '../../../utils/messaging/base64'
import { byteAt, extension, PART, WAYS, type Request, type Way } from './protocol'

/* The content script of the throw-away extension: gets each buffer by each way, and writes into the page how long that took. */

const ROUNDS = 5

export interface WayFigures {
  way: Way
  bytes: number
  /** Why there are no figures. */
  failed?: string
  /** Median milliseconds from asking to having the buffer. */
  ms?: number
  /** Longest time that the page's main thread did not get to run, in milliseconds. */
  gap?: number
}

async function receive(way: Way, bytes: number): Promise<ArrayBuffer> {
  const count = Math.ceil(bytes / PART)
  if (way === 'message, base64 in parts') {
    const parts: ArrayBuffer[] = []
    for (let part = 0; part < count; part++) parts.push(fromBase64(text(await ask({ ask: 'get', way, bytes, part }))))
    return joined(parts, bytes)
  }
  if (way === 'message, base64') return fromBase64(text(await ask({ ask: 'get', way, bytes })))
  if (way === 'message, ArrayBuffer') return raw(await ask({ ask: 'get', way, bytes }))
  const { session } = extension.storage
  if (!session) throw new Error('closed to content scripts')
  if (way === 'storage.session, base64') return fromBase64(text((await session.get('whole'))['whole']))
  if (way === 'storage.session, ArrayBuffer') return raw((await session.get('whole'))['whole'])
  const keys = Array.from({ length: count }, (_, part) => `part${part}`)
  const found = await session.get(keys)
  return joined(
    keys.map((key) => raw(found[key])),
    bytes,
  )
}

function joined(parts: ArrayBuffer[], bytes: number): ArrayBuffer {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const part of parts) {
    whole.set(new Uint8Array(part), at)
    at += part.byteLength
  }
  return whole.buffer
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`arrives as ${described(value)}`)
  return value
}

function raw(value: unknown): ArrayBuffer {
  // Of another realm where the browser made it: no instanceof.
  if (Object.prototype.toString.call(value) !== '[object ArrayBuffer]') throw new Error(`arrives as ${described(value)}`)
  return value as ArrayBuffer
}

function described(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 60)
}

async function ask(request: Request): Promise<unknown> {
  const answer = await extension.runtime.sendMessage(request)
  if (answer !== null && typeof answer === 'object' && 'error' in answer)
    throw new Error(String(answer.error).replace(/^Error: /, ''))
  return answer
}

async function measure(way: Way, bytes: number): Promise<WayFigures> {
  try {
    await ask({ ask: 'put', way, bytes })
    const whole = new Uint8Array(await receive(way, bytes))
    if (whole.length !== bytes || whole.some((byte, at) => byte !== byteAt(at))) throw new Error('arrives damaged')
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now()
      await receive(way, bytes)
      times.push(performance.now() - started)
    }
    const gaps: number[] = []
    for (let round = 0; round < ROUNDS; round++) gaps.push(await longestGap(() => receive(way, bytes)))
    return { way, bytes, ms: middle(times), gap: middle(gaps) }
  } catch (error) {
    return { way, bytes, failed: error instanceof Error ? error.message : String(error) }
  }
}

/** Runs again and again as a task of its own while the work is done, and sees for how long it did not get to. */
async function longestGap(work: () => Promise<unknown>): Promise<number> {
  const { port1, port2 } = new MessageChannel()
  let last = performance.now()
  let longest = 0
  const see = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  port1.onmessage = () => {
    see()
    port2.postMessage(null)
  }
  port2.postMessage(null)
  await work()
  see()
  port1.close()
  return longest
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

async function run(): Promise<void> {
  const sizes = new URLSearchParams(location.search).getAll('bytes').map(Number)
  const figures: WayFigures[] = []
  for (const bytes of sizes) for (const way of WAYS) figures.push(await measure(way, bytes))
  document.documentElement.dataset['figures'] = JSON.stringify(figures)
}

void run()
