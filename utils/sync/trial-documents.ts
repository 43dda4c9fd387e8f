import { instantOf, type Advisory } from '../advisories'
import { openDocument, parseOpened, readEpss, type Article } from '../feeds'
import { failure, success, type Fault, type Result } from '../result'
import { beginTrialRequest, endRequest, heldCves, type Store } from '../store'
import { beginWalk, headOf, readWalk, type WalkStep } from '../walks'
import { FETCH_LIMITS, fetchDocument, type FetchedDocument } from './fetch-document'
import { loggedAddress } from './logged-address'
import { mayLeadTo, mayRead } from './reach'
import { TRIAL_LIMITS, type TrialErrorCode, type TrialRequest } from './trial'

/* The documents of a feed that is tried: the one it begins with, and of many the first few. Nothing of them is kept. */

/** What reading a feed on trial needs of its surroundings. */
export interface TrialReading {
  store: Store
  now: () => Date
  fetch: typeof globalThis.fetch
  mayFetch: (url: string) => Promise<boolean>
  signal: AbortSignal
  limits?: typeof TRIAL_LIMITS
}

/** All that was read of a feed on trial. */
export interface TrialDocuments {
  title: string
  format: string
  walk: string
  documents: number
  bytes: number
  listed: number
  goesOn: boolean
  advisories: Advisory[]
  articles: Article[]
  scores: number | null
  problems: string[]
  sites: Set<string>
}

/** A document that is still to be read; `listed` ones stand for themselves. */
interface Lead {
  urls: readonly string[]
  listed: boolean
}

/**
 * Reads a feed's first documents within the limits. Of an index the first one that it leads to is followed, of a list the documents that
 * changed last; further pages are left alone. Fails when the first document is of no use; what befalls the others is among the problems.
 */
export async function readOnTrial(
  request: TrialRequest,
  context: TrialReading,
): Promise<Result<TrialDocuments, Fault<TrialErrorCode>>> {
  const limits = context.limits ?? TRIAL_LIMITS
  const read = nothingYet()
  const begin = beginWalk(request.url, { cursor: '', reached: '', now: context.now() }).url
  const leads: Lead[] = [{ urls: [begin], listed: false }]
  for (let lead = leads.shift(); lead; lead = leads.shift()) {
    const isFirst = read.documents === 0
    if (read.documents >= limits.documents || read.bytes >= limits.bytes) break
    if (!isFirst && !(await isWithinReach(lead, request, read, context))) continue
    if (context.signal.aborted) return failure('cancelled')
    read.documents++
    const fetched = await fetchOnTrial(lead.urls, request, read, limits.bytes - read.bytes, context)
    if (context.signal.aborted) return failure('cancelled')
    const taken = fetched.ok ? await take(fetched.value, lead, request, read, context) : fetched
    if (taken.ok) leads.unshift(...taken.value)
    else if (isFirst) return taken
    else read.problems.push(notRead(lead.urls[0] ?? '', taken.error))
  }
  return success(read)
}

function nothingYet(): TrialDocuments {
  return {
    title: '',
    format: '',
    walk: '',
    documents: 0,
    bytes: 0,
    listed: 0,
    goesOn: false,
    advisories: [],
    articles: [],
    scores: null,
    problems: [],
    sites: new Set(),
  }
}

/** Whether a document may be asked for; notes the site that it is on where only the browser's leave is missing. */
async function isWithinReach({ urls }: Lead, { url: feed }: TrialRequest, read: TrialDocuments, { mayFetch }: TrialReading) {
  const [first = ''] = urls
  if (!mayLeadTo(first, feed)) {
    read.problems.push(`${first.slice(0, 400)}: leads to where this feed may not; left out`)
    return false
  }
  if (await mayRead(first, feed, mayFetch)) return true
  read.sites.add(`${new URL(first).origin}/`)
  return false
}

