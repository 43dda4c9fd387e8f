import * as v from 'valibot'
import type { Advisory } from '../advisories'
import { advisorySchema } from '../advisories/advisory'
import { isObject, own, ownText, type JsonObject } from './document'
import type { Harvest } from './harvest'
import { hostOf, itemText, type FeedDefaults } from './native-item'
import { bandOfWord } from './severity-words'

/**
 * A native item as an advisory; undefined, with a problem told, when it has no id or title. A field of `_advisory` counts
 * wherever it is there, even empty; otherwise what the item itself says in JSON Feed's own fields. A field of the wrong type
 * is ignored and told of, as are list entries that the schema drops.
 */
export function readAdvisory(
  item: JsonObject,
  extension: JsonObject,
  place: string,
  feed: FeedDefaults,
  harvest: Harvest,
): Advisory | undefined {
  const within = `${place}._advisory`
  const raw: JsonObject = {
    ...itemFields(item, feed),
    ...Object.fromEntries(Object.entries(extension).filter(([, value]) => value !== null && value !== undefined)),
  }
  if (typeof raw['id'] === 'number') raw['id'] = String(raw['id'])
  if ('severity' in raw) raw['severity'] = severityOf(raw['severity'], `${within}.severity`, harvest)
  const link = ownText(item, 'url')
  if (link !== '') keepLink(raw, link)

  const wrong = v.safeParse(advisorySchema, raw).issues ?? []
  for (const issue of wrong) {
    const field = String(issue.path?.[0]?.key ?? '')
    if (field === 'id' || field === 'title') {
      harvest.problem(place, `no ${field}; left out`)
      return undefined
    }
    harvest.problem(`${within}.${v.getDotPath(issue) ?? field}`, `expected ${issue.expected}, found ${issue.received}; ignored`)
    delete raw[field]
  }
  const result = v.safeParse(advisorySchema, raw)
  if (!result.success) return void harvest.problem(place, 'cannot be read; left out')
  tellDropped(raw, result.output, within, harvest)
  return result.output
}

/** What an item says in JSON Feed's own fields, under the record's names. */
function itemFields(item: JsonObject, feed: FeedDefaults): JsonObject {
  const authors = own(item, 'authors') ?? feed.authors
  const sources = Array.isArray(authors) ? authors.filter(isObject).filter((author) => ownText(author, 'name') !== '') : []
  return {
    id: ownText(item, 'id') || ownText(item, 'url'),
    title: own(item, 'title'),
    summary: ownText(item, 'summary') || itemText(item),
    published: own(item, 'date_published'),
    updated: own(item, 'date_modified'),
    keywords: own(item, 'tags'),
    language: ownText(item, 'language') || feed.language,
    sources: sources.length > 0 ? sources : feed.title === '' ? [] : [feed.title],
    provenance: [{ feed: feed.title, url: feed.context.url, fetched: feed.context.fetched }],
  }
}

/** Keeps an item's link where neither a source nor an article has it: with the only source, else as an article. */
function keepLink(raw: JsonObject, link: string): void {
  const sources = Array.isArray(raw['sources']) ? (raw['sources'] as unknown[]) : []
  const articles = Array.isArray(raw['articles']) ? (raw['articles'] as unknown[]) : []
  if ([...sources, ...articles].some((entry) => isObject(entry) && own(entry, 'url') === link)) return
  const source = typeof sources[0] === 'string' ? { name: sources[0] } : sources[0]
  if (sources.length === 1 && isObject(source) && ownText(source, 'url') === '') raw['sources'] = [{ ...source, url: link }]
  else if (articles.length === 0) raw['articles'] = [{ title: raw['title'], publisher: hostOf(link), url: link }]
}

/** A severity in the schema's form: also a mere band or score, bands in any case, scores as text. */
function severityOf(value: unknown, place: string, harvest: Harvest): unknown {
  if (typeof value === 'string')
    return severityOf(/^[\d.]+$/.test(value.trim()) ? { score: value } : { band: value }, place, harvest)
  if (typeof value === 'number') return severityOf({ score: value }, place, harvest)
  if (!isObject(value)) return value
  const severity: JsonObject = { ...value }
  const word = ownText(value, 'band').toLowerCase()
  const band = bandOfWord(word)
  if (word !== '' && band === undefined) harvest.problem(`${place}.band`, `“${word}” is no severity band; ignored`)
  severity['band'] = band
  const stated = own(value, 'score')
  const score = typeof stated === 'string' && stated.trim() !== '' ? Number(stated) : stated
  const valid = typeof score === 'number' && score >= 0 && score <= 10
  if (stated !== undefined && stated !== null && !valid) harvest.problem(`${place}.score`, 'not a number from 0 to 10; ignored')
  severity['score'] = valid ? score : null
  return severity
}

/** Tells of list entries that the schema left out. Identifiers may only have been said twice. */
function tellDropped(raw: JsonObject, record: Advisory, within: string, harvest: Harvest): void {
  for (const [field, kept] of Object.entries(record)) {
    const given = raw[field]
    if (field === 'identifiers' || !Array.isArray(kept) || !Array.isArray(given) || given.length === kept.length) continue
    harvest.problem(`${within}.${field}`, `${given.length - kept.length} of ${given.length} entries left out`)
  }
}
