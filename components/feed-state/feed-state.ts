import type { Settings } from '../../utils/settings'
import type { FeedRow } from '../../utils/store/rows'
import type { FeedError } from '../../utils/sync/outcome'

/** How all feeds together are doing. */
export interface FeedsState {
  /** Feeds that are switched on. */
  enabled: number
  /** When one of them was last synced, in milliseconds since 1970; 0 for never. */
  lastSuccess: number
  /** The feeds that failed when last tried. */
  failing: { name: string; error: FeedError }[]
}

/** Sums up the feeds of the settings from what the store holds about each. */
export function feedsState(settings: Pick<Settings, 'feeds'>, rows: readonly FeedRow[]): FeedsState {
  const byUrl = new Map(rows.map((row) => [row.url, row]))
  const enabled = settings.feeds.filter((feed) => feed.enabled)
  const failing = enabled.flatMap((feed) => {
    const row = byUrl.get(feed.url)
    return row?.error ? [{ name: feedName(feed, row), error: row.error }] : []
  })
  return {
    enabled: enabled.length,
    lastSuccess: Math.max(0, ...enabled.map((feed) => byUrl.get(feed.url)?.lastSuccess ?? 0)),
    failing,
  }
}

/** What a feed is called: as the person named it, else as it names itself, else by its address. */
export function feedName(feed: { url: string; name: string }, row?: Pick<FeedRow, 'title'>): string {
  const { host, pathname } = new URL(feed.url)
  return feed.name || row?.title || `${host}${pathname}`.replace(/\/$/, '')
}

/** The particulars of a feed's problem; empty where they are only an exception's wording, which helps nobody. */
export function feedErrorDetail({ code, detail }: FeedError): string {
  return code === 'unreachable' || code === 'interrupted' ? '' : detail
}
