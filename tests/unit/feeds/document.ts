import { readFileSync } from 'node:fs'
import { parseFeed, type ParsedFeed, type ParseOptions } from '../../../utils/feeds'

export const URL_OF_FEED = 'https://feeds.example/advisories.json'

/** Parses text, or any value as JSON, as a feed. */
export function parse(document: unknown, options: Partial<ParseOptions> = {}): ParsedFeed {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return parseFeed(new TextEncoder().encode(text), { url: URL_OF_FEED, ...options })
}

/** A JSON Feed of these items. */
export function feed(items: unknown, head: Record<string, unknown> = {}): Record<string, unknown> {
  return { version: 'https://jsonfeed.org/version/1.1', title: 'A feed', ...head, items }
}

export function fileBytes(path: string): Uint8Array {
  return readFileSync(new URL(`../../../${path}`, import.meta.url))
}

export function fileText(path: string): string {
  return new TextDecoder().decode(fileBytes(path))
}
