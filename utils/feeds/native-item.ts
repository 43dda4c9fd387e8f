import { cleanText, LIMITS } from '../advisories'
import { ownText, type JsonObject } from './document'
import type { FeedContext } from './format'
import { pageText } from './html-text'

/** What the feed says for all of its items. */
export interface FeedDefaults {
  title: string
  complete: boolean
  language: string
  authors: unknown
  context: FeedContext
}

/** An item's text as plain text, its summary where it has no content. */
export function itemText(item: JsonObject): string {
  const plain = ownText(item, 'content_text')
  if (plain !== '') return cleanText(plain, LIMITS.body)
  return (
    cleanText(pageText(ownText(item, 'content_html'), LIMITS.body), LIMITS.body) ||
    cleanText(ownText(item, 'summary'), LIMITS.body)
  )
}

/** The host of an address; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}
