import { describe, expect, it } from 'vitest'
import { parsedFixture, parsedJson } from './fixture'

const tree = {
  branches: [
    {
      category: 'vendor',
      name: 'Acme',
      branches: [
        {
          category: 'product_name',
          name: 'Gateway',
          branches: [
            { category: 'product_version', name: '7.2', product: { product_id: 'P1', name: 'Acme Gateway 7.2' } },
            { category: 'product_version_range', name: 'vers:generic/>=7.0|<7.1', product: { product_id: 'P2', name: 'x' } },
          ],
        },
        { category: 'product_name', name: 'Router', product: { product_id: 'P3', name: 'Acme Router' } },
      ],
    },
  ],
  relationships: [
    { category: 'default_component_of', product_reference: 'P1', full_product_name: { product_id: 'R1', name: '7.2 on Router' } },
  ],
  product_groups: [{ group_id: 'G1', product_ids: ['P2'] }],
}

const documentOf = (vulnerabilities: object[], fields: object = {}) => ({
  document: {
    csaf_version: '2.1',
    category: 'csaf_security_advisory',
    title: 'Acme Gateway',
    publisher: { name: 'Acme PSIRT' },
    tracking: { id: 'ACME-1', initial_release_date: '2026-05-01T00:00:00Z', current_release_date: '2026-05-02T00:00:00Z' },
    ...fields,
  },
  product_tree: tree,
  vulnerabilities,
})

describe('a CSAF document', () => {
  it('is read from a real one', () => {
    const { format, title, advisories, problems } = parsedFixture('csaf-icsa-24-004-01.json')
    expect([format, title, problems]).toEqual(['csaf', 'CISA', []])
    const [advisory] = advisories
    expect(advisory).toMatchObject({
      id: 'ICSA-24-004-01',
      title: 'Rockwell Automation FactoryTalk Activation',
      severity: { band: 'critical', score: 9.8 },
      sources: [{ name: 'CISA', url: 'https://www.cisa.gov/news-events/ics-advisories/icsa-24-004-01' }],
      identifiers: ['ICSA-24-004-01', 'CVE-2023-38545', 'CVE-2023-3935'],
      entities: [
        { name: 'Rockwell Automation', role: 'vendor' },
        { name: 'Factory Talk Activation Manager', role: 'affected', vendor: 'Rockwell Automation' },
      ],
      timeline: [{ title: 'Initial Publication' }],
    })
    expect(advisory?.summary).toContain('gain full access to the system')
    expect(advisory?.analysis.impact).toBe('')
    expect(advisory?.analysis.technicalDetails).toContain('CVE-2023-38545\n')
    expect(advisory?.analysis.recommendedResponse).toContain('Upgrade to FactoryTalk Activation Manager 5.01')
  })

  it('marks what is affected, through components and groups, and only mentions the rest', () => {
    const [advisory] = parsedJson(
      documentOf([{ product_status: { known_affected: ['R1', 'G1'], known_not_affected: ['P3'] } }]),
    ).advisories
    expect(advisory?.entities.map(({ name, role }) => [name, role])).toEqual([
      ['Acme', 'vendor'],
      ['Gateway', 'affected'],
      ['Router', 'mentioned'],
    ])
    expect(advisory?.affected.map(({ versions }) => versions)).toEqual(['7.2', '>=7.0, <7.1'])
  })

  it('that calls everything unaffected marks nothing', () => {
    const [advisory] = parsedJson(documentOf([{ product_status: { known_not_affected: ['P1', 'P2', 'P3'] } }])).advisories
    expect(new Set(advisory?.entities.map(({ role }) => role))).toEqual(new Set(['mentioned']))
  })

  it('is rated by its metrics, of 2.1 as of 2.0, and by its word where it has none', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H'
    const content = { cvss_v3: { vectorString: vector, baseScore: 8.8 } }
    const first_known_exploitation_dates = [{ date: '2026-05-03T00:00:00Z' }, { date: '2026-04-30T00:00:00Z' }]
    const metrics = [{ content, source: 'https://nvd.nist.gov/' }]
    expect(parsedJson(documentOf([{ cve: 'CVE-2026-1', metrics, first_known_exploitation_dates }])).advisories[0]).toMatchObject({
      severity: { score: 8.8, reasons: [{ source: 'https://nvd.nist.gov/' }] },
      exploited: { since: '2026-04-30T00:00:00Z' },
    })
    const worded = documentOf([
      {
        threats: [
          { category: 'impact', details: 'Important' },
          { category: 'impact', details: 'Low' },
        ],
      },
    ])
    expect(parsedJson(worded).advisories[0]?.severity).toMatchObject({ band: 'high', score: null })
    const whole = documentOf([], { aggregate_severity: { text: 'Moderate' } })
    expect(parsedJson(whole).advisories[0]?.severity.band).toBe('medium')
  })

  it('without an id or a title is told of', () => {
    expect(parsedJson(documentOf([], { title: '' })).problems).toEqual(['document: no title; left out'])
  })
})
