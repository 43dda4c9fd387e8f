import { describe, expect, it } from 'vitest'
import { readCpe } from '../../../utils/feeds/cpe'
import { parsedFixture, parsedJson } from './fixture'

describe('an answer of the NVD', () => {
  it('says who rates, what is affected and that it is exploited, and marks no name by itself', () => {
    const { format, advisories, problems } = parsedFixture('nvd-log4shell.json')
    expect([format, problems]).toEqual(['nvd', []])
    expect(advisories).toMatchObject([
      {
        id: 'CVE-2021-44228',
        title: 'Apache Log4j2 Remote Code Execution Vulnerability',
        published: '2021-12-10T10:15:09.143Z',
        severity: { band: 'critical', score: 10 },
        exploited: { since: '2021-12-10', source: 'CISA KEV' },
        entities: [],
      },
    ])
    expect(advisories[0]?.severity.reasons.map(({ text, source }) => `${source}: ${text}`)).toContain('NVD: CVSS 3.1 score 10.0')
    expect(advisories[0]?.affected.length).toBeGreaterThan(0)
  })

  it('may be empty', () => {
    expect(parsedJson({ format: 'NVD_CVE', vulnerabilities: [] })).toMatchObject({ format: 'nvd', advisories: [], problems: [] })
  })

  it('rejects what was rejected', () => {
    const cve = { id: 'CVE-2026-1', vulnStatus: 'Rejected', descriptions: [{ lang: 'en', value: 'Rejected reason: none.' }] }
    expect(parsedJson({ format: 'NVD_CVE', vulnerabilities: [{ cve }] }).advisories[0]?.status).toBe('withdrawn')
  })
})

describe('a CPE name', () => {
  it.each([
    ['cpe:2.3:a:ivanti:connect_secure:22.7:r2:*:*:*:*:*:*', ['ivanti', 'connect secure', '22.7']],
    ['cpe:2.3:o:cisco:ios_xe:*:*:*:*:*:*:*:*', ['cisco', 'ios xe', '']],
    ['cpe:2.3:a:foo\\:bar:baz\\!:1\\.0:*:*:*:*:*:*:*', ['foo:bar', 'baz!', '1.0']],
  ])('%s is a product', (name, expected) => {
    const cpe = readCpe(name)
    expect([cpe?.vendor, cpe?.product, cpe?.version]).toEqual(expected)
  })

  it.each(['cpe:/a:ivanti:connect_secure', 'cpe:2.3:x:a:b', '', 'anything'])('%j is none', (name) => {
    expect(readCpe(name)).toBeUndefined()
  })
})
