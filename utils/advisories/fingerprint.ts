import type { Advisory } from './advisory'

/**
 * A hash of what an advisory says, 16 hexadecimal digits: equal for records that say the same whenever they were fetched and
 * whatever they said before. For telling changed records from unchanged ones; not a defence against a feed that forges it.
 */
export function fingerprint(advisory: Advisory): string {
  const { history: _, ...said } = advisory
  const provenance = said.provenance.map(({ fetched: _fetched, ...origin }) => origin)
  return fingerprintOfText(stableJson({ ...said, provenance }))
}

/** A hash of a text, 16 hexadecimal digits: for ids and for telling changes, not a defence against who forges it. */
export function fingerprintOfText(text: string): string {
  return hash(text, 0x811c9dc5) + hash(text, 0x9747b28c)
}

/** JSON with object keys in order, so that equal values give equal text however they were put together. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b)))
      : inner,
  )
}

/** The order of UTF-16 units, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** FNV-1a over UTF-16 units from a seed, its bits mixed at the end; eight hexadecimal digits. */
function hash(text: string, seed: number): string {
  let state = seed
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
