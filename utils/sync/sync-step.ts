import type { FeedSettings } from '../settings/settings'
import { moveOn, type DocumentRow, type FeedRow } from '../store'
import { beginWalk, headOf, pauseOf } from '../walks'
import { commitDocument } from './commit-document'
import { commitScores } from './commit-scores'
import type { SyncContext } from './context'
import { fetchLogged, type Fetched, type Wanted } from './logged-fetch'
import type { FeedError } from './outcome'
import { mayLeadTo, mayRead } from './reach'
import { progressed, succeeded } from './standing'
import { step, type Step } from './step'

/* One document of a feed, from request to commit. */

/** Failures that are the network's or the server's, so that trying again may help. */
const PASSING: readonly string[] = ['unreachable', 'timeout', 'interrupted', 'serverError', 'tooManyRequests']
/** Failures that stay until the document changes. */
const LASTING: readonly string[] = ['notRecognised', 'invalid', 'tooLarge']
/** A document that was tried so often in vain, or that killed the worker as often, is passed over. */
const MOST_TRIES = 3
const AGAIN = 'tried again later'

/** Reads the document that a feed begins with: all there is of most feeds, an index or a first page of others. */
export async function readBeginning(feed: FeedSettings, known: FeedRow, context: SyncContext): Promise<Step> {
  const { cursor = '', reached = '' } = known.walk ?? {}
  const { url } = beginWalk(feed.url, { cursor, reached, now: context.now() })
  const held = (asked: string) => indexOf(known, asked) ?? (asked === feed.url ? known : undefined)
  const fetched = await fetchLogged(feed, wantedAt([url], context.why, held), context)
  const { result, bytes } = fetched
  if (!result.ok) return step({ bytes, wait: result.error.wait ?? 0, error: await explain(fetched, context), weight: 'fatal' })
  if (result.value === 'unchanged') return unchanged(feed, null, bytes, context)
  const arrived = { ...result.value, asked: url, cost: bytes }
  let committed = await commitDocument(feed, known, arrived, undefined, context)
  if ('refused' in committed && committed.refused.code === 'notRecognised') {
    committed = (await commitScores(feed, arrived, context)) ?? committed
  }
  return 'refused' in committed ? step({ bytes, error: committed.refused, weight: 'fatal' }) : committed
}

/** Reads the document of a feed that is to be read next. */
export async function readNext(feed: FeedSettings, known: FeedRow, row: DocumentRow, context: SyncContext): Promise<Step> {
  const urls = [row.url, ...row.alternatives].filter((url) => mayLeadTo(url, feed.url))
  const [first] = urls
  if (first === undefined) return passOver(feed, row, { code: 'redirected', detail: row.url }, context)
  if (row.tries >= MOST_TRIES) return passOver(feed, row, { code: 'timeout', detail: `${row.tries} ×` }, context)
  if (!(await mayRead(first, feed.url, context.mayFetch))) {
    return passOver(feed, row, { code: 'permission', detail: new URL(first).host }, context)
  }
  await keepApart(known, context)
  const held = (asked: string) => (row.role === 'index' ? indexOf(known, asked) : undefined)
  const fetched = await fetchLogged(feed, { ...wantedAt(urls, 'walk', held), document: row.url }, context)
  const { result, bytes, url } = fetched
  if (!result.ok) {
    const error = await explain(fetched, context)
    if (error.code === 'tooManyRequests') return step({ bytes, wait: result.error.wait ?? 0, error, weight: 'fatal' })
    return passOver(feed, row, error, context, bytes)
  }
  if (result.value === 'unchanged') return unchanged(feed, row.url, bytes, context)
  const committed = await commitDocument(feed, known, { ...result.value, asked: url, cost: bytes }, row, context)
  return 'refused' in committed ? passOver(feed, row, committed.refused, context, bytes) : committed
}

/** Waits until the publisher wants to be asked again: another sync may have asked a moment ago. */
async function keepApart(known: FeedRow, context: SyncContext): Promise<void> {
  const pause = pauseOf(known.walk?.id ?? '', (await context.key?.(known.url)) !== undefined)
  const early = known.lastAttempt + pause - context.now().getTime()
  if (early > 0 && early <= pause) await context.sleep(early)
}

async function unchanged(feed: FeedSettings, url: string | null, bytes: number, context: SyncContext): Promise<Step> {
  const waiting = await moveOn(context.store, feed.url, { unchanged: url }, (row, left) => {
    // What could not be had in the last round is tried again in this one.
    const problems = url === null ? row.problems.filter((problem) => !problem.endsWith(AGAIN)) : row.problems
    return { ...(left > 0 ? progressed(row, left, context) : succeeded(row, context)), problems }
  })
  return step({ bytes, end: waiting === 0 })
}

/**
 * What cannot be had now. A listed document or an index is passed over until the next round; a page is what the others are reached by, so
 * that the feed fails, and begins anew where trying again would not help.
 */
async function passOver(feed: FeedSettings, row: DocumentRow, error: FeedError, context: SyncContext, bytes = 0): Promise<Step> {
  if (error.code === 'removed') return step({ bytes, error, weight: 'fatal' })
  if (row.role === 'page') {
    if (!PASSING.includes(error.code) || row.tries + 1 >= MOST_TRIES) {
      // Without validators, or the next round would be told that nothing changed and never come to the other pages.
      await moveOn(context.store, feed.url, 'giveUp', (known) => ({ ...known, etag: '', lastModified: '' }))
    }
    return step({ bytes, error, weight: 'fatal' })
  }
  // One document that cannot be read says little of the feed; an index, or a site that may not be read, does.
  const told = error.code === 'permission' || row.role === 'index'
  const state = LASTING.includes(error.code) && row.role === 'listed' ? 'read' : 'failed'
  const why = [error.code, error.detail].filter((part) => part !== '').join(', ')
  const problem = `${row.url.slice(0, 400)}: not read (${why}); ${state === 'read' ? 'left out' : AGAIN}`
  const waiting = await moveOn(context.store, feed.url, { pass: row.url, state }, (known, left) => {
    const problems = [...known.problems, problem].slice(0, 100)
    return { ...(left > 0 || told ? progressed(known, left, context) : succeeded(known, context)), problems }
  })
  const telling = told || PASSING.includes(error.code)
  return step({ bytes, ...(telling ? { error } : {}), weight: told ? 'told' : 'passed', end: waiting === 0 })
}

async function explain({ result, url }: Fetched, context: SyncContext): Promise<FeedError> {
  const { code, detail } = result.ok ? { code: 'unreachable' as const, detail: '' } : result.error
  if (code !== 'unreachable' || (await context.mayFetch(url))) return { code, detail }
  return { code: 'permission', detail: new URL(url).host }
}

function wantedAt(urls: readonly string[], why: Wanted['why'], validators: Wanted['validators']): Wanted {
  return { urls, why, validators, head: headOf(urls[0] ?? '') }
}

function indexOf(known: FeedRow, url: string) {
  return known.walk?.indexes.find((index) => index.url === url)
}
