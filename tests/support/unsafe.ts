/** Characters that move their neighbours or cannot be seen, and halves of characters. */
const DECEIVING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Surrogate}/u
const LONGEST = 24_000
const LONGEST_LIST = 1_000

/**
 * What must not be in anything that comes of a feed, each with its place: text that deceives or has no bound, links that are not https or
 * hide their host, lists without bound, objects of another prototype. What tells where a record was fetched from is the machine's own word.
 */
export function unsafeIn(value: unknown, place = ''): string[] {
  if (typeof value === 'string') {
    if (DECEIVING.test(value)) return [`${place}: deceiving text ${JSON.stringify(value.slice(0, 80))}`]
    if (value.length > LONGEST) return [`${place}: ${value.length} characters`]
    const isLink = /\.url$/.test(place) && value !== ''
    return isLink && !/^https:\/\/[^/@\s]+(\/[^\s<>"]*)?$/.test(value) ? [`${place}: link ${value.slice(0, 80)}`] : []
  }
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place}: ${value}`]
  if (Array.isArray(value)) {
    const long = value.length > LONGEST_LIST ? [`${place}: ${value.length} entries`] : []
    return [...long, ...value.flatMap((each, index) => unsafeIn(each, `${place}[${index}]`))]
  }
  if (typeof value !== 'object' || value === null) return []
  const prototype: unknown = Object.getPrototypeOf(value)
  const odd = prototype === Object.prototype || prototype === null ? [] : [`${place}: an odd prototype`]
  const entries = Object.entries(value).filter(([key]) => key !== 'provenance')
  return [...odd, ...entries.flatMap(([key, each]) => unsafeIn(each, `${place}.${key}`))]
}
