import type { EntityType } from '../../utils/advisories'
import type { KnownName } from '../../utils/inventory'
import type { Shortcut } from '../../utils/platform/shortcuts'
import type { ModelSource } from '../machine-wording/wording-source'
import type { Fault, Result } from '../../utils/result'
import type { ImportSummary, Settings } from '../../utils/settings'
import type { SettingsErrorCode } from '../../utils/settings'
import type { FeedRow, RequestRow } from '../../utils/store/rows'
import type { Strictness } from '../../utils/lexicon'
import type { PreviewLevel, PreviewName } from '../../utils/messaging/protocol'
import type { SyncOutcome } from '../../utils/sync/outcome'
import type { TrialAnswer, TrialRequest } from '../../utils/sync/trial'

export type SettingsFault = Fault<SettingsErrorCode>

/** A known name that may be what somebody begins to type. */
export interface Suggestion {
  name: string
  type: EntityType
  vendor: string
}

/** What each strictness would mark on the page last in front; `noPage` where none is open, `noAnswer` where none answers. */
export type NamesPreview =
  { state: 'noPage' } | { state: 'noAnswer' } | { state: 'page'; title: string; levels: Record<Strictness, NamesPreviewLevel> }

export type NamesPreviewLevel = Omit<PreviewLevel, 'found'> & {
  found: (PreviewName & { name: string; type: string; vendor: string })[]
}

/** What is kept on this device. */
export interface Stored {
  advisories: number
  entities: number
  /** Names of which the person was shown something. */
  seen: number
  /** All together, as far as the browser tells; else 0. */
  bytes: number
  /** What was wrong with the store when the browser started: it was made anew then. */
  damage: string[]
}

/** Telling on the desktop what happens. */
export interface AlertsSource {
  /** Whether the browser lets it. */
  allowed(): Promise<boolean>
  /** Asks the person. To be called from a click, or the browser refuses. */
  allow(): Promise<boolean>
  /** Shows what an alert looks like; false where that is not allowed. */
  tryOut(): Promise<boolean>
}

/** All that the options page reads and does. Anything may reject with the reason. */
export interface OptionsSource {
  settings(): Promise<Settings>
  watchSettings(listener: (settings: Settings) => void, signal: AbortSignal): void
  update(change: (settings: Settings) => Settings): Promise<Result<Settings, SettingsFault>>
  feedRows(): Promise<FeedRow[]>
  /** The requests that were made, the last one first. */
  requests(): Promise<RequestRow[]>
  /** What is stored. */
  stored(): Promise<Stored>
  /** How many advisories that are stored would not be kept with these settings. */
  countNotKept(settings: Settings): Promise<number>
  /** Removes what the settings do not have kept any more, and gives how many advisories that were. */
  removeNotKept(): Promise<number>
  forgetSeen(): Promise<void>
  /** The addresses of the feeds that are asked with a key. */
  feedsWithKey(): Promise<ReadonlySet<string>>
  /** Keeps the key that a feed is asked with; null forgets it. */
  keepFeedKey(url: string, key: string | null): Promise<void>
  /** Ids and names of the formats that a feed can be said to have. */
  formats: readonly { id: string; name: string }[]
  /** Fetches these feeds now, or all that are switched on; answers when done. */
  syncFeeds(urls?: string[]): Promise<SyncOutcome[]>
  /** What a feed would bring, without adding it; `signal` gives it up. */
  tryFeed(request: TrialRequest, signal: AbortSignal): Promise<TrialAnswer>
  /** Asks the person for access to a feed's sites. To be called from a click, or the browser refuses. */
  requestAccess(...urls: string[]): Promise<boolean>
  /** Known names that begin like this. */
  suggest(text: string): Promise<Suggestion[]>
  /** All names that advisories and the catalogue have, for lists to be put beside. */
  knownNames(): Promise<KnownName[]>
  previewNames(codeBlocks: boolean): Promise<NamesPreview>
  /** The commands that keys can be set for. */
  shortcuts(): Promise<Shortcut[]>
  /** Opens the browser's page on which keys are changed. */
  changeShortcuts(): Promise<void>
  model: ModelSource
  alerts: AlertsSource
  importSettings(text: string): Promise<Result<ImportSummary, SettingsFault>>
  exportSettings(settings: Settings): string
  save(name: string, text: string): void
}
