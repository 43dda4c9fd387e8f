import { describe, expect, it } from 'vitest'
import { readVector, severityOfMetrics, toMetric } from '../../../utils/feeds/cvss'

describe('a CVSS vector', () => {
  it.each([
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', '2.0', null],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.0', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', '3.1', 6.1],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', '3.1', 0],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', null],
  ])('%s gives its score', (vector, version, score) => {
    expect(readVector(vector)).toEqual({ version, score })
  })

  it.each(['', 'nonsense', 'CVSS:3.1/AV:N', 'CVSS:9.9/AV:N', 'AV:N/AC', 'CVSS:3.1/' + 'AV:N/'.repeat(500)])(
    '%j gives none',
    (vector) => {
      expect(readVector(vector)).toBeUndefined()
    },
  )
})

describe('a rating', () => {
  it('keeps the score that is stated, and is none without both', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
    expect(toMetric({ vector, score: 9.1, source: 'A' })).toEqual({
      version: '3.1',
      vector,
      score: 9.1,
      source: 'A',
      computed: false,
    })
    expect(toMetric({ vector, score: 99, source: 'A' })?.score).toBe(9.8)
    expect(toMetric({ vector: '', score: 5, source: 'A' })).toBeUndefined()
    expect(toMetric({ vector: 'CVSS:3.1/AV:N', source: 'A' })).toBeUndefined()
  })

  it('of the newest version counts, and of several the worst, each with who says so', () => {
    const rated = (version: string, score: number, source: string) => ({ version, vector: 'v', score, source, computed: false })
    const metrics = [rated('2.0', 10, 'NVD'), rated('3.1', 7.5, 'Vendor'), rated('3.1', 9.8, 'NVD')]
    expect(severityOfMetrics(metrics, { source: 'F' })).toMatchObject({ score: 9.8 })
    expect(severityOfMetrics(metrics, { source: 'F' }).reasons.map(({ source }) => source)).toEqual(['NVD', 'Vendor', 'NVD'])
  })

  it('may be a mere word, or nothing, which is said', () => {
    expect(severityOfMetrics([], { band: 'high', source: 'F' })).toMatchObject({
      band: 'high',
      score: null,
      reasons: [{ source: 'F' }],
    })
    expect(severityOfMetrics([], { source: 'F' }).reasons[0]?.text).toBe('No severity is stated')
  })
})
