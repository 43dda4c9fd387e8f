import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readVector, severityOfMetrics, toMetric } from '../../../utils/feeds/cvss'
import { MACRO_VECTOR_SCORES } from '../../../utils/feeds/cvss-v4-scores'
import stated from '../../fixtures/cvss/stated.json'

const scoreOf = (vector: string) => readVector(vector)?.score

describe('a CVSS vector', () => {
  it.each([
    // The examples of the guide to CVSS 2.0, section 3.3, base and temporal.
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C', '2.0', 7.8],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C', '2.0', 6.4],
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C', '2.0', 8.3],
    ['AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C', '2.0', 4.9],
    ['AV:L/AC:H/Au:M/C:N/I:N/A:N', '2.0', 0],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.0', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', '3.1', 6.1],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', '3.1', 0],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', 9.3],
    ['CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0', 0],
    // Harm to people's safety, which only an environment tells of, and a threat that nobody attacks.
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/MSI:S/MSA:S', '4.0', 10],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', '4.0', 8.1],
  ])('%s gives its score', (vector, version, score) => {
    expect(readVector(vector)).toEqual({ version, score })
  })

  it('gives the score that is stated of it, in all of a sample of CVE records', () => {
    expect(stated.length).toBeGreaterThan(60)
    expect(stated.filter(([vector, score]) => scoreOf(String(vector)) !== score)).toEqual([])
  })

  it.each([
    ...['', 'nonsense', 'CVSS:3.1/AV:N', 'CVSS:9.9/AV:N', 'AV:N/AC', 'CVSS:3.1/' + 'AV:N/'.repeat(500)],
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:Z',
    'CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:constructor/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'AV:N/AC:L/Au:N/C:N/I:N/A:H',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N',
    'CVSS:4.0/AV:NA/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
  ])('%j gives none', (vector) => {
    expect(readVector(vector)).toBeUndefined()
  })

  it('of 4.0 has scores for the 270 MacroVectors, and none gets worse as a level gets milder', () => {
    const scores = MACRO_VECTOR_SCORES.flat(4)
    expect(scores).toHaveLength(270)
    for (const [eq1, byEq2] of MACRO_VECTOR_SCORES.entries()) {
      for (const [eq2, byEq3] of byEq2.entries()) {
        for (const [eq3, byEq4] of byEq3.entries()) {
          for (const [eq4, byEq5] of byEq4.entries()) {
            for (const [eq5, score] of byEq5.entries()) {
              const above = [
                MACRO_VECTOR_SCORES[eq1 - 1]?.[eq2]?.[eq3]?.[eq4]?.[eq5],
                MACRO_VECTOR_SCORES[eq1]?.[eq2 - 1]?.[eq3]?.[eq4]?.[eq5],
                byEq3[eq3 < 3 ? -1 : eq3 - 1]?.[eq4]?.[eq5],
                byEq4[eq4 - 1]?.[eq5],
                byEq5[eq5 - 1],
              ]
              for (const worse of above) expect(worse ?? 10, `${eq1}${eq2}${eq3}${eq4}${eq5}`).toBeGreaterThanOrEqual(score)
            }
          }
        }
      }
    }
  })

  test('property: every vector has a score from 0 to 10 in tenths, and a milder value never makes it worse', () => {
    const base = { ...{ AV: 'NALP', AC: 'LH', AT: 'NP', PR: 'NLH', UI: 'NPA' }, ...impacts('V'), ...impacts('S') }
    const written = (values: Record<string, string>) =>
      `CVSS:4.0/${Object.entries(values)
        .map((pair) => pair.join(':'))
        .join('/')}`
    const vector = fc.record(
      Object.fromEntries(Object.entries({ ...base, E: 'APU' }).map(([metric, of]) => [metric, fc.constantFrom(...of)])),
    )
    fc.assert(
      fc.property(vector, fc.constantFrom('AV', 'PR', 'UI', 'E'), (values, metric) => {
        const score = scoreOf(written(values)) ?? -1
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(10)
        expect(score).toBe(Math.round(score * 10) / 10)
        const order = { ...base, E: 'APU' }[metric] ?? ''
        const milder = order.charAt(order.indexOf(values[metric] ?? '') + 1)
        if (milder !== '') expect(scoreOf(written({ ...values, [metric]: milder }))).toBeLessThanOrEqual(score)
      }),
      { numRuns: 2_000 },
    )
  })
})

function impacts(on: string): Record<string, string> {
  return Object.fromEntries(['C', 'I', 'A'].map((of) => [`${on}${of}`, 'HLN']))
}

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
