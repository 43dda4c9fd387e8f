import { instantOf, type Advisory } from '../advisories'
import { openDocument, parseOpened, type ParsedFeed } from '../feeds'
import type { FeedSettings } from '../settings/settings'
import {
  commitFeed,
  newFeedRow,
  type CommitContext,
  type CommitSummary,
  type Continuation,
  type DocumentRow,
  type FeedRow,
} from '../store'
import { pauseOf, readWalk, type WalkStep } from '../walks'
import type { SyncContext } from './context'
import type { FetchedDocument } from './fetch-document'
import { fetchLogged } from './logged-fetch'
import type { FeedError } from './outcome'
import { mayLeadTo } from './reach'
import { progressed, succeeded } from './standing'
import { step, type Step } from './step'

const MOST_PROBLEMS = 100

/** A document that came, the address that was asked for it, and what it cost. */
export interface ArrivedDocument extends FetchedDocument {
  asked: string
  cost: number
}

/** What a document says: its records, and what it leads to. */
interface Read {
  parsed: ParsedFeed
  walk?: string
  lead?: WalkStep
}

/**
 * Reads a document of a feed and commits its records together with what it leads to. `known`: the document's row where it is one of many,
 * undefined for the one that the feed begins with. Gives why the document is of no use, where it is not; nothing was committed then.
 */
export async function commitDocument(
  feed: FeedSettings,
  known: FeedRow,
  arrived: ArrivedDocument,
  row: DocumentRow | undefined,
  context: SyncContext,
): Promise<Step | { refused: FeedError }> {
  const read = readDocument(feed, known, arrived, row, context)
  if (read.parsed.error && !read.lead) return { refused: read.parsed.error }
  const leads = await continuation(feed, known, arrived, row, read, context)
  const commitContext = await context.commitContext()
  if (!commitContext) return { refused: { code: 'removed', detail: '' } }
  const committed = await commit(feed, arrived, row, read, leads, commitContext, context)
  if (!committed.ok) return { refused: committed.error }
  const { added, updated, removed, waiting = 0 } = committed.value
  const hasKey = (await context.key?.(feed.url)) !== undefined
  const pause = pauseOf(read.walk ?? known.walk?.id ?? '', hasKey)
  return step({ added, updated, removed, bytes: arrived.cost, wait: arrived.wait, pause, end: waiting === 0 })
}

function readDocument(
  feed: FeedSettings,
  known: FeedRow,
  arrived: ArrivedDocument,
  row: DocumentRow | undefined,
  context: SyncContext,
): Read {
  const opened = openDocument(arrived.bytes, arrived.contentType)
  // What a record says of its origin must be the same on whichever page of the feed it stands.
  const url = row?.role === 'listed' ? row.url : feed.url
  const parsed = parseOpened(opened, { url, format: feed.format, fetched: instantOf(context.now()) })
  if ('error' in opened || row?.role === 'listed') return { parsed }
  const document = {
    ...opened,
    url: arrived.url,
    format: parsed.error ? '' : parsed.format,
    link: arrived.link,
  }
  const { cursor = '', reached = '' } = known.walk ?? {}
  const found = readWalk(document, { cursor, reached: row ? reached : '', now: context.now() })
  return found ? { parsed, walk: found.walk.id, lead: found.step } : { parsed }
}

/** What the document leads to, as the store keeps it; undefined for a document that is a feed by itself. */
async function continuation(
  feed: FeedSettings,
  known: FeedRow,
  arrived: ArrivedDocument,
  row: DocumentRow | undefined,
  { parsed, lead }: Read,
  context: SyncContext,
): Promise<Continuation | undefined> {
  if (!row && !(lead && (lead.pages.length > 0 || lead.indexes.length > 0 || lead.listed))) return undefined
  const allowed = (url: string) => mayLeadTo(url, feed.url)
  const pages = (lead?.pages ?? []).filter(allowed)
  const whole = lead?.whole === true && parsed.problems.length === 0 && pages.length === lead.pages.length
  const last = row?.role === 'page' && pages.length === 0
  return {
    url: row?.url ?? arrived.asked,
    ids: whole && (!last || (await isUnmoved(feed, known, context))) ? parsed.advisories.map(({ id }) => id) : null,
    pages,
    indexes: (lead?.indexes ?? []).filter(({ url }) => allowed(url)),
    ...(lead?.listed ? { listed: lead.listed.filter(({ url }) => allowed(url)), listsAll: lead.listsAll } : {}),
  }
}

