import type { Advisory } from './advisory'
import { isSharedIdentifier, normalizeIdentifier } from './identifier'

/** Ids that no two publishers give to different things: addresses, URNs (RFC 8141), tag URIs (RFC 4151) and UUIDs (RFC 9562). */
const GLOBAL_ID = /^(https?:\/\/|urn:[a-z\d]|tag:)|^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * What makes records of any publishers be about the same thing: records that share a key are. A record about exactly one CVE
 * has it and its GHSA aliases for keys; a bulletin about several has only its own id, and that only where it is unique in
 * the world. Empty for records that nothing else can be about.
 */
export function mergeKeys(advisory: Advisory): string[] {
  const keys = new Set<string>()
  const own = normalizeIdentifier(advisory.id)
  if (isSharedIdentifier(own) || GLOBAL_ID.test(own)) keys.add(own)
  const shared = new Set([own, ...advisory.identifiers].filter(isSharedIdentifier))
  const cves = [...shared].filter(isCve)
  if (cves.length === 1 || (cves.length === 0 && shared.size === 1)) for (const identifier of shared) keys.add(identifier)
  return [...keys]
}

/** What makes records versions of one: the same id from the same origin, which is the feed or, where none is stated, the source. */
export function versionKey(advisory: Advisory): string {
  return JSON.stringify([advisory.id, ...originsOf(advisory).sort()])
}

/** Where a record comes from: its feeds' addresses or names or, where none is stated, its sources. */
export function originsOf({ provenance, sources }: Advisory): string[] {
  const feeds = provenance.map((origin) => origin.url || origin.feed)
  return feeds.length > 0 ? feeds : sources.map((source) => source.name)
}

/** The only CVE that these identifiers name; undefined when they name none or several. */
export function soleCve(identifiers: Iterable<string>): string | undefined {
  const cves = new Set([...identifiers].map(normalizeIdentifier).filter((id) => isSharedIdentifier(id) && isCve(id)))
  return cves.size === 1 ? [...cves][0] : undefined
}

function isCve(identifier: string): boolean {
  return identifier.startsWith('CVE-')
}
