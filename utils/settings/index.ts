export {
  articlesOf,
  correctionKey,
  correctionSchema,
  MOST_CORRECTED,
  MOST_CORRECTIONS,
  toDigest,
  withCorrections,
  withoutCorrection,
} from './corrections'
export type { StoryCorrection } from './corrections'
export {
  defaultSettings,
  feedAddress,
  isQuiet,
  KEV_URL,
  MOST_SITES,
  NOTE_LENGTH,
  REPEATS,
  setQuiet,
  SETTINGS_VERSION,
  TOOLBAR_COUNTS,
} from './settings'
export type { FeedSettings, Repeats, Settings, ToolbarCount, WatchedEntity } from './settings'
export {
  ACKNOWLEDGE_REASONS,
  acknowledgementState,
  dayOf,
  lastEntry,
  withAcknowledged,
  withoutAcknowledged,
  withRenamed,
} from './acknowledgements'
export type { Acknowledgement, AcknowledgementState, AcknowledgeReason } from './acknowledgements'
export { defaultAlertRules, isQuietTime, type AlertRules } from './alert-rules'
export { MOST_NOT_THESE, notMarkedOn, notThisKey, withNotThese, withoutNotThis } from './not-these'
export type { NotMarked, NotThis, NotThisKey } from './not-these'
export { MOST_SNOOZED, snoozedBy, withoutSnooze, withSnoozes } from './snoozes'
export type { Snooze } from './snoozes'
export { keptApartKey, MOST_KEPT_APART, withKeptApart, withoutKeptApart } from './kept-apart'
export type { KeptApart } from './kept-apart'
export { readSettings } from './migrations'
export type { SettingsErrorCode } from './migrations'
export { importSettings, loadSettings, settingsAreReadable, updateSettings, watchSettings } from './stored'
export { keepLooked, keepRecentFilter, loadRecentView, newSince, type RecentView } from './recent-view'
export { KEEP_MONTHS, keptSince, type KeepMonths } from './retention'
export { forgetKeysOfOthers, keepFeedKey, loadFeedKeys } from './feed-keys'
export { isWelcomeDue, keepWelcomeShown } from './welcome'
export { exportSettings, mergeSettings, parseSettingsFile, watchedKey } from './transfer'
export type { ImportSummary } from './transfer'
