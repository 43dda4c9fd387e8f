import type { FeedRow } from '../store'
import type { SyncContext } from './context'
import { nextDue } from './schedule'

/** A feed's row after everything there was to read was read. */
export function succeeded(row: FeedRow, { now, random }: Pick<SyncContext, 'now' | 'random'>): FeedRow {
  const at = now().getTime()
  const walk = row.walk && { ...row.walk, cursor: row.walk.reached || row.walk.cursor, reached: '', waiting: 0 }
  return {
    ...row,
    lastAttempt: at,
    lastSuccess: at,
    failures: 0,
    error: null,
    nextDue: nextDue(0, at, random),
    ...(walk ? { walk } : {}),
  }
}

/** The same after one document of many: the rest is due at once. */
export function progressed(row: FeedRow, waiting: number, { now }: Pick<SyncContext, 'now'>): FeedRow {
  const at = now().getTime()
  const walk = row.walk && { ...row.walk, waiting }
  return { ...row, lastAttempt: at, failures: 0, error: null, nextDue: at, ...(walk ? { walk } : {}) }
}
