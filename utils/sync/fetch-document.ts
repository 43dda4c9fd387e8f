import { success, type Result } from '../result'
import type { FeedError } from './outcome'
import { wantedWait } from './server-wishes'

/** What a document may cost: whole request, silence between two chunks (milliseconds), bytes after decompression. */
export const FETCH_LIMITS = { total: 30_000, stall: 10_000, bytes: 32 * 1024 * 1024 }

/** Characters of a validator that are sent back: servers refuse a request whose headers are too long, and would for ever. */
const LONGEST_VALIDATOR = 1_000

export interface FetchedDocument {
  bytes: Uint8Array
  contentType: string
  etag: string
  lastModified: string
  /** The `Link` header (RFC 8288); empty without one. */
  link: string
  /** Where it really came from. */
  url: string
  /** Milliseconds for which the server wants no further request; 0 for none. */
  wait: number
}

/** Why there is no document, and for how many milliseconds the server wants to be left alone, where it says so. */
export type FetchFailure = FeedError & { wait?: number }

export interface FetchOptions {
  fetch: typeof globalThis.fetch
  signal: AbortSignal
  /** Whether an address that a redirect leads to may be read. Without it no redirect is followed. */
  mayFollow?: (url: string) => Promise<boolean>
  /** Validators of the copy that is held, for a conditional request (RFC 9110, section 13.1). */
  etag?: string | undefined
  lastModified?: string | undefined
  /** What else the request is sent with: to this address alone, not to where it leads. */
  headers?: Record<string, string>
  /** Bytes from the start that are enough: the rest is not read, nor is the line in which they end. */
  head?: number | undefined
  limits?: typeof FETCH_LIMITS
  /** Told of the bytes that came, after decompression, as they come. */
  received?: (bytes: number) => void
}

/**
 * Fetches a document whole; `unchanged` when the server says so. Sends no cookie and no referrer, and gives up on a server that hangs,
 * drips or sends without end. Of a redirect only the browser knows where it leads, so it is followed in a second request, and what comes
 * from an address that may not be read is thrown away.
 */
export async function fetchDocument(
  url: string,
  options: FetchOptions,
): Promise<Result<FetchedDocument | 'unchanged', FetchFailure>> {
  const limits = options.limits ?? FETCH_LIMITS
  const gaveUp = new AbortController()
  let exceeded = 0
  const giveUpAfter = (limit: number) =>
    setTimeout(() => {
      exceeded ||= limit
      gaveUp.abort()
    }, limit)
  const total = giveUpAfter(limits.total)
  let stall = giveUpAfter(limits.stall)
  const heard = (bytes: number) => {
    options.received?.(bytes)
    clearTimeout(stall)
    stall = giveUpAfter(limits.stall)
  }
  const asked = conditions(options)
  const request = (redirect: RequestRedirect) =>
    options.fetch(url, {
      headers: redirect === 'manual' ? { ...asked, ...options.headers } : asked,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect,
      signal: AbortSignal.any([options.signal, gaveUp.signal]),
    })
  let begun = false
  try {
    let response = await request('manual')
    heard(0)
    if (isRedirect(response)) {
      const led = options.mayFollow ? await followed(request, options.mayFollow) : ''
      if (typeof led === 'string') return refused({ code: 'redirected', detail: led })
      response = led
      heard(0)
    }
    const wait = wantedWait(response.headers, Date.now())
    const isConditional = Object.keys(asked).length > 0
    if (response.status === 304 && isConditional) return success('unchanged')
    // A part of a document is none, and "unchanged" means nothing to whoever holds nothing.
    if (!response.ok || response.status === 206) {
      await response.body?.cancel()
      return refused(refusalOf(response), wait)
    }
    begun = true
    const bytes = await readBounded(response, options.head ?? limits.bytes, options.head !== undefined, heard)
    if (!bytes) return refused({ code: 'tooLarge', detail: `> ${Math.round(limits.bytes / 1024 / 1024)} MiB` })
    const header = (name: string) => response.headers.get(name) ?? ''
    const validator = (name: string) => (header(name).length <= LONGEST_VALIDATOR ? header(name) : '')
    return success({
      bytes,
      contentType: header('content-type'),
      etag: validator('etag'),
      lastModified: validator('last-modified'),
      link: header('link'),
      url: response.url || url,
      wait,
    })
  } catch (error) {
    if (gaveUp.signal.aborted) return refused({ code: 'timeout', detail: `${exceeded / 1_000} s` })
    const detail = error instanceof Error ? error.message : String(error)
    return refused({ code: begun ? 'interrupted' : 'unreachable', detail })
  } finally {
    clearTimeout(total)
    clearTimeout(stall)
  }
}

function conditions({ etag, lastModified }: FetchOptions): Record<string, string> {
  if (etag) return { 'If-None-Match': etag }
  return lastModified ? { 'If-Modified-Since': lastModified } : {}
}

function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)
}

/** The answer at the end of a redirect; where it may not be read, its address as far as the browser tells it. */
async function followed(
  request: (redirect: RequestRedirect) => Promise<Response>,
  mayFollow: (url: string) => Promise<boolean>,
): Promise<Response | string> {
  let response: Response
  try {
    response = await request('follow')
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    // Browsers refuse what leads to a site that the extension may not read, and do not say which.
    return ''
  }
  if (await mayFollow(response.url)) return response
  await response.body?.cancel()
  return response.url
}

function refusalOf({ status, headers }: Response): FeedError {
  const detail = `HTTP ${status}`
  if (status === 404 || status === 410) return { code: 'notFound', detail }
  const limited = status === 403 && (headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after'))
  if (status === 429 || limited) return { code: 'tooManyRequests', detail }
  if (status >= 300 && status < 400 && status !== 304) return { code: 'redirected', detail }
  return { code: status >= 400 && status < 500 ? 'refused' : 'serverError', detail }
}

function refused({ code, detail }: FeedError, wait = 0): { ok: false; error: FetchFailure } {
  return { ok: false, error: { code, detail, ...(wait > 0 ? { wait } : {}) } }
}

/** The body, or undefined when it is longer than `max` bytes after decompression; the rest is then not read. `cut`: its first bytes will do. */
async function readBounded(
  response: Response,
  max: number,
  cut: boolean,
  heard: (bytes: number) => void,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    heard(part.value.byteLength)
    length += part.value.byteLength
    chunks.push(part.value)
    if (length <= max) continue
    await reader?.cancel()
    if (!cut) return undefined
    const bytes = joined(chunks, length)
    return bytes.subarray(0, bytes.lastIndexOf(0x0a, max - 1) + 1)
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
