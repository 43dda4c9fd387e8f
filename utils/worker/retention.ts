import { keptSince, type Settings } from '../settings'
import { countOutdated, lastRemoval, removeOutdated, type CommitContext, type Retention, type Store } from '../store'
import { watchedIn, watchMatcher } from '../watchlist'

/* For how long advisories are kept. What is watched, and what was acknowledged, stays for ever. */

const DAY = 86_400_000
const LOCK = 'caveat-retention'

/** What is not kept by these settings at a moment; undefined where everything is. */
export function retentionOf(settings: Settings, now: Date): Retention | undefined {
  const before = keptSince(settings, now)
  if (before === '') return undefined
  const isWatched = watchMatcher(settings.watchlist)
  const acknowledged = new Set(settings.acknowledged.map(({ advisoryId }) => advisoryId))
  return {
    before,
    spares: ({ id, advisory }) => acknowledged.has(id) || watchedIn(advisory, isWatched) !== undefined,
  }
}

/** How many advisories that are held these settings would remove. */
export async function countNotKept(store: Store, settings: Settings, now: Date): Promise<number> {
  const retention = retentionOf(settings, now)
  return retention ? countOutdated(store, retention) : 0
}

/** Removes what is not kept any more, and gives how many advisories that were. */
export async function removeNotKept(store: Store, context: CommitContext): Promise<number> {
  return await navigator.locks.request(LOCK, async () => {
    const { retention } = context
    return retention ? removeOutdated(store, retention, context) : 0
  })
}

/** The same where it was not done for a day. */
export async function removeNotKeptDaily(store: Store, context: CommitContext): Promise<number> {
  // A clock that was ahead, and was set back, must not put it off until then.
  const isDone = Math.abs(context.now.getTime() - (await lastRemoval(store))) < DAY
  return context.retention && !isDone ? removeNotKept(store, context) : 0
}
