import { slug, type Advisory, type AdvisoryEntity } from '../advisories'
import type { WatchedEntity } from '../settings/settings'

/** As much of an entity as deciding whether it is watched takes. */
export interface NamedEntity {
  name: string
  type?: string
  vendor?: string | undefined
  aliases?: readonly string[]
}

/**
 * Whether an entity is watched: by its name or an alias, with or without the vendor's name in front, or because its whole
 * vendor is watched (a watch list entry of type Company). A vendor given in the entry has to be the entity's own.
 */
export function watchMatcher(watchlist: readonly WatchedEntity[]): (entity: NamedEntity) => boolean {
  const byName = new Map<string, WatchedEntity[]>()
  const vendors = new Set<string>()
  for (const watched of watchlist) {
    for (const name of namesOf(watched)) byName.set(name, [...(byName.get(name) ?? []), watched])
    if (watched.type === 'Company') for (const name of [watched.name, ...watched.aliases]) vendors.add(slug(name))
  }
  return (entity) => {
    if (entity.vendor && vendors.has(slug(entity.vendor))) return true
    return [...namesOf(entity)].some((name) => byName.get(name)?.some((watched) => sameVendor(watched, entity)))
  }
}

/** The first watched thing that an advisory is about, not merely mentions; undefined where it is about none. */
export function watchedIn(
  { entities }: Pick<Advisory, 'entities'>,
  isWatched: (entity: NamedEntity) => boolean,
): AdvisoryEntity | undefined {
  return entities.find((entity) => entity.role !== 'mentioned' && entity.role !== 'source' && isWatched(entity))
}

function sameVendor(watched: NamedEntity, entity: NamedEntity): boolean {
  return !watched.vendor || !entity.vendor || slug(watched.vendor) === slug(entity.vendor)
}

function namesOf(entity: NamedEntity): Set<string> {
  const names = new Set([entity.name, ...(entity.aliases ?? [])].map(slug))
  if (entity.vendor) {
    const vendor = slug(entity.vendor)
    for (const name of [...names]) names.add(name.startsWith(`${vendor}-`) ? name.slice(vendor.length + 1) : `${vendor}-${name}`)
  }
  names.delete('')
  return names
}
