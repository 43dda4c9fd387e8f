import type { Advisory, AdvisoryChange, SeverityBand } from '../advisories'
import type { Confidence, Cue, ScannedTexts, SpotRequest, SpottedNames, Strictness } from '../lexicon'
import type { Fault, Result } from '../result'
import type { KeptApart, NotMarked, Repeats, StoryCorrection } from '../settings'
import type { News } from '../store'
import type { SyncOutcome } from '../sync/outcome'
import type { TrialAnswer, TrialRequest } from '../sync/trial'

/*
 * Every message there is, by direction. boundary.ts says who may send which and what it may carry; serve.ts checks it before
 * anything acts on it.
 */

/** From a page's content script to the worker. What they carry comes from a process that a hostile page may own. */
export interface PageToWorker {
  /** How to behave on this page, asked once at the start and after `settingsChanged`. */
  pageStart(): PageSettings
  /** This frame's document is going. */
  pageEnd(): void
  /** Which of these texts may hold a public name; null where the names are of another version by now. Nothing is kept of them. */
  scanTexts(request: { lexiconVersion: number; texts: string[] }): ScannedTexts | null
  /** The public names in the blocks around those texts; null as before. Nothing is kept of them. */
  spotNames(request: NamesRequest): SpottedNames | null
  /** How the named entities and identifiers are to be painted. At most 2,000 ids. */
  marks(request: { ids: string[] }): Mark[]
  /** What the card of one entity or identifier shows; null when nothing is known about it. */
  card(request: { id: string }): Card | null
  /** What this page mentions by the public names. */
  pageMentions(report: PageReport): void
  /** Text of the page as it was read, where `pageStart` wants it. Only names are kept of it. */
  pageText(part: { blocks: string[] }): void
  /** "Not this", on a click in the card; of the page's own site, whatever the page says. */
  notThis(choice: NotThisChoice): NotThisAnswer
  /** Takes back what was chosen a short while ago, on a click in the card. */
  undoNotThis(choice: NotThisChoice): NotThisAnswer
  /** The card of a name was open long enough to be read. */
  seen(request: { id: string }): void
  /** Do not mark this name until there is something new about it, on a click in the card. */
  snooze(request: { id: string }): SnoozeAnswer
  /** Takes back what was snoozed a short while ago, on a click in the card. */
  wake(request: { id: string }): SnoozeAnswer
  /** Escape was pressed in a frame without a card: one may be open in another. */
  dismiss(): void
  /**
   * Show all that is known about a name, on a click in the card. `ask`: and ask there whether to watch it, or to be quiet on the page's
   * site, since only the extension's own pages may change those.
   */
  openAbout(request: { id: string; ask?: AboutQuestion | undefined }): void
  /** Show a whole advisory, on a click in the card. */
  openAdvisory(request: { id: string }): void
}

/** From the extension's own pages to the worker. */
export interface ExtensionToWorker {
  /** Fetch these feeds now, or every enabled one; answers when all are done. */
  syncFeeds(request: { urls?: string[] }): SyncOutcome[]
  /** What a feed would bring, without adding it. `trial` is a name that `cancelTrial` knows it by. */
  tryFeed(request: TrialRequest & { trial: string }): TrialAnswer
  /** Gives up a trial that is under way; `tryFeed` answers at once that it was cancelled. */
  cancelTrial(request: { trial: string }): void
  /** Keep what the person said about stories of the news, or take it back; answers when the stories are made anew. */
  correctStories(request: CorrectionRequest): CorrectionAnswer
  /** Keep records apart that look alike, or no longer; answers when their advisories are made anew. */
  keepApart(request: KeepApartRequest): KeepApartAnswer
  /** Remove the advisories that the settings do not have kept any more; answers how many those were. */
  removeNotKept(): number
}

/** From the worker to the content scripts of a tab. */
export interface WorkerToPage {
  /** Advisories, names or watched entities changed: ask again. */
  storeChanged(news: { lexiconVersion: number }): void
  /** Settings that a page obeys changed: start again. */
  settingsChanged(): void
  /** What each strictness would mark on this page, asked by the options page; null before there are any names. */
  previewStrictness(request: { codeBlocks: boolean }): StrictnessPreview | null
  /**
   * The keyboard commands: open the card of the next mention, or of the first, or the same from the end; false when there is none in
   * this frame.
   */
  showNextMention(request: { fromStart: boolean; backwards: boolean }): boolean
  /** Asked for in the popup: open the card of a name where it is first mentioned; false when this frame does not show it. */
  showMention(request: { id: string }): boolean
  /** Close the card, if there is one. */
  closeCard(): void
  /** Asked of a frame to find out whether it is still there. */
  isThere(): true
}

