/** Why a feed could not be synced; each has its own sentence in locales under `feedError`. */
export const FEED_ERRORS = [
  'offline',
  'unreachable',
  'timeout',
  'notFound',
  'refused',
  'serverError',
  'tooManyRequests',
  'redirected',
  'tooLarge',
  'notRecognised',
  'invalid',
  'shrunk',
  'permission',
  'storage',
  'removed',
] as const

export type FeedErrorCode = (typeof FEED_ERRORS)[number]

export interface FeedError {
  code: FeedErrorCode
  /** The particulars, as the server or the document has them: "HTTP 404", "items: expected an array". Shown as text. */
  detail: string
}

/** What one sync of one feed came to. */
export type SyncOutcome =
  | {
      url: string
      ok: true
      changed: boolean
      added: number
      updated: number
      removed: number
      records: number
      /** Documents of the feed that are still to be read, where any are; that goes on by itself. */
      waiting?: number
      problems: string[]
    }
  | { url: string; ok: false; error: FeedError }
