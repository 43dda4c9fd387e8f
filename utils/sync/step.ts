import type { FeedError } from './outcome'

/** What came of one document of a feed. */
export interface Step {
  added: number
  updated: number
  removed: number
  /** Bytes that came, after decompression. */
  bytes: number
  /** Milliseconds for which the server wants no further request, and those that its publisher asks for between two. */
  wait: number
  pause: number
  /** Why the document could not be had, and what that means: `passed` goes on, `told` goes on and fails the feed in the end, `fatal` stops. */
  error?: FeedError
  weight: 'passed' | 'told' | 'fatal'
  /** True when there is nothing more to read in this round. */
  end: boolean
}

/** A step with what most steps do not have. */
export function step(parts: Partial<Step>): Step {
  return { added: 0, updated: 0, removed: 0, bytes: 0, wait: 0, pause: 0, weight: 'passed', end: false, ...parts }
}
