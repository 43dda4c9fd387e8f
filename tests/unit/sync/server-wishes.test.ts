import { describe, expect, it } from 'vitest'
import { wantedWait } from '../../../utils/sync/server-wishes'

const NOW = Date.UTC(2026, 10, 23, 12)
const wait = (headers: Record<string, string>) => wantedWait(new Headers(headers), NOW)

describe('how long a server wants to be left alone', () => {
  it.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:05:00 GMT' }, 300_000],
    [{ 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'Tue, 23 Nov 2027 12:00:00 GMT' }, 86_400_000],
    [{ 'retry-after': '999999999' }, 86_400_000],
    [{ 'retry-after': 'soon' }, 0],
    [{ 'retry-after': '-5' }, 0],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 60) }, 60_000],
    [{ 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': String(NOW / 1000 + 60) }, 0],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'later' }, 0],
    [{}, 0],
  ])('%j: %i ms', (headers, expected) => expect(wait(headers)).toBe(expected))

  it('counts from the server’s clock, since this one may be wrong', () => {
    const date = 'Mon, 23 Nov 2020 12:00:00 GMT'
    expect(wait({ date, 'retry-after': 'Mon, 23 Nov 2020 12:01:00 GMT' })).toBe(60_000)
  })
})
