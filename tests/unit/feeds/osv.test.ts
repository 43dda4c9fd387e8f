import { describe, expect, it } from 'vitest'
import { parsedFixture, parsedJson } from './fixture'

const RECORD = {
  schema_version: '1.7.0',
  id: 'GHSA-2222-3333-4444',
  modified: '2026-06-02T08:00:00Z',
  published: '2026-06-01T08:00:00Z',
  aliases: ['CVE-2026-90002'],
  summary: 'Path traversal in `acme-server`',
  details: 'Reads any file.\n\n### Impact\nSecrets leak.\n\n### Workarounds\nPut it behind a proxy.',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'acme-server' },
      ranges: [
        {
          type: 'SEMVER',
          events: [{ introduced: '0' }, { fixed: '1.9.2' }, { introduced: '2.0.0' }, { last_affected: '2.1.3' }],
        },
      ],
    },
    { package: { ecosystem: 'npm', name: 'acme-core' }, versions: ['1.0.0', '1.0.1'] },
  ],
  database_specific: { severity: 'HIGH', cwe_ids: ['CWE-22'] },
}

describe('an OSV record', () => {
  it('is read from the real one of a database', () => {
    const { format, advisories, problems, complete } = parsedFixture('osv-rustsec.json')
    expect([format, problems, complete]).toEqual(['osv', [], false])
    expect(advisories[0]).toMatchObject({
      id: 'RUSTSEC-2020-0051',
      title: 'Obsolete versions of the rustsec crate do not support the new V3 advisory format',
      severity: { band: 'none', score: null, reasons: [{ text: 'No severity is stated', source: 'RustSec' }] },
      entities: [{ name: 'rustsec', type: 'Library', role: 'affected' }],
      affected: [{ product: 'rustsec', ecosystem: 'crates.io', fixed: '0.19.0' }],
      analysis: { recommendedResponse: 'Update rustsec to 0.19.0, or later.' },
    })
  })

  it('has the score that its vector gives, and says so', () => {
    const [advisory] = parsedJson(RECORD).advisories
    expect(advisory?.severity).toEqual({
      band: 'high',
      score: 7.5,
      reasons: [{ text: 'CVSS 3.1 vector gives 7.5', effect: 'states', source: 'GitHub Advisory Database' }],
    })
    expect(advisory).toMatchObject({
      title: 'Path traversal in acme-server',
      summary: 'Reads any file.',
      analysis: { impact: 'Secrets leak.', recommendedResponse: 'Put it behind a proxy.' },
      identifiers: ['GHSA-2222-3333-4444', 'CVE-2026-90002'],
      weaknesses: ['CWE-22'],
    })
  })

  it('has a range for each introduction, in words', () => {
    const [advisory] = parsedJson(RECORD).advisories
    expect(advisory?.affected.map(({ product, versions, fixed }) => [product, versions, fixed])).toEqual([
      ['acme-server', '< 1.9.2', '1.9.2'],
      ['acme-server', '>= 2.0.0, <= 2.1.3', ''],
      ['acme-core', '1.0.0, 1.0.1', ''],
    ])
  })

  it('takes the word of its database where there is no vector, and is withdrawn where it says so', () => {
    const [advisory] = parsedJson([{ ...RECORD, severity: [], withdrawn: '2026-07-01T00:00:00Z' }]).advisories
    expect(advisory).toMatchObject({ status: 'withdrawn', severity: { band: 'high', score: null } })
  })

  it('costs itself alone where it cannot be read', () => {
    const { advisories, problems } = parsedJson({ vulns: [RECORD, { ...RECORD, id: '' }, 7] })
    expect(advisories).toHaveLength(1)
    expect(problems).toEqual(['records[1]: no id; left out', 'records[2]: not an object; left out'])
  })

  it('dates from git, which say the year 1, count for none', () => {
    expect(parsedJson({ ...RECORD, modified: '0001-01-01T00:00:00Z' }).advisories[0]?.updated).toBeNull()
  })
})
