import { describe, expect, it } from 'vitest'
import { parsedFixture, parsedJson } from './fixture'

describe('a CVE record', () => {
  it('says what its assigner says, and what CISA adds to it', () => {
    const { format, advisories, problems } = parsedFixture('cve-made-up.json')
    expect([format, problems]).toEqual(['cve', []])
    expect(advisories).toMatchObject([
      {
        id: 'CVE-2026-90001',
        title: 'Acme Gateway lets anyone in',
        summary: 'Anyone who reaches the management port can log in. No account is needed.',
        severity: {
          band: 'high',
          score: 8.8,
          reasons: [
            { text: 'CVSS 3.1 score 8.8', source: 'acme' },
            { text: 'SSVC: exploitation active, automatable yes, technical impact total', effect: 'raises', source: 'CISA-ADP' },
          ],
        },
        analysis: { recommendedResponse: 'Update to 7.3.\n\nClose the management port.' },
        exploited: { since: '2026-05-08', source: 'CISA KEV' },
        weaknesses: ['CWE-287'],
        articles: [{ title: 'Acme advisory 2026-7', publisher: 'acme.example' }],
        timeline: [{ title: 'Reported' }],
      },
    ])
  })

  it('marks only what is affected', () => {
    const [advisory] = parsedFixture('cve-made-up.json').advisories
    expect(advisory?.entities.map(({ name, role, vendor }) => [name, role, vendor])).toEqual([
      ['Acme', 'vendor', ''],
      ['Gateway', 'affected', 'Acme'],
    ])
    expect(advisory?.affected.map(({ product, versions, fixed }) => [product, versions, fixed])).toEqual([
      ['Gateway', '>= 7.0, < 7.3', '7.3'],
    ])
  })

  it('that was rejected is withdrawn, with the reason', () => {
    const [advisory] = parsedJson({
      dataType: 'CVE_RECORD',
      cveMetadata: { cveId: 'CVE-2026-90009', state: 'REJECTED' },
      containers: { cna: { rejectedReasons: [{ lang: 'en', value: 'Not a vulnerability. It is a feature.' }] } },
    }).advisories
    expect(advisory).toMatchObject({ status: 'withdrawn', title: 'Not a vulnerability.', entities: [] })
  })

  it('without an id is told of', () => {
    expect(parsedJson([{ dataType: 'CVE_RECORD' }]).problems).toEqual(['record: no cveMetadata.cveId; left out'])
  })
})
