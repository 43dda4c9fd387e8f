import { acknowledgementState, type Acknowledgement, type AcknowledgementState, type Settings } from '../../utils/settings'
import type { AdvisoryRow } from '../../utils/store/rows'
import { watchedIn, watchMatcher } from '../../utils/watchlist'

/** One row of a list of advisories. */
export interface AdvisoryItem {
  row: AdvisoryRow
  /** True where something on the watch list is affected. */
  watched: boolean
  /** What the person said when they acknowledged it, and whether that holds; null where they did not. */
  acknowledged: { made: Acknowledgement; state: AcknowledgementState } | null
}

/** Rows with what the person's own lists say about them at a moment. */
export function toItems(
  rows: readonly AdvisoryRow[],
  { watchlist, acknowledged }: Pick<Settings, 'watchlist' | 'acknowledged'>,
  now: Date,
): AdvisoryItem[] {
  const isWatched = watchMatcher(watchlist)
  const byId = new Map(acknowledged.map((made) => [made.advisoryId, made]))
  return rows.map((row) => {
    const made = byId.get(row.id)
    return {
      row,
      watched: watchedIn(row.advisory, isWatched) !== undefined,
      acknowledged: made ? { made, state: acknowledgementState(made, row.advisory, now) } : null,
    }
  })
}
