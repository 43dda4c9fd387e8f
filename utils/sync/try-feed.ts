import { lastChanged, type Advisory } from '../advisories'
import type { Names } from '../digest/names'
import { digestInSteps } from '../digest/steps'
import type { Article, CatalogueEntity } from '../feeds'
import { failure, success } from '../result'
import { feedAddress } from '../settings/settings'
import { advisoryById, heldBeside, unknownNames, type Meeting, type Store } from '../store'
import { inSlices } from './in-slices'
import { TRIAL_SHOWN, type FeedTrial, type Told, type TrialAnswer, type TrialRequest } from './trial'
import { readOnTrial, type TrialReading } from './trial-documents'

/** Articles that stories are made of on trial, the newest. */
const MOST_ARTICLES = 200
/** Advisories that are named with one record that would join them. */
const MOST_HELD = 5

/** What trying a feed needs beside reading it. */
export interface TrialContext extends TrialReading {
  /** Whether it makes sense to ask this address for something: not while the machine is offline. */
  online: (url: string) => boolean
  /** Names that are known without any advisory. */
  catalogue: () => Promise<CatalogueEntity[]>
  /** The names to look for in articles. */
  names: () => Promise<Names>
}

/**
 * What a feed would bring, without bringing it: its first documents are fetched and read as a sync would, and held beside what the store
 * has. Of all this only the requests are written down, in the log of requests; there is no feed before or after.
 */
export async function tryFeed(request: TrialRequest, context: TrialContext): Promise<TrialAnswer> {
  if (feedAddress(request.url) !== request.url) return failure('notAnAddress')
  if (!context.online(request.url)) return failure('offline')
  const read = await readOnTrial(request, context)
  if (!read.ok) return read
  const { advisories, articles, problems, sites, ...rest } = read.value
  const stories = await storiesOf(articles, context)
  if (!stories) return failure('cancelled')
  const records = [...advisories, ...stories]
  const meetings = await heldBeside(context.store, request.url, records)
  const names = await unknownNames(context.store, records, await context.catalogue())
  if (context.signal.aborted) return failure('cancelled')
  return success<FeedTrial>({
    ...rest,
    advisories: told(advisories.map(brief), TRIAL_SHOWN.items),
    articles: told(articles.map(headline), TRIAL_SHOWN.items),
    stories: stories.length,
    merges: { count: meetings.length, first: await named(meetings.slice(0, TRIAL_SHOWN.merges), context.store) },
    names: told(names, TRIAL_SHOWN.names),
    problems: told(problems, TRIAL_SHOWN.problems),
    sites: [...sites],
  })
}

/** What the articles come to by themselves; undefined when the trial was cancelled. */
async function storiesOf(articles: readonly Article[], { names, signal }: TrialContext): Promise<Advisory[] | undefined> {
  if (articles.length === 0) return []
  const newest = [...articles].sort(latestFirst).slice(0, MOST_ARTICLES)
  return inSlices(digestInSteps(newest, { names: await names(), onlySecurity: true }), signal)
}

async function named(meetings: readonly Meeting[], store: Store): Promise<FeedTrial['merges']['first']> {
  return Promise.all(
    meetings.map(async ({ advisory, held }) => {
      const rows = await Promise.all(held.slice(0, MOST_HELD).map((id) => advisoryById(store, id)))
      return { title: advisory.title, held: rows.flatMap((row) => (row ? [row.advisory.title] : [])) }
    }),
  )
}

function latestFirst(a: Article, b: Article): number {
  return a.published < b.published ? 1 : a.published > b.published ? -1 : 0
}

function told<Item>(items: readonly Item[], most: number): Told<Item> {
  return { count: items.length, first: items.slice(0, most) }
}

function brief(advisory: Advisory): FeedTrial['advisories']['first'][number] {
  const { title, severity, language } = advisory
  return { title, band: severity.band, score: severity.score, changed: lastChanged(advisory), language }
}

function headline({ title, publisher, published, language = '' }: Article): FeedTrial['articles']['first'][number] {
  return { title, publisher, published, language }
}
