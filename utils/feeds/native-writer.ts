import { entityId, type Advisory } from '../advisories'
import { isObject, type JsonObject } from './document'

/** A document of the native format, for `JSON.stringify`. public/advisory-feed.schema.json is its schema. */
export interface NativeFeed {
  version: 'https://jsonfeed.org/version/1.1'
  title: string
  home_page_url?: string
  feed_url?: string
  description?: string
  _advisory: { version: 1; complete: boolean }
  items: JsonObject[]
}

export interface NativeFeedOptions {
  title: string
  homePage?: string
  feedUrl?: string
  description?: string
  /** Whether records that a later edition no longer has are to count as removed. */
  complete?: boolean
}

/**
 * Advisories in the native format. Nothing is lost: `parseFeed` on the document's text gives back every field as it was,
 * provenance and history included. What JSON Feed has a field for stands there, so that any feed reader shows it.
 */
export function toNativeFeed(advisories: readonly Advisory[], options: NativeFeedOptions): NativeFeed {
  const { title, homePage, feedUrl, description, complete = false } = options
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(homePage === undefined ? {} : { home_page_url: homePage }),
    ...(feedUrl === undefined ? {} : { feed_url: feedUrl }),
    ...(description === undefined ? {} : { description }),
    _advisory: { version: 1, complete },
    items: advisories.map(toItem),
  }
}

function toItem(advisory: Advisory): JsonObject {
  const { id, title, summary, keywords, language, published, updated, status, sources, entities, provenance, ...rest } = advisory
  const link = [...sources, ...advisory.articles].find((entry) => entry.url !== null)?.url
  // A reader gives the item's link to an only source, unless an article has it.
  const hasItemLink = sources.length === 1 && advisory.articles.every(({ url }) => url !== link)
  const publishedInstant = instant(published)
  const updatedInstant = instant(updated)
  return {
    id,
    ...(link ? { url: link } : {}),
    title,
    content_text: summary,
    ...(publishedInstant === null ? {} : { date_published: publishedInstant }),
    ...(updatedInstant === null ? {} : { date_modified: updatedInstant }),
    ...(keywords.length === 0 ? {} : { tags: keywords }),
    ...(language === '' ? {} : { language }),
    _advisory: {
      // JSON Feed's dates are instants; a date that is less precise is stated as it is beside them.
      ...(published === publishedInstant ? {} : { published }),
      ...(updated === updatedInstant ? {} : { updated }),
      ...(status === 'active' ? {} : { status }),
      ...(compact({ ...rest, entities: entities.map(withoutMadeId) }) as JsonObject),
      // Stated even where empty: a reader would otherwise take the feed's own name for them.
      sources: sources.map((source) => compact(hasItemLink ? { ...source, url: null } : source)),
      provenance: provenance.map(compact),
    },
  }
}

/** An entity without the id that a reader makes of its name anyway. */
function withoutMadeId(entity: Advisory['entities'][number]): JsonObject {
  const { id, ...rest } = entity
  return id === entityId(entity) ? rest : entity
}

/** A date as the instant that RFC 3339 asks for; null for none and for days that no calendar has. */
function instant(date: string | null): string | null {
  if (date === null) return null
  const whole = date.length > 10 ? date : `${date}${'-01'.repeat((10 - date.length) / 3)}T00:00:00Z`
  return Number.isNaN(Date.parse(whole)) ? null : whole
}

/** Without the empty values that a reader fills in by itself. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, compact(inner)] as const)
      .filter(([, inner]) => inner !== null && inner !== '' && !isEmpty(inner)),
  )
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0
}
