import type { FeedSettings } from '../settings/settings'
import { feedRow, newFeedRow, nextDocument, updateFeedRow, type FeedRow } from '../store'
import type { SyncContext } from './context'
import type { FeedError, SyncOutcome } from './outcome'
import { nextDue } from './schedule'
import type { Step } from './step'
import { readBeginning, readNext } from './sync-step'

/**
 * What one sync of one feed may cost: documents, bytes after decompression, milliseconds. What is left goes on at the next alarm. So many
 * documents that could not be had in a row mean that the server, and not a document, has a problem.
 */
export const SYNC_LIMITS = { documents: 200, bytes: 128 * 1024 * 1024, time: 120_000, failures: 3 }

/**
 * Syncs one feed: goes on where an earlier sync of its many documents ended, or fetches its document if it changed, and commits each by
 * itself. Whatever goes wrong is in the outcome and in the feed's row; what the store held before stays.
 */
export async function syncFeed(feed: FeedSettings, context: SyncContext): Promise<SyncOutcome> {
  const limits = context.limits ?? SYNC_LIMITS
  const until = context.now().getTime() + limits.time
  const sum = { added: 0, updated: 0, removed: 0 }
  let [bytes, failures] = [0, 0]
  let ended = false
  let told: FeedError | undefined
  for (let documents = 1; ; documents++) {
    const step = await context.locked(() => syncOne(feed, context, documents === 1))
    if (!step) break
    bytes += step.bytes
    sum.added += step.added
    sum.updated += step.updated
    sum.removed += step.removed
    failures = step.error && step.weight === 'passed' ? failures + 1 : 0
    if (step.error && (step.weight === 'fatal' || failures >= limits.failures)) {
      if (step.error.code === 'removed') return { url: feed.url, ok: false, error: step.error }
      return fail(feed, context, step.error, step.wait)
    }
    if (step.weight === 'told') told = step.error
    ended = step.end
    if (ended) break
    if (step.wait > 0) {
      await postpone(feed, context, step.wait)
      break
    }
    const now = context.now().getTime()
    if (documents >= limits.documents || bytes >= limits.bytes || now + step.pause >= until) break
    if (context.signal.aborted || !context.online(feed.url)) break
    await context.sleep(step.pause)
  }
  if (told && ended) return fail(feed, context, told, 0)
  const { records, problems, walk } = (await feedRow(context.store, feed.url)) ?? newFeedRow(feed.url)
  const changed = sum.added + sum.updated + sum.removed > 0
  return {
    url: feed.url,
    ok: true,
    changed,
    ...sum,
    records,
    problems,
    ...(walk && walk.waiting > 0 ? { waiting: walk.waiting } : {}),
  }
}

/** One document; undefined when an earlier step left nothing to do. */
async function syncOne(feed: FeedSettings, context: SyncContext, first: boolean): Promise<Step | undefined> {
  const known = (await feedRow(context.store, feed.url)) ?? newFeedRow(feed.url)
  const document = await nextDocument(context.store, feed.url)
  if (document) return readNext(feed, known, document, context)
  return first ? readBeginning(feed, known, context) : undefined
}

async function fail(feed: FeedSettings, context: SyncContext, { code, detail }: FeedError, wait: number): Promise<SyncOutcome> {
  const now = context.now().getTime()
  await note(feed, context, (row) => {
    const failures = row.failures + 1
    const due = Math.max(nextDue(failures, now, context.random), now + wait)
    return { ...row, lastAttempt: now, failures, error: { code, detail }, nextDue: due }
  })
  return { url: feed.url, ok: false, error: { code, detail } }
}

/** Leaves the rest for when the server wants to be asked again. */
function postpone(feed: FeedSettings, context: SyncContext, wait: number): Promise<void> {
  const due = context.now().getTime() + wait
  return note(feed, context, (row) => ({ ...row, nextDue: Math.max(row.nextDue, due) }))
}

/** Changes the feed's row, unless the feed was removed meanwhile. */
function note(feed: FeedSettings, context: SyncContext, change: (row: FeedRow) => FeedRow): Promise<void> {
  return context.locked(async () => {
    if (await feedRow(context.store, feed.url)) await updateFeedRow(context.store, feed.url, change)
  })
}