/**
 * Whether a feed's first page is still the one that the round began with. If not, records may have moved from a page that was not read yet
 * to one that was, and look as if they had been removed.
 */
async function isUnmoved(feed: FeedSettings, known: FeedRow, context: SyncContext): Promise<boolean> {
  if (known.etag === '' && known.lastModified === '') return false
  const { result } = await fetchLogged(feed, { urls: [feed.url], why: 'walk', validators: () => known }, context)
  return result.ok && result.value === 'unchanged'
}

function commit(
  feed: FeedSettings,
  arrived: ArrivedDocument,
  row: DocumentRow | undefined,
  read: Read,
  leads: Continuation | undefined,
  commitContext: CommitContext,
  context: SyncContext,
) {
  const { parsed, lead } = read
  const title = parsed.title || (lead?.title ?? '')
  const problems = parsed.error ? [] : parsed.problems.map((problem) => (row ? `${nameOf(row.url)}: ${problem}` : problem))
  const passed = lead && leads ? countLeads(lead) - countLeads(leads) : 0
  if (passed > 0) problems.push(`${passed} addresses lead to where this feed may not; left out`)
  return commitFeed(
    context.store,
    {
      url: feed.url,
      name: feed.name || title,
      articles: parsed.articles,
      advisories: withOrigin(parsed, row?.role === 'listed' ? row.url : feed.url, context.now()),
      // A record that could not be read is still there: only what is really gone was taken away.
      complete: parsed.complete && parsed.problems.length === 0,
      ...(leads ? { leads } : {}),
      rewrite: row?.rewrite === true,
    },
    commitContext,
    (former = newFeedRow(feed.url), summary) => {
      const next: FeedRow = {
        ...former,
        title: row ? former.title || title : title,
        format: parsed.error ? former.format : parsed.format,
        ...(row ? {} : validatorsOf(arrived, feed, read)),
        records: summary.records,
        ...(summary.articles === undefined ? {} : { articles: summary.articles }),
        problems: [...(row ? former.problems : []), ...problems].slice(0, MOST_PROBLEMS),
      }
      return finished(walked(next, arrived, row, read, leads !== undefined), summary, context)
    },
  )
}

function finished(row: FeedRow, { waiting = 0 }: CommitSummary, context: SyncContext): FeedRow {
  return waiting > 0 ? progressed(row, waiting, context) : succeeded(row, context)
}

/** The feed's row with how far its walk has come; without one where the feed is one document. */
function walked(
  row: FeedRow,
  arrived: ArrivedDocument,
  document: DocumentRow | undefined,
  { walk, lead }: Read,
  many: boolean,
): FeedRow {
  const { walk: known, ...plain } = row
  if (!lead || walk === undefined) return document && known ? row : plain
  if (!many && lead.reached === '') return plain
  const { etag, lastModified } = arrived
  const indexes = known?.indexes.filter(({ url }) => url !== arrived.asked) ?? []
  const index = lead.listed ? [{ url: arrived.asked, etag, lastModified }] : []
  return {
    ...plain,
    walk: {
      // An index that another one led to is part of that one's walk.
      id: document?.role === 'index' && known ? known.id : walk,
      cursor: known?.cursor ?? '',
      reached: lead.reached || (known?.reached ?? ''),
      indexes: [...indexes, ...index].slice(-50),
      waiting: 0,
    },
  }
}

/** The validators of the document that the feed begins with; an index has its own, and one that leads to indexes is always read. */
function validatorsOf({ asked, etag, lastModified }: ArrivedDocument, feed: FeedSettings, { lead }: Read) {
  const index = lead && (lead.listed !== undefined || lead.indexes.length > 0)
  return index || asked !== feed.url ? { etag: '', lastModified: '' } : { etag, lastModified }
}

function countLeads({ pages, indexes, listed = [] }: Pick<WalkStep, 'pages' | 'indexes' | 'listed'>): number {
  return pages.length + indexes.length + listed.length
}

function nameOf(url: string): string {
  return new URL(url).pathname.split('/').findLast((part) => part !== '') ?? url
}

/** Each record with the document it really came from: what a record says of its own origin is the feed's word. */
function withOrigin({ advisories, title }: ParsedFeed, url: string, now: Date): Advisory[] {
  const origin = { feed: title, url, fetched: instantOf(now), fields: [] }
  return advisories.map((advisory) =>
    advisory.provenance.some((stated) => stated.url === url)
      ? advisory
      : { ...advisory, provenance: [origin, ...advisory.provenance].slice(0, 40) },
  )
}
