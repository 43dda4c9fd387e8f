import { slug } from '../advisories'
import { failure, success, type Fault, type Result } from '../result'
import { readSettings, type SettingsErrorCode } from './migrations'
import { withCorrections } from './corrections'
import { withKeptApart } from './kept-apart'
import { withAcknowledged } from './acknowledgements'
import { withNotThese } from './not-these'
import { withSnoozes } from './snoozes'
import { MOST_SITES, type FeedSettings, type Settings, type WatchedEntity } from './settings'

/** What an import did, for the sentence that says so. */
export interface ImportSummary {
  /** Addresses of the feeds that the file names, added or already there. */
  feedUrls: string[]
  feedsAdded: number
  feedsUpdated: number
  watchedAdded: number
  watchedUpdated: number
  notTheseAdded: number
  snoozesAdded: number
  correctionsAdded: number
  keptApartAdded: number
  acknowledgedAdded: number
}

/** Settings of which there is one value and no list: a file changes those that it states. */
const SINGLE = [
  'hoverDelay',
  'strictness',
  'codeBlocks',
  'repeats',
  'machineWording',
  'alerts',
  'toolbarCount',
  'keepMonths',
] as const
type Single = Pick<Settings, (typeof SINGLE)[number]>

/** A settings file that was read and checked; the single values only where the file states them. */
export type SettingsFile = Omit<Settings, keyof Single> & Partial<Single>

/** The text of a settings file, read and checked. */
export function parseSettingsFile(text: string): Result<SettingsFile, Fault<SettingsErrorCode>> {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return failure('notJson')
  }
  const settings = readSettings(document)
  if (!settings.ok) return settings
  const file: SettingsFile = { ...settings.value }
  for (const field of SINGLE) if (!Object.hasOwn(document as object, field)) delete file[field]
  return success(file)
}

/**
 * The settings with a file's added. Nothing that was there is removed: a feed is the same feed by its address, a watched entity
 * by its name and vendor, and the file's word about those wins.
 */
export function mergeSettings(current: Settings, file: SettingsFile): { settings: Settings; summary: ImportSummary } {
  const feeds = new Map(current.feeds.map((feed) => [feed.url, feed]))
  const watched = new Map(current.watchlist.map((entity) => [watchedKey(entity), entity]))
  const before = { feeds: feeds.size, watched: watched.size }
  for (const feed of file.feeds) feeds.set(feed.url, mergeFeed(feeds.get(feed.url), feed))
  for (const entity of file.watchlist) watched.set(watchedKey(entity), mergeWatched(watched.get(watchedKey(entity)), entity))
  const feedUrls = [...new Set(file.feeds.map((feed) => feed.url))]
  const notThese = withNotThese(current.notThese, file.notThese)
  const snoozed = withSnoozes(current.snoozed, file.snoozed)
  const corrections = withCorrections(current.corrections, file.corrections)
  const keptApart = withKeptApart(current.keptApart, file.keptApart)
  const acknowledged = withAcknowledged(current.acknowledged, file.acknowledged)
  return {
    settings: {
      ...current,
      feeds: [...feeds.values()],
      watchlist: [...watched.values()],
      quietSites: [...new Set([...current.quietSites, ...file.quietSites])],
      ...statedSingles(file),
      notThese,
      snoozed,
      corrections,
      keptApart,
      acknowledged,
    },
    summary: {
      feedUrls,
      feedsAdded: feeds.size - before.feeds,
      feedsUpdated: feedUrls.length - (feeds.size - before.feeds),
      watchedAdded: watched.size - before.watched,
      watchedUpdated: new Set(file.watchlist.map(watchedKey)).size - (watched.size - before.watched),
      notTheseAdded: notThese.length - current.notThese.length,
      snoozesAdded: snoozed.length - current.snoozed.length,
      correctionsAdded: corrections.length - current.corrections.length,
      keptApartAdded: keptApart.length - current.keptApart.length,
      acknowledgedAdded: acknowledged.length - current.acknowledged.length,
    },
  }
}

function statedSingles(file: SettingsFile): Partial<Single> {
  return Object.fromEntries(SINGLE.flatMap((field) => (file[field] === undefined ? [] : [[field, file[field]]])))
}

/** The settings file for everything that is set. */
export function exportSettings(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`
}

/** What makes two watch list entries the same one, however they are typed. */
export function watchedKey(entity: { name: string; vendor?: string | undefined }): string {
  return `${slug(entity.vendor ?? '')}/${slug(entity.name) || entity.name}`
}

function mergeFeed(known: FeedSettings | undefined, added: FeedSettings): FeedSettings {
  return { ...added, name: added.name || known?.name || '' }
}

function mergeWatched(known: WatchedEntity | undefined, added: WatchedEntity): WatchedEntity {
  if (!known) return added
  // What somebody wrote about it is not lost to a file that says nothing.
  const { owner = known.owner, note = known.note } = added
  const sites = union(known.sites ?? [], added.sites ?? []).slice(0, MOST_SITES)
  return {
    ...added,
    aliases: union(known.aliases, added.aliases).slice(0, 50),
    ...(owner === undefined ? {} : { owner }),
    ...(note === undefined ? {} : { note }),
    ...(sites.length === 0 ? {} : { sites }),
  }
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])]
}
