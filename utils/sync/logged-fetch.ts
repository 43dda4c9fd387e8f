import type { FeedSettings } from '../settings/settings'
import { beginRequest, endRequest, type RequestReason } from '../store'
import type { Result } from '../result'
import { keyHeaders } from './key-headers'
import type { SyncContext } from './context'
import { fetchDocument, type FetchedDocument, type FetchFailure } from './fetch-document'
import { loggedAddress } from './logged-address'
import { mayRead } from './reach'
import { nextDue } from './schedule'

/** A document to ask for. */
export interface Wanted {
  /** Where it may be, the likeliest first. */
  urls: readonly string[]
  /** The address by which the store knows it, for one of many. */
  document?: string
  why: RequestReason
  /** Validators of the copy that is held, by address. */
  validators: (url: string) => { etag: string; lastModified: string } | undefined
  head?: number | undefined
}

/** What came of it, the address that answered, and the bytes that came. */
export interface Fetched {
  result: Result<FetchedDocument | 'unchanged', FetchFailure>
  url: string
  bytes: number
}

/**
 * Asks for a document of a feed, at its other addresses where it is missing, and notes each request in the log before it is made and when
 * it has ended. Until it succeeds the feed counts as failed, so that one that kills the worker is not asked again at once.
 */
export async function fetchLogged(feed: FeedSettings, wanted: Wanted, context: SyncContext): Promise<Fetched> {
  let bytes = 0
  const accessKey = await context.key?.(feed.url)
  for (const [index, url] of wanted.urls.entries()) {
    let came = 0
    const key = await beginRequest(
      context.store,
      feed.url,
      { feed: loggedAddress(feed.url), url: loggedAddress(url), at: context.now().getTime(), why: wanted.why },
      wanted.document,
      (row) => {
        const now = context.now().getTime()
        return { ...row, lastAttempt: now, nextDue: nextDue(row.failures + 1, now, context.random) }
      },
    )
    const result = await fetchDocument(url, {
      fetch: context.fetch,
      signal: context.signal,
      mayFollow: (to) => mayRead(to, feed.url, context.mayFetch),
      ...wanted.validators(url),
      headers: keyHeaders(url, feed.url, accessKey),
      head: wanted.head,
      ...(context.fetchLimits ? { limits: context.fetchLimits } : {}),
      received: (count) => {
        came += count
        context.received?.(feed.url, count)
      },
    })
    bytes += came
    const outcome = !result.ok ? result.error.code : result.value === 'unchanged' ? 'unchanged' : 'document'
    const led = result.ok && result.value !== 'unchanged' && result.value.url !== url ? loggedAddress(result.value.url) : ''
    await endRequest(context.store, key, { bytes: came, outcome, led })
    const missing = !result.ok && result.error.code === 'notFound'
    if (!missing || index === wanted.urls.length - 1) return { result, url, bytes }
  }
  throw new RangeError('a document without an address')
}
