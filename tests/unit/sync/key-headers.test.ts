import { describe, expect, it } from 'vitest'
import { isAccessKey } from '../../../utils/settings/access-key'
import { keyHeaders } from '../../../utils/sync/key-headers'

const NVD = 'https://services.nvd.nist.gov/rest/json/cves/2.0'
const PRIVATE = 'https://csirt.example/feed.json'

describe('a feed’s key', () => {
  it('goes to the NVD in the header that the NVD wants', () => {
    expect(keyHeaders(`${NVD}?startIndex=2000`, NVD, 'abc-123')).toEqual({ apiKey: 'abc-123' })
  })

  it('goes to all others as a bearer token', () => {
    expect(keyHeaders('https://csirt.example/page/2', PRIVATE, 'ghp_x')).toEqual({ Authorization: 'Bearer ghp_x' })
  })

  it.each([
    'https://cdn.csirt.example/feed.json',
    'http://csirt.example/feed.json',
    'https://csirt.example:8443/feed.json',
    'https://csirt.example.evil.example/feed.json',
  ])('does not go to %s', (url) => expect(keyHeaders(url, PRIVATE, 'secret')).toEqual({}))

  it.each([undefined, '', 'two words', 'line\r\nX-Other: 1', 'schlüssel', 'x'.repeat(1_001)])('is none that is %j', (key) => {
    expect(keyHeaders(PRIVATE, PRIVATE, key)).toEqual({})
    expect(key !== undefined && isAccessKey(key)).toBe(false)
  })
})
