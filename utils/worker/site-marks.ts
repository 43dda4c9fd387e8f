import type { Mark } from '../messaging/protocol'
import { notMarkedOn, snoozedBy, type Settings } from '../settings'
import { marksOf, type Store } from '../store'
import { watchMatcher } from '../watchlist'

export interface SiteMarksContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  now: () => Date
}

/** The marks of names, by their ids, on a site: what is said of them there, and what the person said is not to be marked. */
export async function siteMarks(ids: string[], site: string, context: SiteMarksContext): Promise<Mark[]> {
  const { watchlist, notThese, snoozed } = await context.settings()
  return marksOf(await context.store(), ids, {
    watched: watchMatcher(watchlist),
    now: context.now(),
    notMarked: notMarkedOn(notThese, site),
    snoozed: snoozedBy(snoozed),
  })
}
