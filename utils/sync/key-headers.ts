import { isAccessKey } from '../settings/access-key'

/*
 * Keys of people who have an account with a feed's publisher: with one, interfaces answer more often, or at all. A key goes to the feed's own
 * origin and nowhere else, in a header, which no log has.
 */

/** Public services that answer more often to who has a key, by their origin, and how each wants it. */
const SERVICES: Record<string, (key: string) => Record<string, string>> = {
  // https://nvd.nist.gov/developers/start-here
  'https://services.nvd.nist.gov': (key) => ({ apiKey: key }),
  // https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api
  'https://api.github.com': bearer,
}

/** Whether a feed is of a public service that gives keys. */
export function givesKeys(feed: string): boolean {
  return new URL(feed).origin in SERVICES
}

/**
 * The headers that carry a feed's key to one of its addresses; none to other origins. Most servers of private feeds want it as a bearer token.
 */
export function keyHeaders(url: string, feed: string, key: string | undefined): Record<string, string> {
  const { origin } = new URL(feed)
  if (key === undefined || !isAccessKey(key) || new URL(url).origin !== origin) return {}
  return (SERVICES[origin] ?? bearer)(key)
}

/** RFC 6750, section 2.1. */
function bearer(key: string): Record<string, string> {
  return { Authorization: `Bearer ${key}` }
}
