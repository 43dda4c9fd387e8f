import { instantOf, soleCve, type Advisory, type ScorePoint } from '../advisories'
import type { EpssScore } from '../feeds'
import type { Store, StoreName, WriteTransaction } from './database'
import { forgetHappenings, noteHappenings } from './alerts'
import { isReadWhole } from './lookup'
import type { AdvisoryRow, EpssRow, FeedRow } from './rows'

/*
 * EPSS scores of the vulnerabilities that are held: a fact on their advisories, never an advisory of its own. They come in a list of their
 * own and stay beside the records, so that a record that changes keeps its score.
 */

/** Advisories that are written in one transaction. */
const AT_ONCE = 500
/** A score that moved by as much since it was last told is told in the history; less is the daily to and fro of the model. */
const WORTH_TELLING = 0.1
/** More scores that rise at once than this, and than this share of those that moved, are a new version of the model and not news. */
const BULK = { rises: 50, share: 0.2 }
/** A score that moved by as much since it was last kept is kept for the plot, and so many of them: a year that never rests. */
const WORTH_KEEPING = 0.005
const MOST_KEPT = 366
/** Ranks shift a little every day as vulnerabilities are added; as much as is not seen. */
const SAME_RANK = 0.001

/** The CVE ids that any advisory carries. */
export async function heldCves(store: Store): Promise<Set<string>> {
  const held = new Set<string>()
  const index = store.transaction('advisories').store.index('byIdentifier')
  let cursor = await index.openKeyCursor(IDBKeyRange.bound('CVE-', 'CVE-\uffff'), 'nextunique')
  for (; cursor; cursor = await cursor.continue()) held.add(cursor.key)
  return held
}

/**
 * Puts scores on the advisories that are about exactly one of their vulnerabilities each, 500 to a transaction, and the feed's row that
 * `rowAfter` makes of the outcome in the last. A worker that is killed on the way leaves whole advisories with the old or the new score, and
 * the list is read again.
 */
export async function commitEpss(
  store: Store,
  feed: string,
  list: { date: string | null; scores: ReadonlyMap<string, EpssScore> },
  context: { now: Date; source: string },
  rowAfter: (known: FeedRow | undefined, summary: { added: number; updated: number; records: number }) => FeedRow,
): Promise<{ added: number; updated: number; records: number }> {
  const entries = [...list.scores]
  const summary = { added: 0, updated: 0, records: entries.length }
  let rises = 0
  for (let start = 0; start === 0 || start < entries.length; start += AT_ONCE) {
    const names: StoreName[] = ['epss', 'advisories', 'feeds', 'meta']
    const transaction = store.transaction(names, 'readwrite')
    for (const [id, scored] of entries.slice(start, start + AT_ONCE)) {
      const known = await transaction.objectStore('epss').get(id)
      if (known && isSame(known, scored) && known.feed === feed) continue
      if (known) summary.updated++
      else summary.added++
      const past = pastWith(known, list.date, scored.score)
      const row = { id, feed, date: list.date, ...scored, told: known?.told ?? scored.score, past }
      rises += await putScore(transaction, known, row, context)
    }
    if (rises > BULK.rises && rises > summary.updated * BULK.share)
      await forgetHappenings(transaction, instantOf(context.now), 'epss')
    const feeds = transaction.objectStore('feeds')
    if (start + AT_ONCE >= entries.length) await feeds.put(rowAfter(await feeds.get(feed), summary))
    await transaction.done
  }
  return summary
}

function isSame(known: EpssRow, { score, percentile }: EpssScore): boolean {
  return known.score === score && Math.abs(known.percentile - percentile) < SAME_RANK
}

/** The scores that are kept, with one that differs from the last. */
function pastWith(known: EpssRow | undefined, day: string | null, value: number): ScorePoint[] {
  const past = known?.past ?? (known?.date ? [{ at: known.date, value: known.score }] : [])
  const last = past.at(-1)
  if (day === null || (last && Math.abs(last.value - value) < WORTH_KEEPING)) return past
  return [...past, { at: day, value }].slice(-MOST_KEPT)
}

/** The scores that the vulnerability of an advisory had one after the other, from 0 to 1, the earliest first; empty where none is kept. */
export async function epssHistory(store: Store, { identifiers }: Pick<Advisory, 'identifiers'>): Promise<ScorePoint[]> {
  const cve = soleCve(identifiers)
  return (cve && (await store.get('epss', cve))?.past) || []
}

/** Gives how many advisories have a score that rose so much that it is told. */
async function putScore(
  transaction: WriteTransaction,
  known: EpssRow | undefined,
  row: EpssRow,
  { now, source }: { now: Date; source: string },
): Promise<number> {
  const telling = known !== undefined && Math.abs(row.score - known.told) >= WORTH_TELLING
  await transaction.objectStore('epss').put(telling ? { ...row, told: row.score } : row)
  const advisories = transaction.objectStore('advisories')
  const risen: string[] = []
  for (const advisory of await advisories.index('byIdentifier').getAll(row.id)) {
    if (soleCve(advisory.advisory.identifiers) !== row.id) continue
    const scored = withFact(advisory, row)
    const fields = [{ field: 'epss', before: percent(known?.told ?? 0), after: percent(row.score) }]
    const history = [...scored.advisory.history, { at: instantOf(now), source, fields }].slice(-50)
    await advisories.put(telling ? { ...scored, advisory: { ...scored.advisory, history } } : scored)
    if (telling && row.score > known.told) risen.push(advisory.id)
  }
  await noteHappenings(
    transaction,
    risen.map((id) => ({ id, at: instantOf(now), kinds: ['epss'] })),
  )
  return risen.length
}

function percent(score: number): string {
  return `${(100 * score).toFixed(1)} %`
}

/** The scores of what is about to be derived, by CVE id: one by one where few are wanted, all at once where many are. */
export async function epssLookup(
  transaction: WriteTransaction,
  wanted: number,
): Promise<(cve: string) => EpssRow | undefined | Promise<EpssRow | undefined>> {
  const rows = transaction.objectStore('epss')
  if ((await rows.count()) === 0) return () => undefined
  if (!(await isReadWhole(rows, wanted))) return (cve) => rows.get(cve)
  const byId = new Map((await rows.getAll()).map((row) => [row.id, row]))
  return (cve) => byId.get(cve)
}

/** An advisory's row with a score, unless a record of it states a newer one. */
export function withFact(row: AdvisoryRow, fact: EpssRow): AdvisoryRow {
  return {
    ...row,
    advisory: scoredBy(row.advisory, fact),
    ...(row.publicFace ? { publicFace: scoredBy(row.publicFace, fact) } : {}),
  }
}

function scoredBy(advisory: Advisory, { score, percentile, date, feed }: EpssRow): Advisory {
  if ((advisory.epss?.date ?? '') > (date ?? '')) return advisory
  const others = advisory.provenance.filter(({ url, fields }) => url !== feed || fields.join() !== 'epss')
  const origin = { feed: 'EPSS', url: feed, fetched: null, fields: ['epss'] }
  return { ...advisory, epss: { score, percentile, date }, provenance: [...others.slice(0, 39), origin] }
}

/** Removes what a feed said of scores, and gives the ids that it spoke of. */
export async function forgetEpss(transaction: WriteTransaction, feed: string): Promise<string[]> {
  const rows = transaction.objectStore('epss')
  const ids = (await rows.getAll()).filter((row) => row.feed === feed).map(({ id }) => id)
  await Promise.all(ids.map((id) => rows.delete(id)))
  return ids
}
