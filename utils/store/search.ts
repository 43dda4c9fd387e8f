import {
  documentOf,
  MOST_DOCUMENTS,
  NewestOfSeveral,
  SEARCH_LAYOUT,
  secondsOf,
  SearchIndex,
  SegmentBuilder,
  type Newest,
  type SearchDocument,
} from '../search'
import type { Store, WriteTransaction } from './database'
import { isUnreadable } from './queries'
import type { AdvisoryRow, LexiconRow, SegmentName } from './rows'

/*
 * What is searched: compiled segments (utils/search), large ones and a small one of what came since. Each transaction that writes
 * advisories notes their ids; the worker compiles what is noted. A worker that is killed meanwhile leaves the note.
 */

/** From this many ids on they are not noted one by one: then everything is compiled anew. */
const MOST_NOTED = 5_000
/** All is compiled anew when the small segment would have more documents than this, and than this share of the large ones. */
const SMALL = { documents: 1_000, share: 0.25 }
const RECENT: SegmentName = 'search-recent'
/** What the names of segments begin with, those of older releases too. */
const SEGMENTS = 'search'
/** Advisories that are read at once. */
const AT_ONCE = 200

/** Notes, in the transaction that wrote them, that advisories came, changed or went. */
export async function noteUnsearched(transaction: WriteTransaction, ids: Iterable<string>): Promise<void> {
  const meta = transaction.objectStore('meta')
  const row = await meta.get('unsearched')
  if (row?.ids === null) return
  const noted = [...(row?.ids ?? []), ...ids]
  await meta.put({ key: 'unsearched', value: noted.length, ids: noted.length > MOST_NOTED ? null : noted })
}

/**
 * Compiles what came, changed or went since the last time; gives whether anything did. To be called by one at a time. `rest` is
 * awaited between the pieces of a long piece of work; a large segment has `large` documents at most.
 */
export async function refreshSearch(
  store: Store,
  now: Date,
  rest: () => Promise<void>,
  large = MOST_DOCUMENTS,
): Promise<boolean> {
  const [noted, before] = await Promise.all([store.get('meta', 'unsearched'), store.get('meta', 'searched')])
  const version = (before?.value ?? 0) + 1
  const compiled = await compileNoted(store, noted, { version, now, rest, large })
  if (!compiled) return false
  const { segments, newest } = compiled
  const transaction = store.transaction(['meta', 'lexicons'], 'readwrite')
  const [meta, lexicons] = [transaction.objectStore('meta'), transaction.objectStore('lexicons')]
  // What was before, and what a worker that was killed left.
  const others = (await lexicons.getAllKeys(IDBKeyRange.bound(SEGMENTS, `${SEGMENTS}\uffff`))).filter(
    (name) => !(segments as string[]).includes(name),
  )
  await Promise.all(others.map((name) => lexicons.delete(name)))
  await meta.put({ key: 'searched', value: version, segments })
  if (newest) await meta.put({ key: 'newest', value: newest.total, newest })
  await meta.put(remaining(await meta.get('unsearched'), noted?.ids ?? null))
  await transaction.done
  return true
}

/** All advisories as they can be searched; undefined until they were compiled for the first time. */
export async function openSearch(store: Store): Promise<SearchIndex | undefined> {
  return SearchIndex.open((await segmentRows(store)).map(({ buffer }) => buffer))
}

/** Opens what is searched when it is first asked for, and anew when there is something else. */
export function searchOpener(store: () => Promise<Store>): () => Promise<SearchIndex | undefined> {
  let opened: { version: number; index: Promise<SearchIndex | undefined> } | undefined
  return async () => {
    const there = await store()
    const version = await searchVersion(there)
    if (opened?.version !== version) {
      opened = { version, index: openSearch(there) }
      opened.index.catch(() => (opened = undefined))
    }
    return opened.index
  }
}

/** The newest of what `openSearch` opens, which is read much faster; undefined until it was kept for the first time. */
export async function newestAdvisories(store: Store): Promise<Newest | undefined> {
  return (await store.get('meta', 'newest'))?.newest
}

/** Changes whenever there is something else to be searched. */
export async function searchVersion(store: Store): Promise<number> {
  return (await store.get('meta', 'searched'))?.value ?? 0
}

/** Advisories by their ids, in the order of these; those that are not there any more are left out. */
export async function advisoriesByIds(store: Store, ids: readonly string[]): Promise<AdvisoryRow[]> {
  const { store: rows, done } = store.transaction('advisories')
  const [found] = await Promise.all([Promise.all(ids.map((id) => rows.get(id))), done])
  return found.filter((row) => row !== undefined)
}

