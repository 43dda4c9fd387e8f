import { readEpss } from '../feeds'
import type { FeedSettings } from '../settings/settings'
import { commitEpss, heldCves, newFeedRow } from '../store'
import type { SyncContext } from './context'
import type { ArrivedDocument } from './commit-document'
import type { FeedError } from './outcome'
import { succeeded } from './standing'
import { step, type Step } from './step'

/** Puts a list of EPSS scores on the advisories that are held; undefined for a document that is no such list. */
export async function commitScores(
  feed: FeedSettings,
  arrived: ArrivedDocument,
  context: SyncContext,
): Promise<Step | { refused: FeedError } | undefined> {
  const list = await readEpss(new Uint8Array(arrived.bytes), await heldCves(context.store), feed.url)
  if (!list) return undefined
  if ('error' in list) return { refused: list.error }
  if (!(await context.commitContext())) return { refused: { code: 'removed', detail: '' } }
  const { etag, lastModified, cost, wait } = arrived
  const { added, updated } = await commitEpss(
    context.store,
    feed.url,
    list,
    { now: context.now(), source: feed.name || 'EPSS' },
    ({ walk: _, ...known } = newFeedRow(feed.url), { records }) => ({
      ...succeeded(known, context),
      title: 'EPSS',
      format: 'epss',
      etag,
      lastModified,
      records,
      problems: list.problems,
    }),
  )
  return step({ added, updated, bytes: cost, wait, end: true })
}
