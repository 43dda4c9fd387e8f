import * as v from 'valibot'
import { cleanText, LIMITS } from '../advisories'

/*
 * Records of several feeds that look alike, and that a person said are not about one thing. Kept by what feeds call them, since advisories
 * are made anew and a database may be; with title and feeds, so that it can be listed when the records are gone.
 */

/** More than anybody tells apart by hand; a list that is full says so, and takes no more. */
export const MOST_KEPT_APART = 500
/** More than are ever taken for one thing (utils/advisories/join-alike.ts). */
const MOST_RECORDS = 12

const recordSchema = v.object({
  /** The feed's address, and the record's id in it. */
  feed: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_048)),
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LIMITS.id)),
  /** What the feed is called. */
  source: label(),
})

export const keptApartSchema = v.object({
  /** The first is not about what any of the others is about. */
  records: v.pipe(v.array(recordSchema), v.minLength(2), v.maxLength(MOST_RECORDS)),
  /** The title of the first. */
  name: label(),
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
})

export type KeptApart = v.InferOutput<typeof keptApartSchema>

/** What makes two of them the same one. */
export function keptApartKey({ records: [first, ...others] }: KeptApart): string {
  const named = (record: KeptApart['records'][number] | undefined) => JSON.stringify([record?.feed, record?.id])
  return JSON.stringify([named(first), others.map(named).sort()])
}

/** The list with more added; those that were there stay as they are. */
export function withKeptApart(known: readonly KeptApart[], more: readonly KeptApart[]): KeptApart[] {
  const byKey = new Map(known.map((each) => [keptApartKey(each), each]))
  for (const each of more) if (!byKey.has(keptApartKey(each))) byKey.set(keptApartKey(each), each)
  return [...byKey.values()]
}

/** The list without some. */
export function withoutKeptApart(known: readonly KeptApart[], gone: readonly KeptApart[]): KeptApart[] {
  const keys = new Set(gone.map(keptApartKey))
  return known.filter((each) => !keys.has(keptApartKey(each)))
}

function label() {
  return v.pipe(
    v.string(),
    v.transform((value) => cleanText(value, 200)),
  )
}