/** The rows of these segments, or of those that are searched, the older first; none where one of them is not there, or cannot be read. */
async function segmentRows(store: Store, names?: readonly SegmentName[]): Promise<LexiconRow[]> {
  try {
    const transaction = store.transaction(['meta', 'lexicons'])
    const wanted = names ?? (await transaction.objectStore('meta').get('searched'))?.segments ?? []
    const rows = await Promise.all(wanted.map((name) => transaction.objectStore('lexicons').get(name)))
    await transaction.done
    const there = rows.filter((row) => row !== undefined)
    return there.length === rows.length ? there : []
  } catch (error) {
    if (isUnreadable(error)) return []
    throw error
  }
}

interface Compiling {
  version: number
  now: Date
  rest: () => Promise<void>
  large: number
}

interface Compiled {
  /** All that are to be searched now, the older first. */
  segments: SegmentName[]
  newest: Newest | undefined
}

/** Writes the segments that are wanting; undefined where there is nothing to do. */
async function compileNoted(
  store: Store,
  noted: { ids?: string[] | null } | undefined,
  compiling: Compiling,
): Promise<Compiled | undefined> {
  const rows = await segmentRows(store)
  const known = SearchIndex.open(rows.map(({ buffer }) => buffer))
  if (known && noted?.ids?.length === 0) return undefined
  const documentFrom = documentsBeside(known, compiling.now)
  const before = rows.map(({ name }) => name).filter((name) => name !== RECENT) as SegmentName[]
  const recent = known && noted?.ids ? [...new Set([...(known.recentIds() ?? []), ...noted.ids])] : undefined
  if (!known || !recent || recent.length > Math.max(SMALL.documents, known.size * SMALL.share))
    return compileAll(store, documentFrom, compiling)
  await compileRecent(store, recent, documentFrom, compiling.version)
  const segments = [...before, RECENT]
  return { segments, newest: SearchIndex.open((await segmentRows(store, segments)).map(({ buffer }) => buffer))?.newest() }
}

type DocumentFrom = (row: AdvisoryRow) => SearchDocument

/** Documents that came when `known` says that they did, where they did not change since. */
function documentsBeside(known: SearchIndex | undefined, now: Date): DocumentFrom {
  return (row) => {
    const entry = known?.entryOf(row.id)
    // Whoever never searched has not waited for anything: what is there at first did not come just now.
    const arrived = !known ? 0 : entry && entry.changed === secondsOf(row.changed) ? entry.arrived : secondsOf(now.toISOString())
    return documentOf(row, arrived)
  }
}

async function compileRecent(store: Store, ids: readonly string[], documentFrom: DocumentFrom, version: number): Promise<void> {
  const builder = new SegmentBuilder()
  const rows = await advisoriesByIds(store, ids)
  const there = new Set(rows.map(({ id }) => id))
  for (const row of rows.sort((a, b) => secondsOf(b.changed) - secondsOf(a.changed))) builder.add(documentFrom(row))
  const gone = ids.filter((id) => !there.has(id))
  await putSegment(store, RECENT, version, builder.finish(gone), builder.documents)
}

/** Each segment is written before the next is begun: the index of hundreds of thousands of advisories takes too much memory to be made at once. */
async function compileAll(store: Store, documentFrom: DocumentFrom, { version, rest, large }: Compiling): Promise<Compiled> {
  const ids = (await store.getAllKeysFromIndex('advisories', 'byChanged')).reverse()
  const names: SegmentName[] = []
  const newest = new NewestOfSeveral()
  do {
    const builder = new SegmentBuilder()
    const part = ids.slice(names.length * large, (names.length + 1) * large)
    for (let at = 0; at < part.length; at += AT_ONCE) {
      for (const row of await advisoriesByIds(store, part.slice(at, at + AT_ONCE))) builder.add(documentFrom(row))
      await rest()
    }
    const name: SegmentName = `search-${version}-${names.length}`
    const buffer = builder.finish()
    const index = SearchIndex.open([buffer])
    if (index) newest.add(index.newest(), index.sourceCounts())
    await putSegment(store, name, version, buffer, builder.documents)
    names.push(name)
  } while (names.length * large < ids.length)
  return { segments: names, newest: newest.newest }
}

async function putSegment(store: Store, name: SegmentName, version: number, buffer: ArrayBuffer, size: number): Promise<void> {
  await store.put('lexicons', { name, buffer, size, version, source: String(SEARCH_LAYOUT) })
}

/** The note without what was compiled; what came meanwhile stands behind it. */
function remaining(noted: { ids?: string[] | null } | undefined, compiled: readonly string[] | null) {
  const ids = compiled === null ? [] : noted?.ids === null ? null : (noted?.ids ?? []).slice(compiled.length)
  return { key: 'unsearched' as const, value: ids?.length ?? 0, ids }
}