export interface PageSettings {
  /** The host name that the page counts as; in a frame without an address of its own, the tab's. */
  site: string
  /** Draw nothing at all. */
  quiet: boolean
  /** Milliseconds of rest before a card opens. */
  hoverDelay: number
  /** The lexicon's version, changing whenever its names do; 0 before the first one is compiled. */
  lexiconVersion: number
  /** True when some names may only be looked for outside the page, which is then to send its text. */
  wantsText: boolean
  /** How sure a name has to be to be marked. */
  strictness: Strictness
  /** Whether blocks of code are read too. */
  codeBlocks: boolean
  /** How a name is marked after its first mention in a section. */
  repeats: Repeats
}

export interface NamesRequest extends SpotRequest {
  lexiconVersion: number
}

/** How one entity or identifier is painted, and how it behaves. */
export interface Mark {
  id: string
  /** The worst band among its advisories of the past year, or among all when there is none so recent. */
  band: SeverityBand
  /** False: its box stays unpainted. */
  painted: boolean
  watched: boolean
  /** Drawn faintly: a vendor's name always has something to tell, and must not always shout. */
  calm: boolean
  /** How many public advisories there are about it. */
  count: number
  /** What of it the person was not shown yet; never anything that a page may notice. */
  news?: News | undefined
  /**
   * When its card opens: `soon` after the usual rest of the pointer, `late` after a much longer one for what is old, `never` where
   * there is nothing to show. Told from public advisories alone, since a page notices a card that takes its pointer.
   */
  opens: 'soon' | 'late' | 'never'
  /** Where the person said that it is not to be marked, as far as it bears on the asking page's site. */
  not?: NotMarked | undefined
}

export interface Card {
  id: string
  name: string
  /** The entity's type, or `Identifier`. */
  type: string
  /** Its vendor's name; empty where none is known. */
  vendor: string
  /** The public advisory that matters most: recent before old, worse before milder, newer before older. */
  advisory: Advisory
  /** The key under which the store holds that advisory, for `openAdvisory`. */
  advisoryId: string
  /** How many public advisories there are about it, this one included. */
  advisories: number
  /** The others, the most urgent first, at most 50. */
  others: CardAdvisory[]
  /** What of all this the person was not shown yet. It may change words in the card, and never its size. */
  seen: CardSeen
  watched: boolean
  snoozed: boolean
}

/** One of the other advisories about a name. */
export interface CardAdvisory {
  /** The key under which the store holds it. */
  id: string
  title: string
  /** BCP 47; empty where unknown. */
  language: string
  band: SeverityBand
  score: number | null
  exploited: boolean
  withdrawn: boolean
  /** ISO date of its last change; empty where unknown. */
  changed: string
}

export interface CardSeen {
  /** When the person was last shown the name; null for never. */
  at: string | null
  news: News | null
  /** What changed in the card's advisory since then, the last first, at most 5. */
  changes: AdvisoryChange[]
}

/** What the extension's own page asks about a name, or about the site that it was asked from. */
export type AboutQuestion = 'watch' | 'quiet'

export interface PageReport {
  mentions: { id: string; surface: string; count: number }[]
}

/** What "not this" can mean of the name with an id: in one place of this site, where a cue alone speaks for it, or anywhere. */
export type NotThisChoice =
  { id: string; scope: 'here'; around: number } | { id: string; scope: 'context'; cue: Cue } | { id: string; scope: 'always' }

/**
 * Why a choice was not kept or taken back; each has its sentence in locales under `notThisError`. `private`: in a private window
 * nothing is kept that names a site.
 */
export type NotThisErrorCode = 'unknownName' | 'private' | 'tooMany' | 'full' | 'tooLate' | 'notSaved'

export type NotThisAnswer = Result<null, Fault<NotThisErrorCode>>

export type SnoozeAnswer = Result<null, Fault<Exclude<NotThisErrorCode, 'private'>>>

export interface CorrectionRequest {
  correction: StoryCorrection
  /** Take it back. */
  undo: boolean
}

/** Why a correction was not kept; each has its sentence in locales under `correctionError`. */
export type CorrectionErrorCode = 'full' | 'notSaved'

/** The key of the advisory that the corrected articles are in afterwards; null where they make none. */
export type CorrectionAnswer = Result<{ advisoryId: string | null }, Fault<CorrectionErrorCode>>

export interface KeepApartRequest {
  kept: KeptApart
  /** Take it back. */
  undo: boolean
}

/** The key of the advisory that the first of the others is part of afterwards; null where there is none. */
export type KeepApartAnswer = Result<{ advisoryId: string | null }, Fault<CorrectionErrorCode>>

/** What would be painted on one page, by how sure a name has to be. It comes from a process that a hostile page may own. */
export interface StrictnessPreview {
  title: string
  levels: Record<Strictness, PreviewLevel>
}

/** As many names of a preview as one answer may carry for each strictness. */
export const MOST_PREVIEWED = 200

export interface PreviewLevel {
  /** How many names, and in how many places. */
  names: number
  places: number
  /** The names in the order of the page, at most 200; `cue` and `confidence` of the surest place. */
  found: PreviewName[]
}

export interface PreviewName {
  id: string
  surface: string
  cue: Cue
  confidence: Confidence
  count: number
}
