import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../utils/advisories'
import { advisory } from './arbitrary'

describe('changesBetween', () => {
  test('names what matters to people, before and after, in a fixed order', () => {
    const before = advisory({ severity: { band: 'high' }, exploited: { since: '2026-05-01', due: '2026-06-01' } })
    const after = advisory({
      ...{ title: 'Another title', status: 'updated', severity: { score: 9.8 } },
      exploited: { since: '2026-05-01', due: '2026-06-10', ransomware: 'known' },
      affected: [{ vendor: 'Acme', product: 'Router OS', versions: '< 4.2', fixed: '4.2' }],
      analysis: { recommendedResponse: 'Update' },
    })
    expect(changesBetween(before, after)).toEqual([
      { field: 'title', before: 'A title', after: 'Another title' },
      { field: 'status', before: 'active', after: 'updated' },
      { field: 'severity', before: 'high', after: 'critical' },
      { field: 'score', before: '', after: '9.8' },
      { field: 'due', before: '2026-06-01', after: '2026-06-10' },
      { field: 'ransomware', before: 'unknown', after: 'known' },
      { field: 'recommendedResponse', before: '', after: 'Update' },
      { field: 'affected', before: '', after: 'Acme Router OS < 4.2 (fixed in 4.2)' },
    ])
  })

  test('is silent about what does not: when it was fetched, estimates that are made daily, order of dates', () => {
    const before = advisory({ epss: { score: 0.1, percentile: 0.2 }, provenance: [{ feed: 'A', fetched: '2026-05-01' }] })
    const after = advisory({ epss: { score: 0.2, percentile: 0.3 }, provenance: [{ feed: 'A', fetched: '2026-05-02' }] })
    expect(changesBetween(before, after)).toEqual([])
  })

  test('long texts are shown around their difference', () => {
    const same = 'The same words over and over again. '.repeat(20)
    const [change] = changesBetween(
      advisory({ summary: `${same}It is fixed.` }),
      advisory({ summary: `${same}It is not fixed.` }),
    )
    expect(change?.before).toMatch(/^….*It is fixed\.$/)
    expect(change?.after).toMatch(/^….*It is not fixed\.$/)
    expect(change?.after.length).toBeLessThanOrEqual(200)
  })
})
