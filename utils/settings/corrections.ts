import * as v from 'valibot'
import { cleanText } from '../advisories'
import type { Corrections } from '../digest/cluster'

/*
 * What a person said about stories that were put together from news: an article is not about this, or articles belong together. Kept by the
 * articles' addresses, since stories are made anew and a database may be; with titles, so that it can be listed when the articles are gone.
 */

/** More than anybody corrects by hand; a list that is full says so, and takes no more. */
export const MOST_CORRECTIONS = 500
/** As many articles of one story tell which story is meant. */
export const MOST_CORRECTED = 20

const address = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_048))
const addresses = (least: number, most: number) => v.pipe(v.array(address), v.minLength(least), v.maxLength(most))

const said = {
  /** The title of what was taken out, or put in. */
  name: title(),
  /** The title of the story that it was taken out of, or put into. */
  story: title(),
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
}

export const correctionSchema = v.variant('verdict', [
  v.object({
    ...said,
    verdict: v.literal('apart'),
    article: address,
    /** The articles of the story that it is not about. */
    others: addresses(0, MOST_CORRECTED),
    /** What that story is about, by its identifiers: the article is not, though it may name them. */
    identifiers: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100))), v.maxLength(MOST_CORRECTED)),
  }),
  v.object({ ...said, verdict: v.literal('together'), articles: addresses(2, 2 * MOST_CORRECTED) }),
])

export type StoryCorrection = v.InferOutput<typeof correctionSchema>

/** What makes two corrections the same one. */
export function correctionKey(correction: StoryCorrection): string {
  return correction.verdict === 'apart'
    ? JSON.stringify(['apart', correction.article, [...correction.others].sort()])
    : JSON.stringify(['together', [...correction.articles].sort()])
}

/** The corrections with more of them added; those that were there stay as they are. */
export function withCorrections(known: readonly StoryCorrection[], more: readonly StoryCorrection[]): StoryCorrection[] {
  const byKey = new Map(known.map((each) => [correctionKey(each), each]))
  for (const each of more) if (!byKey.has(correctionKey(each))) byKey.set(correctionKey(each), each)
  return [...byKey.values()]
}

/** The corrections without one. */
export function withoutCorrection(known: readonly StoryCorrection[], gone: StoryCorrection): StoryCorrection[] {
  const key = correctionKey(gone)
  return known.filter((each) => correctionKey(each) !== key)
}

/** The addresses of all articles that a correction is about, first the one by which its story is found again. */
export function articlesOf(correction: StoryCorrection): string[] {
  return correction.verdict === 'apart' ? [...correction.others, correction.article] : correction.articles
}

/** What the corrections come to for the digest. Of any two articles, what was said last holds. */
export function toDigest(corrections: readonly StoryCorrection[]): Required<Corrections> {
  const verdicts = new Map<string, { pair: [string, string]; verdict: StoryCorrection['verdict'] }>()
  const notAbout = new Map<string, string[]>()
  const order = [...corrections].sort((a, b) => (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : 0))
  for (const correction of order) {
    const { verdict } = correction
    for (const pair of pairsOf(correction)) verdicts.set(JSON.stringify([...pair].sort()), { pair, verdict })
    if (correction.verdict === 'together') for (const article of correction.articles) notAbout.delete(article)
    else notAbout.set(correction.article, [...(notAbout.get(correction.article) ?? []), ...correction.identifiers])
  }
  const pairs = (wanted: StoryCorrection['verdict']) =>
    [...verdicts.values()].flatMap(({ pair, verdict }) => (verdict === wanted ? [pair] : []))
  return { together: pairs('together'), apart: pairs('apart'), notAbout }
}

function pairsOf(correction: StoryCorrection): [string, string][] {
  if (correction.verdict === 'apart') return correction.others.map((other) => [correction.article, other])
  return correction.articles.flatMap((a, index) => correction.articles.slice(index + 1).map((b): [string, string] => [a, b]))
}

function title() {
  return v.pipe(
    v.string(),
    v.transform((value) => cleanText(value, 200)),
  )
}