async function fetchOnTrial(
  urls: readonly string[],
  { url: feed }: TrialRequest,
  read: TrialDocuments,
  most: number,
  { store, now, fetch, mayFetch, signal }: TrialReading,
): Promise<Result<FetchedDocument & { asked: string }, Fault<TrialErrorCode>>> {
  let failed: Fault<TrialErrorCode> = { code: 'notFound', detail: '' }
  for (const url of urls) {
    let bytes = 0
    const made = { feed: loggedAddress(feed), url: loggedAddress(url), at: now().getTime(), why: 'trial' } as const
    const key = await beginTrialRequest(store, made)
    const result = await fetchDocument(url, {
      fetch,
      signal,
      mayFollow: (to) => mayRead(to, feed, mayFetch),
      head: headOf(url),
      limits: { ...FETCH_LIMITS, bytes: Math.min(FETCH_LIMITS.bytes, most) },
      received: (count) => (bytes += count),
    })
    read.bytes += bytes
    const outcome = !result.ok ? result.error.code : result.value === 'unchanged' ? 'unchanged' : 'document'
    const led = result.ok && result.value !== 'unchanged' && result.value.url !== url ? loggedAddress(result.value.url) : ''
    await endRequest(store, key, { bytes, outcome, led })
    if (result.ok && result.value !== 'unchanged') return success({ ...result.value, asked: url })
    if (result.ok) continue
    const { code, detail } = result.error
    const withheld = code === 'unreachable' && !(await mayFetch(url))
    failed = withheld ? { code: 'permission', detail: new URL(url).host } : { code, detail }
    if (code !== 'notFound') break
  }
  return { ok: false, error: failed }
}

/** Takes what a document holds to what was read, and gives what it leads to as far as that is followed. */
async function take(
  fetched: FetchedDocument & { asked: string },
  { listed }: Lead,
  request: TrialRequest,
  read: TrialDocuments,
  { store, now }: TrialReading,
): Promise<Result<Lead[], Fault<TrialErrorCode>>> {
  const { bytes, contentType, url, link, asked } = fetched
  const opened = openDocument(bytes, contentType)
  const origin = listed ? asked : request.url
  const parsed = parseOpened(opened, { url: origin, format: request.format, fetched: instantOf(now()) })
  const found =
    listed || 'error' in opened
      ? undefined
      : readWalk({ ...opened, url, format: parsed.error ? '' : parsed.format, link }, { cursor: '', reached: '', now: now() })
  if (parsed.error && !found) {
    const scores =
      read.documents === 1 && parsed.error.code === 'notRecognised' ? await scoresIn(bytes, request, store) : undefined
    if (!scores) return { ok: false, error: parsed.error }
    if ('error' in scores) return { ok: false, error: scores.error }
    read.title = 'EPSS'
    read.format = 'epss'
    read.scores = scores.count
    read.problems.push(...scores.problems)
    return success([])
  }
  read.title ||= listed ? '' : parsed.title || (found?.step.title ?? '')
  read.format ||= parsed.error ? '' : parsed.format
  read.walk ||= found && leadsOn(found.step) ? found.walk.id : ''
  read.advisories.push(...parsed.advisories)
  read.articles.push(...parsed.articles)
  if (!parsed.error) read.problems.push(...parsed.problems.map((problem) => (listed ? `${nameOf(asked)}: ${problem}` : problem)))
  return success(found ? follow(found.step, read) : [])
}

async function scoresIn(bytes: Uint8Array, { url, format }: TrialRequest, store: Store) {
  if (format !== 'auto') return undefined
  const list = await readEpss(new Uint8Array(bytes), await heldCves(store), url)
  if (!list || 'error' in list) return list
  return { count: list.scores.size, problems: list.problems }
}

/** A feed of one document may be of a walk's kind and lead nowhere. */
function leadsOn({ pages, indexes, listed }: WalkStep): boolean {
  return pages.length > 0 || indexes.length > 0 || listed !== undefined
}

function follow({ pages, indexes, listed = [] }: WalkStep, read: TrialDocuments): Lead[] {
  read.goesOn ||= pages.length > 0 || indexes.length > 1
  read.listed += listed.length
  const ahead = indexes.slice(0, 1).map(({ url, alternatives }) => ({ urls: [url, ...alternatives], listed: false }))
  const newest = listed
    .slice(0, TRIAL_LIMITS.documents)
    .map(({ url, alternatives }) => ({ urls: [url, ...alternatives], listed: true }))
  return [...ahead, ...newest]
}

function notRead(url: string, { code, detail }: Fault<TrialErrorCode>): string {
  return `${url.slice(0, 400)}: not read (${[code, detail].filter((part) => part !== '').join(', ')})`
}

function nameOf(url: string): string {
  return new URL(url).pathname.split('/').findLast((part) => part !== '') ?? url
}
