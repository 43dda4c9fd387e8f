import { atom } from './atom'
import { csaf } from './csaf'
import { cve } from './cve'
import type { FeedDocument } from './document'
import { FORMAT_NAMES } from './format-names'
import { fault, type FeedContent, type FeedFault, type FeedFormat } from './format'
import { ghsa } from './ghsa'
import { jsonFeed } from './json-feed'
import { kev } from './kev'
import { native } from './native'
import { nvd } from './nvd'
import { describe, openDocument } from './open-document'
import { osv } from './osv'
import { rss } from './rss'

export type { Article } from './article'
export { openDocument } from './open-document'
export { readCatalogue } from './catalogue'
export type { CatalogueEntity } from './catalogue'
export { readEpss } from './epss'
export type { EpssScore } from './epss'
export type { FeedFormat } from './format'
export { toNativeFeed } from './native-writer'
export type { NativeFeed } from './native-writer'

/** Every format, in the order in which they are tried: the narrower claim first. */
export const FEED_FORMATS: readonly FeedFormat[] = [kev, nvd, cve, ghsa, csaf, jsonFeed, native, osv, rss, atom]

export interface ParseOptions {
  /** Where the document came from. */
  url: string
  /** As the server stated it. Only its charset counts: servers mislabel feeds so often that the document itself decides. */
  contentType?: string
  /** The id of the format it must be; `auto` or nothing: whichever recognises it. */
  format?: string
  /** ISO 8601 instant at which it was fetched, for the records' provenance. */
  fetched?: string
}

/** What a feed document holds. With an `error` it could not be read at all, and everything else is empty. */
export interface ParsedFeed extends FeedContent {
  /** The id of the format; empty where none was recognised. */
  format: string
  error?: FeedFault['error']
}

/**
 * A feed document as records. Never throws on what a feed may send: bounded to 32 MiB, 64 levels of JSON or 10,000 of XML, and
 * 50,000 items, every text cleaned, every link https, a bad item costing that item only.
 */
export function parseFeed(bytes: Uint8Array, { contentType, ...options }: ParseOptions): ParsedFeed {
  return parseOpened(openDocument(bytes, contentType), options)
}

/** The same for a document that was opened, or could not be. */
export function parseOpened(
  document: FeedDocument | FeedFault,
  { url, format: wanted = 'auto', fetched }: ParseOptions,
): ParsedFeed {
  const formats = wanted === 'auto' || wanted === '' ? FEED_FORMATS : FEED_FORMATS.filter(({ id }) => id === wanted)
  if (formats.length === 0) return failed('', fault('notRecognised', `no format is called “${wanted}”`))
  if ('error' in document) return failed('', document)
  const format = formats.find((candidate) => candidate.recognise(document))
  if (!format) {
    const [only, ...others] = formats
    const expected = only && others.length === 0 ? `not ${FORMAT_NAMES[only.id]}: ` : ''
    return failed('', fault('notRecognised', expected + describe(document)))
  }
  const content = format.parse(document, { url, fetched: fetched ?? null })
  return 'error' in content ? failed(format.id, content) : { format: format.id, ...content }
}

function failed(format: string, { error }: FeedFault): ParsedFeed {
  return { format, title: '', complete: false, advisories: [], articles: [], problems: [], error }
}
