import { instantOf, type Advisory } from '../advisories'
import { parseFeed, type ParsedFeed } from '../feeds'
import type { FeedSettings } from '../settings/settings'
import { commitFeed, feedRows, newFeedRow, updateFeedRow, type CommitContext, type FeedRow, type Store } from '../store'
import { fetchDocument } from './fetch-document'
import type { FeedError, SyncOutcome } from './outcome'
import { nextDue } from './schedule'

export interface SyncContext {
  store: Store
  now: Date
  /** What committing goes by, asked right before: settings may have changed during a long fetch. Undefined: no longer wanted. */
  commitContext: () => Promise<CommitContext | undefined>
  fetch: typeof globalThis.fetch
  /** Whether the browser lets the extension read this address; asked when a request failed, to say why. */
  mayFetch: (url: string) => Promise<boolean>
  random: () => number
  signal: AbortSignal
}

/**
 * Syncs one feed: fetches its document if it changed, parses it and commits it. Whatever goes wrong is in the outcome and in the
 * feed's row; what the store held before stays.
 */
export async function syncFeed(feed: FeedSettings, context: SyncContext): Promise<SyncOutcome> {
  const known = (await feedRows(context.store)).find((row) => row.url === feed.url)
  await beginAttempt(feed, context)
  const fetched = await fetchDocument(feed.url, {
    fetch: context.fetch,
    signal: context.signal,
    etag: known?.etag,
    lastModified: known?.lastModified,
  })
  if (!fetched.ok) return fail(feed, context, await explain(feed, fetched.error, context))
  if (fetched.value === 'unchanged') return unchanged(feed, context, known)
  const { bytes, contentType, etag, lastModified } = fetched.value
  const parsed = parseFeed(bytes, { url: feed.url, contentType, format: feed.format, fetched: instantOf(context.now) })
  if (parsed.error) return fail(feed, context, parsed.error)
  const now = context.now.getTime()
  const commitContext = await context.commitContext()
  if (!commitContext) return { url: feed.url, ok: false, error: { code: 'removed', detail: '' } }
  const committed = await commitFeed(
    context.store,
    {
      url: feed.url,
      name: feed.name || parsed.title,
      advisories: withOrigin(parsed, feed, context.now),
      // A record that could not be read is still there: only what is really gone was taken away.
      complete: parsed.complete && parsed.problems.length === 0,
    },
    commitContext,
    (row = newFeedRow(feed.url), summary) => ({
      ...row,
      ...succeeded(now, context),
      title: parsed.title,
      format: parsed.format,
      etag,
      lastModified,
      records: summary.records,
      problems: parsed.problems,
    }),
  )
  if (!committed.ok) return fail(feed, context, committed.error)
  const { added, updated, removed, records } = committed.value
  const changed = added + updated + removed > 0
  return { url: feed.url, ok: true, changed, added, updated, removed, records, problems: parsed.problems }
}

/** Each record with the feed it really came from: what a record says of its own origin is the feed's word. */
function withOrigin({ advisories, title }: ParsedFeed, { url }: FeedSettings, now: Date): Advisory[] {
  const origin = { feed: title, url, fetched: instantOf(now), fields: [] }
  return advisories.map((advisory) =>
    advisory.provenance.some((stated) => stated.url === url)
      ? advisory
      : { ...advisory, provenance: [origin, ...advisory.provenance].slice(0, 40) },
  )
}

/** Counts as failed until it succeeded, so that a feed that kills the worker is not fetched again at once. */
function beginAttempt(feed: FeedSettings, { store, now, random }: SyncContext): Promise<void> {
  return updateFeedRow(store, feed.url, (row) => ({
    ...row,
    lastAttempt: now.getTime(),
    nextDue: nextDue(row.failures + 1, now.getTime(), random),
  }))
}

async function unchanged(feed: FeedSettings, context: SyncContext, known: FeedRow | undefined): Promise<SyncOutcome> {
  await updateFeedRow(context.store, feed.url, (row) => ({ ...row, ...succeeded(context.now.getTime(), context) }))
  const { records, problems } = known ?? newFeedRow(feed.url)
  return { url: feed.url, ok: true, changed: false, added: 0, updated: 0, removed: 0, records, problems }
}

function succeeded(now: number, { random }: SyncContext): Partial<FeedRow> {
  return { lastAttempt: now, lastSuccess: now, failures: 0, error: null, nextDue: nextDue(0, now, random) }
}

async function fail(feed: FeedSettings, context: SyncContext, error: FeedError): Promise<SyncOutcome> {
  const now = context.now.getTime()
  await updateFeedRow(context.store, feed.url, (row) => {
    const failures = row.failures + 1
    return { ...row, lastAttempt: now, failures, error, nextDue: nextDue(failures, now, context.random) }
  })
  return { url: feed.url, ok: false, error }
}

async function explain(feed: FeedSettings, error: FeedError, context: SyncContext): Promise<FeedError> {
  if (error.code !== 'unreachable' || (await context.mayFetch(feed.url))) return error
  return { code: 'permission', detail: new URL(feed.url).host }
}
