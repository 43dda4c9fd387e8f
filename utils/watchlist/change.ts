import type { EntityType } from '../advisories'
import { slug } from '../advisories'
import type { WatchedEntity } from '../settings/settings'
import { watchMatcher, type NamedEntity } from './match'

/**
 * The watch list with an entity on it; unchanged where it is watched already. `before`: the entries that watched it until a moment ago, which
 * come back as they were, with their owner and note.
 */
export function watch(
  watchlist: readonly WatchedEntity[],
  entity: NamedEntity & { type: EntityType },
  before: readonly WatchedEntity[] = [],
): WatchedEntity[] {
  if (watchMatcher(watchlist)(entity)) return [...watchlist]
  if (before.length > 0) return [...watchlist, ...before]
  const { name, type, vendor } = entity
  return [...watchlist, { name, type, aliases: [], vendor: vendor || undefined }]
}

/** The watch list without the entries that watch an entity by its own name; one for its whole vendor stays. */
export function unwatch(watchlist: readonly WatchedEntity[], entity: NamedEntity): WatchedEntity[] {
  return watchlist.filter((watched) => !isOwn(watched, entity))
}

function isOwn(watched: WatchedEntity, entity: NamedEntity): boolean {
  const isWholeVendor = watched.type === 'Company' && entity.vendor && slug(watched.name) === slug(entity.vendor)
  return !isWholeVendor && watchMatcher([watched])(entity)
}
