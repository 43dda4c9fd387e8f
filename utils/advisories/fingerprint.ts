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

/**
 * A hash of a text, 16 hexadecimal digits: for ids and for telling changes, not a defence against who forges it. FNV-1a over UTF-16 units,
 * from two seeds.
 */
export function fingerprintOfText(text: string): string {
  let [first, second] = [0x811c9dc5, 0x9747b28c]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit, 0x01000193)
  }
  return digitsOf(first) + digitsOf(second)
}

/** JSON of plain data with object keys in order, so that equal values give equal text however they were put together. */
export function stableJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  let text = ''
  // Each record of each feed goes through here: a replacer given to JSON.stringify takes twice as long.
  if (Array.isArray(value)) {
    for (const inner of value as unknown[]) text += `${text && ','}${stableJson(inner)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key]
    if (inner !== undefined) text += `${text && ','}${JSON.stringify(key)}:${stableJson(inner)}`
  }
  return `{${text}}`
}

/** The order of UTF-16 units, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A state's bits mixed, as eight hexadecimal digits. */
function digitsOf(state: number): string {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
