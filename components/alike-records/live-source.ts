import { worker } from '../../utils/messaging/client'
import { loadSettings, type Settings } from '../../utils/settings'
import { alikeParts, feedRows, type FeedRow, type RecordRow, type Store } from '../../utils/store'
import type { AlikePart, AlikeSource } from './alike-source'

/** What looks alike as the store has it, kept apart by the worker. */
export function liveAlikeSource(store: () => Promise<Store>): AlikeSource {
  return {
    parts: async (row) => {
      const [parts, feeds, settings] = await Promise.all([
        store().then((opened) => alikeParts(opened, row)),
        store().then(feedRows),
        loadSettings(),
      ])
      const isOne = ({ feed, id }: { feed: string; id: string }) =>
        parts.some((records) => records.some((record) => record.feed === feed && record.id === id))
      return {
        parts: parts.length > 1 ? parts.flatMap((records) => toPart(records, settings, feeds)) : [],
        said: settings.keptApart.filter(({ records }) => records.some(isOne)).sort((a, b) => b.addedAt.localeCompare(a.addedAt)),
      }
    },
    keepApart: (request) => worker.keepApart(request),
  }
}

/** A part as its first record of a feed that is not private tells of it: what is kept apart must not hang on one that is. */
function toPart(records: readonly RecordRow[], { feeds }: Settings, rows: readonly FeedRow[]): AlikePart[] {
  const secret = new Set(feeds.filter((feed) => feed.private).map(({ url }) => url))
  const record = records.find(({ feed }) => !secret.has(feed)) ?? records[0]
  if (!record) return []
  const { feed, id, advisory } = record
  const named = feeds.find(({ url }) => url === feed)?.name || rows.find(({ url }) => url === feed)?.title
  return [{ feed, id, source: named || feed, title: advisory.title, language: advisory.language, published: advisory.published }]
}
