import type { Advisory, EntityType, ScorePoint, SeverityBand } from '../advisories'
import type { Article } from '../feeds/article'
import type { FeedError, FeedErrorCode } from '../sync/outcome'

/** What one feed said about one thing, as last parsed. Key: [feed, id]. */
export interface RecordRow {
  feed: string
  id: string
  /** Fingerprint of the advisory's content, so that an unchanged record is not written again. */
  fingerprint: string
  /** What makes records of different feeds be about the same thing. */
  mergeKeys: string[]
  /** What records that may look alike have in common; not there where it is nothing, which is so for most. */
  likenessKeys?: string[]
  advisory: Advisory
  /** The advisory row it was merged into. */
  advisoryId: string
  /** True when its publisher took it out of the feed: it is kept as withdrawn, and speaks only where nobody else does. */
  gone: boolean
}

/** What a record is known by among all feeds' records. */
export type RecordName = Pick<RecordRow, 'feed' | 'id'>

export function keyOf({ feed, id }: RecordName): string {
  return JSON.stringify([feed, id])
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

/** What an entity is called, without how it stands. */
export type EntityNames = Omit<EntityRow, 'standing' | 'publicStanding'>

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

/** How likely one vulnerability is to be attacked. Key: id. */
export interface EpssRow {
  /** The CVE id. */
  id: string
  /** The address of the list that says so. */
  feed: string
  /** The day of the estimate; null where unknown. */
  date: string | null
  /** From 0 to 1: the likelihood within 30 days, and the share of vulnerabilities that are no likelier. */
  score: number
  percentile: number
  /** The score that the history of changes told of last, or the first one. */
  told: number
  /** The scores from the first on, each with its day, as far as they differ visibly from the one before; missing in rows of earlier releases. */
  past?: ScorePoint[]
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
  /** Whether it has said all of its records anew at a reading, so that one that is removed here would come back; missing where that is not known. */
  restated?: boolean
  problems: string[]
  /** How many articles it has, where it is news. */
  articles?: number
  /** How far a feed of many documents was read; not there for a feed of one. */
  walk?: WalkProgress
}

/** How far the rounds over a feed of many documents have come. The documents that are still to be read are rows of their own. */
export interface WalkProgress {
  /** The id of the walk (utils/walks). */
  id: string
  /** What the last finished round reached, and what the one under way will have reached. */
  cursor: string
  reached: string
  /** Validators of the indexes, so that one that did not change is not read again. */
  indexes: { url: string; etag: string; lastModified: string }[]
  /** How many documents are still to be read. */
  waiting: number
}

/** One document of a feed that consists of many. Key: [feed, url]. */
export interface DocumentRow {
  feed: string
  url: string
  /** A page goes on where another ended, an index lists documents, and a listed one stands for itself. */
  role: 'page' | 'index' | 'listed'
  /** `failed`: to be tried again in the next round. */
  state: 'waiting' | 'read' | 'failed'
  /** Its place among those that wait, the lowest first. */
  order: number
  /** The index that lists it; empty for pages, for indexes, and for what several of them list. */
  index: string
  /** When it last changed, as the index has it. */
  stamp: string
  /** Other addresses at which it may be. */
  alternatives: string[]
  /** How often it was asked for in vain. */
  tries: number
  /** True when so much of the index changed at once that it is no news. */
  rewrite: boolean
  /**
   * The ids of its records: of a page only where the publisher says that all pages together are the whole feed, of a listed document once it
   * was read. Null where not.
   */
  ids: string[] | null
}

/** One article of a news feed. Key: [feed, id]. */
export interface ArticleRow {
  feed: string
  id: string
  article: Article
  /** When it first came, in milliseconds since 1970. */
  received: number
}

/** One request that was made. Key: counted up. */
export interface RequestRow {
  key: number
  /** The address of the feed that it was made for, and what was asked for, both without what may be secret in them. */
  feed: string
  url: string
  /** Where the answer came from, if a redirect led elsewhere; empty if not. */
  led: string
  /** Milliseconds since 1970. */
  at: number
  why: RequestReason
  /** Bytes that came, after decompression. */
  bytes: number
  /** What came of it; `begun` while it runs, and for ever where the worker was killed meanwhile. */
  outcome: 'begun' | 'document' | 'unchanged' | FeedErrorCode
}

/** Why a request was made: the feed was due, a person asked, a document of the feed named it, or a person tries what is no feed yet. */
export type RequestReason = 'schedule' | 'person' | 'walk' | 'trial'

export type SegmentName = `search-${string}`

/** A compiled lexicon, or a segment of what is searched (search.ts). Key: name. */
export interface LexiconRow {
  name: 'public' | 'private' | SegmentName
  buffer: ArrayBuffer
  /** How many entities or advisories it holds. */
  size: number
  version: number
  /** What it was compiled from, so that a worker that died before compiling knows that it still has to. */
  source: string
}
