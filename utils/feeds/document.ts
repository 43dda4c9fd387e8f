import type { XmlElement } from './xml-reader'

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
  /** The root element's name and attributes where the text is XML, or something like it. */
  xml?: XmlElement
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
