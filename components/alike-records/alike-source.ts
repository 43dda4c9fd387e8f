import type { KeepApartAnswer, KeepApartRequest } from '../../utils/messaging/protocol'
import type { KeptApart } from '../../utils/settings'
import type { AdvisoryRow } from '../../utils/store/rows'

/** One of the things that were taken for one because they look alike. */
export interface AlikePart {
  /** The feed's address, and the id in it of the record that stands for it. */
  feed: string
  id: string
  /** What the feed is called. */
  source: string
  title: string
  /** BCP 47; empty where unknown. */
  language: string
  /** ISO 8601; null where unknown. */
  published: string | null
}

/** What an advisory was put together from without an identifier saying so. */
export interface AlikeRecords {
  /** The earliest first; empty where nothing was. */
  parts: AlikePart[]
  /** What the person said about any of its records, the last said first. */
  said: KeptApart[]
}

/** What is read and done to keep apart what looks alike. Anything may reject with the reason. */
export interface AlikeSource {
  parts(row: AdvisoryRow): Promise<AlikeRecords>
  /** Keeps records apart, or no longer; answers when their advisories are made anew. */
  keepApart(request: KeepApartRequest): Promise<KeepApartAnswer>
}
