import { isObject, own, type JsonObject } from './document'

/** An object's own list of objects; whatever else stands in it is left out. */
export function ownObjects(object: JsonObject, key: string): JsonObject[] {
  const value = own(object, key)
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** An object's own list of texts, trimmed. */
export function ownTexts(object: JsonObject, key: string): string[] {
  const value = own(object, key)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string').map((each: string) => each.trim()) : []
}

/** An object's own object; an empty one where there is none. */
export function ownObject(object: JsonObject, key: string): JsonObject {
  const value = own(object, key)
  return isObject(value) ? value : {}
}

/** An object's own number, also where it is written as text. */
export function ownNumber(object: JsonObject, key: string): number | null {
  const value = own(object, key)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}
