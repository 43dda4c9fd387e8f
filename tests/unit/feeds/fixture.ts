import { readFileSync } from 'node:fs'
import { parseFeed, type ParsedFeed } from '../../../utils/feeds'

const FIXTURES = new URL('../../fixtures/feeds/', import.meta.url)

/** A document of tests/fixtures/feeds, parsed as it would be on a sync. */
export function parsedFixture(name: string): ParsedFeed {
  return parsed(readFileSync(new URL(name, FIXTURES)))
}

/** Any value as a JSON document, parsed. */
export function parsedJson(document: unknown): ParsedFeed {
  return parsed(new TextEncoder().encode(JSON.stringify(document)))
}

function parsed(bytes: Uint8Array): ParsedFeed {
  return parseFeed(bytes, { url: 'https://feed.example/', fetched: '2026-11-25T00:00:00Z' })
}
