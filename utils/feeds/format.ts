import type { Advisory } from '../advisories'
import type { Article } from './article'
import type { FeedDocument } from './document'
import type { FormatId } from './format-names'

/** One feed format. A new one is one file with one of these, and its entry in the list in index.ts. */
export interface FeedFormat {
  /** Short and stable: settings and stored feeds name the format by it, and format-names.ts says what people read. */
  id: FormatId
  /** Whether the document claims to be of this format, valid or not. Must be cheap and must not throw. */
  recognise(document: FeedDocument): boolean
  /** The whole document in records. A record that cannot be read costs itself and a line in `problems`, nothing else. */
  parse(document: FeedDocument, context: FeedContext): FeedContent | FeedFault
}

/** Where a document came from. */
export interface FeedContext {
  url: string
  /** ISO 8601 instant at which it was fetched; null where the caller does not say. */
  fetched: string | null
}

/** What a document holds. */
export interface FeedContent {
  title: string
  /** True when the document is the whole feed, so that a record it no longer has was removed by the publisher. */
  complete: boolean
  advisories: Advisory[]
  articles: Article[]
  /** English sentences that name the place: "items[3]: no title; left out". At most 100. */
  problems: string[]
}

/** Why a document as a whole could not be read. Codes as in utils/sync/outcome.ts, the detail in English. */
export interface FeedFault {
  error: { code: 'notRecognised' | 'invalid' | 'tooLarge'; detail: string }
}

export function fault(code: FeedFault['error']['code'], detail: string): FeedFault {
  return { error: { code, detail } }
}
