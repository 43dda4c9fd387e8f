/* What servers say about when to ask again. */

/** The longest wait that a server may ask for, in milliseconds. */
const LONGEST_WAIT = 24 * 60 * 60_000

/**
 * How long a server wants to be left alone, in milliseconds; 0 where it says nothing: `Retry-After` in seconds or as a date (RFC 9110,
 * section 10.2.3), else the reset of a rate limit that is used up (`X-RateLimit-Reset`, seconds since 1970, as GitHub counts). A day at the
 * most. Dates are held against the server's own `Date`, since the local clock may be wrong.
 */
export function wantedWait(headers: Headers, now: number): number {
  const stated = headers.get('retry-after')?.trim() ?? ''
  const date = Date.parse(headers.get('date') ?? '')
  const from = Number.isNaN(date) ? now : date
  if (/^\d{1,9}$/.test(stated)) return bounded(Number(stated) * 1_000)
  if (stated !== '') return bounded(Date.parse(stated) - from)
  const reset = headers.get('x-ratelimit-reset')?.trim() ?? ''
  const usedUp = headers.get('x-ratelimit-remaining')?.trim() === '0'
  return usedUp && /^\d{1,12}$/.test(reset) ? bounded(Number(reset) * 1_000 - from) : 0
}

function bounded(wait: number): number {
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), LONGEST_WAIT)
}
