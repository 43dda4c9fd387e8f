import type { AdvisoryEntity, SeverityBand } from '../advisories'
import type { Fault, Result } from '../result'
import type { FeedErrorCode } from './outcome'

/* What is told of a feed that a person tries before it is switched on. */

/** What one trial may cost: documents and bytes after decompression; each request has the limits that any other has. */
export const TRIAL_LIMITS = { documents: 5, bytes: 32 * 1024 * 1024 }

/** How much of each list is told; the counts beside them are whole. */
export const TRIAL_SHOWN = { items: 8, merges: 8, names: 30, problems: 100 }

/** A feed to try: its address and the id of the format that it must be, or `auto`. */
export interface TrialRequest {
  url: string
  format: string
}

/** `cancelled`: by the person. `notAnAddress`: no address that a feed may have. The others as in a sync. */
export type TrialErrorCode = FeedErrorCode | 'cancelled' | 'notAnAddress'

export type TrialAnswer = Result<FeedTrial, Fault<TrialErrorCode>>

/** As much of a list as is told, and how long it is. */
export interface Told<Item> {
  count: number
  first: Item[]
}

export interface TrialAdvisory {
  title: string
  band: SeverityBand
  score: number | null
  /** ISO date of its last change; empty where unknown. */
  changed: string
  language: string
}

export interface TrialArticle {
  title: string
  publisher: string
  /** ISO date; empty where unknown. */
  published: string
  language: string
}

export interface FeedTrial {
  /** As the feed calls itself; empty where it does not. */
  title: string
  /** The id of the format that was recognised, `epss` for a list of scores; empty where no document with records was reached. */
  format: string
  /** The id of the walk, where the feed consists of many documents; empty for one document. */
  walk: string
  /** What was read for this. */
  documents: number
  bytes: number
  /** How many documents the feed lists, and whether it goes on in further pages. */
  listed: number
  goesOn: boolean
  advisories: Told<TrialAdvisory>
  articles: Told<TrialArticle>
  /** How many advisories its articles come to by themselves. */
  stories: number
  /** How many vulnerabilities that are held it has scores of; null for what is no list of scores. */
  scores: number | null
  /** The records that would join advisories that are held, each with those advisories' titles. */
  merges: Told<{ title: string; held: string[] }>
  /** Names that it would bring and that were not known. */
  names: Told<Pick<AdvisoryEntity, 'name' | 'type' | 'vendor'>>
  problems: Told<string>
  /** Sites that its documents are on and that the browser does not let the extension read, each as an address. */
  sites: string[]
}
