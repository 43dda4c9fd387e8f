import { failure, success, type Result } from '../result'
import type { FeedError } from './outcome'

/** What a feed may cost: whole request, silence between two chunks (milliseconds), decompressed bytes. */
export const FETCH_LIMITS = { total: 30_000, stall: 10_000, bytes: 32 * 1024 * 1024 }

export interface FetchedDocument {
  bytes: Uint8Array
  contentType: string
  etag: string
  lastModified: string
}

export interface FetchOptions {
  fetch: typeof globalThis.fetch
  signal: AbortSignal
  /** Validators of the copy that is held, for a conditional request (RFC 9110, section 13.1). */
  etag?: string
  lastModified?: string
  limits?: typeof FETCH_LIMITS
}

/**
 * Fetches a feed's document whole; `unchanged` when the server says so. Sends no cookie and no referrer, follows no redirect,
 * and gives up on a server that hangs, drips or sends without end.
 */
export async function fetchDocument(
  url: string,
  options: FetchOptions,
): Promise<Result<FetchedDocument | 'unchanged', FeedError>> {
  const limits = options.limits ?? FETCH_LIMITS
  const gaveUp = new AbortController()
  const total = setTimeout(() => gaveUp.abort(), limits.total)
  let stall = setTimeout(() => gaveUp.abort(), limits.stall)
  const heard = () => {
    clearTimeout(stall)
    stall = setTimeout(() => gaveUp.abort(), limits.stall)
  }
  try {
    const response = await options.fetch(url, {
      headers: conditions(options),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, gaveUp.signal]),
    })
    heard()
    if (response.status === 304) return success('unchanged')
    const refusal = refusalOf(response)
    if (refusal) {
      await response.body?.cancel()
      return { ok: false, error: refusal }
    }
    const bytes = await readBounded(response, limits.bytes, heard)
    if (!bytes) return failure('tooLarge', `> ${Math.round(limits.bytes / 1024 / 1024)} MiB`)
    return success({
      bytes,
      contentType: response.headers.get('content-type') ?? '',
      etag: response.headers.get('etag') ?? '',
      lastModified: response.headers.get('last-modified') ?? '',
    })
  } catch (error) {
    if (gaveUp.signal.aborted) return failure('timeout', `${limits.total / 1000} s`)
    return failure('unreachable', error instanceof Error ? error.message : String(error))
  } finally {
    clearTimeout(total)
    clearTimeout(stall)
  }
}

function conditions({ etag, lastModified }: FetchOptions): Record<string, string> {
  if (etag) return { 'If-None-Match': etag }
  return lastModified ? { 'If-Modified-Since': lastModified } : {}
}

function refusalOf(response: Response): FeedError | undefined {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    return { code: 'redirected', detail: response.status > 0 ? `HTTP ${response.status}` : '' }
  }
  if (response.ok) return undefined
  const detail = `HTTP ${response.status}`
  if (response.status === 404 || response.status === 410) return { code: 'notFound', detail }
  if (response.status === 429) return { code: 'tooManyRequests', detail }
  return { code: response.status >= 500 ? 'serverError' : 'refused', detail }
}

/** The body, or undefined when it is longer than `max` bytes after decompression; the rest is then not read. */
async function readBounded(response: Response, max: number, heard: () => void): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    heard()
    length += part.value.byteLength
    if (length > max) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
