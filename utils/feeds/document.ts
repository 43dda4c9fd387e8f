import { cleanText } from '../advisories'
import { fault, type FeedFault } from './format'

/** Bounds of a feed document. The largest real one measured, the whole KEV catalogue, has 1.6 MB, 4 levels and 1,674 items. */
export const MAX_BYTES = 32 * 1024 * 1024
export const MAX_DEPTH = 64
export const MAX_ITEMS = 50_000

/** A document made ready for the formats to look at. */
export interface FeedDocument {
  /** The document's text without a byte order mark. */
  text: string
  /** What the text says as JSON; undefined when it is something else. */
  json: unknown
}

/**
 * Bytes as a document, within bounds: UTF-8 with or without a byte order mark, JSON of at most 64 levels. What is neither JSON
 * nor anything that a format could know is told apart in words, since "not recognised" alone helps nobody.
 */
export function openDocument(bytes: Uint8Array): FeedDocument | FeedFault {
  if (bytes.length > MAX_BYTES) return fault('tooLarge', `${bytes.length} bytes; at most ${MAX_BYTES} are read`)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return fault('notRecognised', 'gzip-compressed data, not a feed')
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return fault('invalid', 'UTF-16 text; feeds are read as UTF-8')
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fault('invalid', 'not valid UTF-8 text')
  }
  const first = /\S/.exec(text)?.[0]
  if (first === undefined) return fault('notRecognised', 'an empty document')
  if (first !== '{' && first !== '[') return { text, json: undefined }
  // JSON.parse takes far deeper documents than structuredClone, and so IndexedDB, can store.
  if (isDeeperThan(bytes, MAX_DEPTH)) return fault('tooLarge', `nested deeper than ${MAX_DEPTH} levels`)
  try {
    return { text, json: JSON.parse(text) as unknown }
  } catch (error) {
    return fault('invalid', `not valid JSON: ${cleanText(error instanceof Error ? error.message : String(error), 200)}`)
  }
}

/** What a document that no format recognised seems to be. */
export function describe({ text, json }: FeedDocument): string {
  if (json !== undefined) return 'JSON, but of no format that can be read'
  const start = text.slice(0, 2_000).trimStart().toLowerCase()
  if (/^(<!--[^]*?-->\s*)*(<!doctype html|<html|<head|<body|<script|<meta)/.test(start)) {
    return 'an HTML page, not a feed (a login page?)'
  }
  if (start.startsWith('<')) return 'XML, but of no format that can be read'
  return 'text of no format that can be read'
}

/** Whether JSON nests deeper than `levels`, without parsing it. UTF-8 is scanned as bytes: its brackets and quotes are ASCII. */
function isDeeperThan(bytes: Uint8Array, levels: number): boolean {
  let depth = 0
  let quoted = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]
    if (quoted) {
      if (byte === 0x5c) index++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > levels) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}

/** A JSON object, as against a list, null or a plain value. */
export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object's own value; what JSON calls `constructor` or `__proto__` is never looked up on a prototype. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** An object's own text, trimmed; empty where there is none. Numbers count as text, as JSON Feed asks for ids. */
export function ownText(object: JsonObject, key: string): string {
  const value = own(object, key)
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
