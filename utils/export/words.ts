import type { Advisory, EntityRole, EntityType, SeverityBand } from '../advisories'

/**
 * What Markdown and ticket text say beside the facts, in the reader's language. CSV, JSON and STIX are for programs and say
 * the same in every language.
 */
export interface ExportWords {
  /** 0 to 10, and a share from 0 to 1. */
  score: (score: number) => string
  percent: (share: number) => string
  severity: (band: SeverityBand) => string
  status: (status: Advisory['status']) => string
  effect: (effect: 'raises' | 'lowers' | 'states') => string
  entityType: (type: EntityType | 'Identifier') => string
  entityRole: (role: EntityRole) => string
  changeField: (field: string) => string
  machineWritten: string
  published: string
  updated: string
  exploited: string
  exploitedSince: (date: string) => string
  due: string
  ransomware: string
  introduced: (version: string) => string
  fixed: (version: string) => string
  cvssVersion: (version: string) => string
  epssScore: (share: string) => string
  epssPercentile: (share: string) => string
  byVendor: (vendor: string) => string
  aliases: (names: string) => string
  removed: string
  fetched: string
  /** Which fields a source stated, the record's own names for them. */
  forFields: (fields: string) => string
  forAllFields: string
  record: string
  source: string
  /** Headings. */
  reasons: string
  summary: string
  keyPoints: string
  impact: string
  recommendedResponse: string
  technicalDetails: string
  affected: string
  cvss: string
  epss: string
  weaknesses: string
  indicators: string
  keywords: string
  timeline: string
  entities: string
  sources: string
  history: string
  provenance: string
  /** Ticket text. */
  affects: string
  whatToDo: string
  links: string
  notStated: string
  /** What a page mentions. */
  onThisPage: string
  times: (count: number) => string
  privateName: string
  nothingKnown: string
  /** Evidence packs. */
  ownedBy: (owner: string) => string
  asOf: (moment: string) => string
  advisories: string
  byQuarter: string
  /** A quarter as `quarterOf` (utils/dossier) says it; empty for no date. */
  quarter: (quarter: string) => string
  state: (state: 'open' | 'acknowledged' | 'withdrawn') => string
  /** `filter` says in words what is left in. */
  onlyThese: (filter: string, count: number, total: number) => string
  mostUrgent: (count: number, total: number) => string
  acknowledgeReason: (reason: AcknowledgedFacts['reason']) => string
  acknowledgedBy: (owner: string) => string
  acknowledgedOn: (date: string) => string
  acknowledgedUntil: (date: string) => string
}

/** What a person said of an advisory (utils/settings acknowledgements): why it needs nothing more, who answers for it, until and since when. */
export interface AcknowledgedFacts {
  reason: 'fixed' | 'notAffected' | 'accepted' | 'inProgress'
  note: string
  owner: string
  /** A day; empty for as long as nothing changes. */
  until: string
  addedAt: string
}
