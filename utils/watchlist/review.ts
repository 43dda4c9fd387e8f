import { slug, type EntityType } from '../advisories'
import { matchRow, plainName, type InventoryKind, type InventoryRow, type KnownName, type NameIndex } from '../inventory'
import { withoutLegalForm } from '../lexicon/legal-form'
import type { WatchedEntity } from '../settings/settings'
import { watchedKey } from '../settings/transfer'
import { watchMatcher } from './match'

/** One name that a list may put on the watch list, with the rows that came to it. */
export interface ReviewEntry {
  key: string
  /** What may be watched: the one known name, several of which one may be meant, or the list's own name. */
  choices: ReviewChoice[]
  /** How the list writes it, each way once; `rowCount` counts the rows. */
  writtenAs: string[]
  rowCount: number
  /** The vendor that the list states, where that is what there is to decide; empty where it states none. */
  statedVendor: string
  /** True where all of its rows came only with something else. */
  indirect: boolean
}

export interface ReviewChoice {
  entity: WatchedEntity
  /** True where the watch list has it already, or its whole vendor. */
  isWatched: boolean
}

/** A list beside what is known: names that are certain, names to decide, names that nothing is known about. */
export interface Review {
  matched: ReviewEntry[]
  ambiguous: ReviewEntry[]
  unknown: ReviewEntry[]
}

/** Puts rows beside what is known and watched, a row at a time, so that a long list can be read with pauses. */
export class Reviewer {
  private readonly entries = { matched: new Map(), ambiguous: new Map(), unknown: new Map() } as Record<
    keyof Review,
    Map<string, ReviewEntry>
  >
  private readonly isWatched: ReturnType<typeof watchMatcher>

  constructor(
    private readonly names: NameIndex,
    watchlist: readonly WatchedEntity[],
  ) {
    this.isWatched = watchMatcher(watchlist)
  }

  add(row: InventoryRow): void {
    const match = matchRow(row, this.names)
    if (match.state === 'matched') return this.put('matched', row, [watchedAs(match.name)])
    if (match.state === 'ambiguous') return this.put('ambiguous', row, match.candidates.map(watchedAs))
    this.put('unknown', row, [ownName(row, this.names)])
  }

  review(): Review {
    const sorted = (state: keyof Review) => [...this.entries[state].values()]
    return { matched: sorted('matched'), ambiguous: sorted('ambiguous'), unknown: sorted('unknown') }
  }

  private put(state: keyof Review, row: InventoryRow, entities: WatchedEntity[]): void {
    const [first] = entities
    if (!first) return
    // Of ambiguous rows, one decision serves those that are written alike.
    const key = state === 'ambiguous' ? `${slug(row.vendor ?? '')}/${slug(row.name)}` : watchedKey(first)
    const entry = this.entries[state].get(key)
    if (!entry) {
      const choices = entities.map((entity) => ({ entity, isWatched: this.isWatched(entity) }))
      this.entries[state].set(key, {
        key: `${state}:${key}`,
        choices,
        writtenAs: [row.name],
        rowCount: 1,
        statedVendor: row.vendor ?? '',
        indirect: row.indirect === true,
      })
      return
    }
    entry.rowCount++
    entry.indirect &&= row.indirect === true
    if (!entry.writtenAs.includes(row.name) && entry.writtenAs.length < MOST_SPELLINGS) entry.writtenAs.push(row.name)
  }
}

const MOST_SPELLINGS = 20

/** The watch list with names added that are not on it yet, and the names that were. */
export function withWatched(
  watchlist: readonly WatchedEntity[],
  chosen: readonly WatchedEntity[],
): { watchlist: WatchedEntity[]; added: WatchedEntity[] } {
  const keys = new Set(watchlist.map(watchedKey))
  const added: WatchedEntity[] = []
  for (const entity of chosen) {
    if (keys.has(watchedKey(entity))) continue
    keys.add(watchedKey(entity))
    added.push(entity)
  }
  return { watchlist: [...watchlist, ...added], added }
}

/** The watch list without these names. */
export function withoutWatched(watchlist: readonly WatchedEntity[], taken: readonly WatchedEntity[]): WatchedEntity[] {
  const keys = new Set(taken.map(watchedKey))
  return watchlist.filter((entity) => !keys.has(watchedKey(entity)))
}

function watchedAs({ name, type, vendor }: KnownName): WatchedEntity {
  return { name, type, vendor: vendor || undefined, aliases: [] }
}

const TYPES: Record<InventoryKind, EntityType> = {
  application: 'Product',
  library: 'Library',
  package: 'Product',
  operatingSystem: 'Platform',
  device: 'Product',
  service: 'Service',
  company: 'Company',
  other: 'Product',
}

/**
 * What a row that nothing is known of would be watched as: by its plain name. Its vendor as feeds write it; one that no feed knows
 * only where the name is a single word, since it would keep advisories of the same product away that write it otherwise.
 */
function ownName(row: InventoryRow, names: NameIndex): WatchedEntity {
  const type = TYPES[row.kind]
  if (row.kind === 'company') return { name: withoutLegalForm(row.name), type, vendor: undefined, aliases: [] }
  const name = row.kind === 'library' || row.kind === 'package' ? row.name : plainName(row.name)
  const stated = row.kind === 'library' ? undefined : row.vendor
  const vendor = stated && (names.vendorCalled(stated) ?? (/\s/.test(name) ? undefined : withoutLegalForm(stated)))
  return { name, type, vendor: vendor && slug(vendor) !== slug(name) ? vendor : undefined, aliases: [] }
}
