import type { Advisory, EntityType, SeverityBand } from '../advisories'
import type { FeedError } from '../sync/outcome'

/** What one feed said about one thing, as last parsed. Key: [feed, id]. */
export interface RecordRow {
  feed: string
  id: string
  /** Fingerprint of the advisory's content, so that an unchanged record is not written again. */
  fingerprint: string
  /** What makes records of different feeds be about the same thing. */
  mergeKeys: string[]
  advisory: Advisory
  /** The advisory row it was merged into. */
  advisoryId: string
  /** True when its publisher took it out of the feed: it is kept as withdrawn, and speaks only where nobody else does. */
  gone: boolean
}

/** One advisory as people see it: the records about one thing, merged. Key: id. */
export interface AdvisoryRow {
  id: string
  advisory: Advisory
  /** Last change as an ISO date, or when it was first seen where the feed states none; the order of "recent". */
  changed: string
  /** Keys (utils/advisories entityId) of the entities that carry its mark: affected ones and vendors. */
  affects: string[]
  /** Keys of the entities that it only mentions. */
  mentions: string[]
  identifiers: string[]
  /** True when only private feeds know it. */
  private: boolean
  /** What public feeds alone say, where private ones say something too. */
  publicFace?: Advisory
}

/** One named thing and, in brief, what is known about it. Key: key. */
export interface EntityRow {
  /** The entity's canonical id (utils/advisories entityId), by which feeds that number things differently agree. */
  key: string
  /** The id that marks carry: the feed's own where it gave one. */
  id: string
  name: string
  type: EntityType
  vendor: string
  aliases: string[]
  /** Other names that only private feeds give it. */
  privateAliases: string[]
  /** What its name is looked up by, see namesakes.ts. */
  nameKeys: string[]
  /** True when only private feeds name it. */
  private: boolean
  /** What the advisories about it come to. */
  standing: Standing
  /** The same of public advisories alone. */
  publicStanding: Standing
}

/** For each band, when an advisory of that band last changed, and how many there are; withdrawn ones left out. */
export type Standing = Partial<Record<SeverityBand, { last: string; count: number }>>

/** What a person was last shown about one name. Key: key. */
export interface SeenRow {
  /** The entity's key, or the identifier. */
  key: string
  /** When that was, as an ISO date. */
  at: string
  /** How many advisories about it there were, and when one of them last changed. */
  count: number
  last: string
}

/** How one feed is doing. Key: url. */
export interface FeedRow {
  url: string
  /** Whether its records were derived as a private feed's. */
  private: boolean
  /** The feed's own title. */
  title: string
  /** Format it was recognised as; empty before the first success. */
  format: string
  etag: string
  lastModified: string
  /** Milliseconds since 1970, 0 for never. */
  lastAttempt: number
  lastSuccess: number
  nextDue: number
  failures: number
  error: FeedError | null
  records: number
  problems: string[]
}

/** A compiled lexicon. Key: name. */
export interface LexiconRow {
  name: 'public' | 'private'
  buffer: ArrayBuffer
  /** How many entities it holds. */
  size: number
  version: number
  /** What it was compiled from, so that a worker that died before compiling knows that it still has to. */
  source: string
}
