import { documentOf, SEARCH_LAYOUT, secondsOf, SearchIndex, SegmentBuilder, type Newest } from '../search'
import type { Store, WriteTransaction } from './database'
import type { AdvisoryRow, LexiconRow } from './rows'

/*
 * What is searched: two compiled segments (utils/search), a large one and a small one of what came since. Each transaction that writes
 * advisories notes their ids; the worker compiles what is noted. A worker that is killed meanwhile leaves the note.
 */

/** From this many ids on they are not noted one by one: then everything is compiled anew. */
const MOST_NOTED = 5_000
/** The small segment is joined with the large one when it has more documents than this, and than this share of it. */
const SMALL = { documents: 1_000, share: 0.25 }
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
 * awaited between the pieces of a long piece of work.
 */
export async function refreshSearch(store: Store, now: Date, rest: () => Promise<void>): Promise<boolean> {
  const [noted, rows] = await Promise.all([store.get('meta', 'unsearched'), searchRows(store)])
  const known = SearchIndex.open(rows.map(({ buffer }) => buffer))
  if (known && noted?.ids?.length === 0) return false
  const noteIds = noted?.ids ?? null
  const recent = known && noteIds ? [...(known.sizes.length > 1 ? known.newestIds() : []), ...noteIds] : null
  const [size = 0] = known?.sizes ?? []
  const isSmall = recent !== null && new Set(recent).size <= Math.max(SMALL.documents, size * SMALL.share)
  const name = isSmall ? 'search-recent' : 'search'
  const ids = isSmall ? [...new Set(recent)] : (await store.getAllKeysFromIndex('advisories', 'byChanged')).reverse()
  const { buffer, documents } = await compile(store, ids, { known, now, rest, isSmall })
  const large = rows.find((row) => row.name === 'search')
  const newest = SearchIndex.open(isSmall && large ? [large.buffer, buffer] : [buffer])?.newest()
  const transaction = store.transaction(['meta', 'lexicons'], 'readwrite')
  const [meta, lexicons] = [transaction.objectStore('meta'), transaction.objectStore('lexicons')]
  const version = ((await meta.get('searched'))?.value ?? 0) + 1
  await lexicons.put({ name, buffer, size: documents, version, source: String(SEARCH_LAYOUT) })
  if (!isSmall) await lexicons.delete('search-recent')
  await meta.put({ key: 'searched', value: version })
  if (newest) await meta.put({ key: 'newest', value: newest.total, newest })
  await meta.put(remaining(await meta.get('unsearched'), noteIds))
  await transaction.done
  return true
}

/** All advisories as they can be searched; undefined until they were compiled for the first time. */
export async function openSearch(store: Store): Promise<SearchIndex | undefined> {
  return SearchIndex.open((await searchRows(store)).map(({ buffer }) => buffer))
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

async function searchRows(store: Store): Promise<LexiconRow[]> {
  const { store: rows, done } = store.transaction('lexicons')
  const [[large, recent]] = await Promise.all([Promise.all([rows.get('search'), rows.get('search-recent')]), done])
  return large ? [large, ...(recent ? [recent] : [])] : []
}

interface Compiling {
  known: SearchIndex | undefined
  now: Date
  rest: () => Promise<void>
  isSmall: boolean
}

async function compile(store: Store, ids: readonly string[], { known, now, rest, isSmall }: Compiling) {
  const builder = new SegmentBuilder()
  const gone: string[] = []
  const documentFrom = (row: AdvisoryRow) => {
    const entry = known?.entryOf(row.id)
    // Whoever never searched has not waited for anything: what is there at first did not come just now.
    const arrived = !known ? 0 : entry && entry.changed === secondsOf(row.changed) ? entry.arrived : secondsOf(now.toISOString())
    return documentOf(row, arrived)
  }
  if (isSmall) {
    const rows = await advisoriesByIds(store, ids)
    const there = new Set(rows.map(({ id }) => id))
    gone.push(...ids.filter((id) => !there.has(id)))
    const newestFirst = rows.sort((a, b) => secondsOf(b.changed) - secondsOf(a.changed))
    for (const row of newestFirst) builder.add(documentFrom(row))
  } else {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      for (const row of await advisoriesByIds(store, ids.slice(at, at + AT_ONCE))) builder.add(documentFrom(row))
      await rest()
    }
  }
  return { buffer: builder.finish(gone), documents: builder.documents }
}

/** The note without what was compiled; what came meanwhile stands behind it. */
function remaining(noted: { ids?: string[] | null } | undefined, compiled: readonly string[] | null) {
  const ids = compiled === null ? [] : noted?.ids === null ? null : (noted?.ids ?? []).slice(compiled.length)
  return { key: 'unsearched' as const, value: ids?.length ?? 0, ids }
}
