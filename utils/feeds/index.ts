import { csaf } from './csaf'
import { cve } from './cve'
import { describe, openDocument } from './document'
import { fault, type FeedContent, type FeedFault, type FeedFormat } from './format'
import { ghsa } from './ghsa'
import { kev } from './kev'
import { native } from './native'
import { nvd } from './nvd'
import { osv } from './osv'

export type { Article } from './article'
export { readCatalogue } from './catalogue'
export type { CatalogueEntity } from './catalogue'
export type { FeedFormat } from './format'
export { toNativeFeed } from './native-writer'
export type { NativeFeed } from './native-writer'

/** Every format, in the order in which they are tried: the narrower claim first. */
export const FEED_FORMATS: readonly FeedFormat[] = [kev, nvd, cve, ghsa, csaf, native, osv]

export interface ParseOptions {
  /** Where the document came from. */
  url: string
  /** As the server stated it. Servers mislabel feeds so often that only the document itself decides. */
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
 * A feed document as records. Never throws on what a feed may send: bounded to 32 MiB, 64 levels and 50,000 items, every text
 * cleaned, every link https, a bad item costing that item only.
 */
export function parseFeed(bytes: Uint8Array, { url, format: wanted = 'auto', fetched }: ParseOptions): ParsedFeed {
  const formats = wanted === 'auto' || wanted === '' ? FEED_FORMATS : FEED_FORMATS.filter(({ id }) => id === wanted)
  if (formats.length === 0) return failed('', fault('notRecognised', `no format is called “${wanted}”`))
  const document = openDocument(bytes)
  if ('error' in document) return failed('', document)
  const format = formats.find((candidate) => candidate.recognise(document))
  if (!format) {
    const expected = formats.length === 1 ? `not ${formats[0]?.name}: ` : ''
    return failed('', fault('notRecognised', expected + describe(document)))
  }
  const content = format.parse(document, { url, fetched: fetched ?? null })
  return 'error' in content ? failed(format.id, content) : { format: format.id, ...content }
}

function failed(format: string, { error }: FeedFault): ParsedFeed {
  return { format, title: '', complete: false, advisories: [], articles: [], problems: [], error }
}
