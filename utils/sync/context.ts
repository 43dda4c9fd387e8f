import type { CommitContext, RequestReason, Store } from '../store'
import type { FETCH_LIMITS } from './fetch-document'
import type { SYNC_LIMITS } from './sync-feed'

/** What syncing a feed needs of its surroundings. */
export interface SyncContext {
  store: Store
  now: () => Date
  /** What committing goes by, asked right before: settings may have changed during a long fetch. Undefined: no longer wanted. */
  commitContext: () => Promise<CommitContext | undefined>
  fetch: typeof globalThis.fetch
  /** Whether the browser lets the extension read this address. */
  mayFetch: (url: string) => Promise<boolean>
  /** The key that the feed is asked with; left out where there are none. */
  key?: (feed: string) => Promise<string | undefined>
  /** Whether it makes sense to ask this address for something: not while the machine is offline. */
  online: (url: string) => boolean
  /** Why the feed is synced, for the request log. */
  why: Exclude<RequestReason, 'walk' | 'trial'>
  /** Runs a step while no other context works on the feed. */
  locked: <Value>(task: () => Promise<Value>) => Promise<Value>
  /** Waits so many milliseconds. */
  sleep: (milliseconds: number) => Promise<void>
  random: () => number
  signal: AbortSignal
  /** Told of bytes as they come, after decompression. */
  received?: (feed: string, bytes: number) => void
  limits?: typeof SYNC_LIMITS
  fetchLimits?: typeof FETCH_LIMITS
}
