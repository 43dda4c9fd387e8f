import { daysOf } from '../../utils/alerts/days'
import { dayOf, loadSettings } from '../../utils/settings'
import { changedSince, type Store } from '../../utils/store'
import { toItems } from '../advisory-list/list-item'
import type { Days } from './panel-source'

/** So many days are told of, or fewer where more changed in them than is looked through. */
const SPANS = [7, 3, 1]
const MOST = 3_000

/** What happened day by day in the last week. */
export async function liveDays(store: Store, now: Date): Promise<Days> {
  const settings = await loadSettings()
  const isWatching = settings.watchlist.length > 0
  for (const span of SPANS) {
    // A day more: a moment of this day may be one of the day before in the time that the store goes by.
    const rows = await changedSince(store, dayBefore(now, span), MOST)
    if (!rows) continue
    const items = toItems(rows, settings, now).map(({ row, watched }) => ({ ...row, watched }))
    const first = dayBefore(now, span - 1)
    return { span, isWatching, days: daysOf(items, now).filter(({ day }) => day >= first) }
  }
  return { span: 0, isWatching, days: [] }
}

function dayBefore(now: Date, days: number): string {
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days))
}
