import { stableJson } from '../advisories/fingerprint'

/** The namespace for the ids of cyber-observable objects (STIX 2.1, section 2.9). */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7'
/** Caveat's own, for all other objects: section 2.9 keeps the one above from them. */
const CAVEAT = '83009711-baaa-46fb-8287-f301fe800a43'

/** The id of a cyber-observable object, made of its id contributing properties as canonical JSON (RFC 8785). */
export async function observableId(type: string, contributing: Record<string, string>): Promise<string> {
  return `${type}--${await uuid5(OBSERVABLES, stableJson(contributing))}`
}

/** The id of any other object, the same for the same key in every export. */
export async function objectId(type: string, key: string): Promise<string> {
  return `${type}--${await uuid5(CAVEAT, `${type}\n${key}`)}`
}

/** A UUID made of a name within a namespace (RFC 9562, section 5.5). */
export async function uuid5(namespace: string, name: string): Promise<string> {
  const space =
    namespace
      .replaceAll('-', '')
      .match(/../g)
      ?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const digest = await crypto.subtle.digest('SHA-1', Uint8Array.from([...space, ...new TextEncoder().encode(name)]))
  const bytes = new Uint8Array(digest).slice(0, 16).map((byte, at) => {
    if (at === 6) return (byte & 0x0f) | 0x50
    return at === 8 ? (byte & 0x3f) | 0x80 : byte
  })
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
