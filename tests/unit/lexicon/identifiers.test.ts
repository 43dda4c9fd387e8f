import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'

const lexicon = openLexicon(compileLexicon([]))
const idsIn = (text: string) => spot(lexicon, [text]).map(({ entityId }) => entityId)

describe('identifiers', () => {
  it.each([
    ['CVE-2026-1234', 'CVE-2026-1234'],
    ['cve-2026-12345678', 'CVE-2026-12345678'],
    ...['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uff0d', '\ufe63'].map((dash) => [
      `CVE${dash}2026${dash}1234`,
      'CVE-2026-1234',
    ]),
    ['CVE\u00ad-2026-\u200b1234', 'CVE-2026-1234'],
    ['CVE 2026-1234', 'CVE-2026-1234'],
    ['CVE_2026_1234', 'CVE-2026-1234'],
    ['ghsa-JFH8-c2jp-5v3q', 'GHSA-jfh8-c2jp-5v3q'],
    ['RHSA-2024:1234', 'RHSA-2024:1234'],
    ['USN-6789-1', 'USN-6789-1'],
    ['ICSA-24-151-02', 'ICSA-24-151-02'],
    ['RUSTSEC-2024-0001', 'RUSTSEC-2024-0001'],
    ['GO-2024-2687', 'GO-2024-2687'],
    ['JVNDB-2024-000001', 'JVNDB-2024-000001'],
    ['JVN#12345678', 'JVN#12345678'],
    ['VU#123456', 'VU#123456'],
    ['MS17-010', 'MS17-010'],
    ['APSB24\u201107', 'APSB24-07'],
    ['KB5034441', 'KB5034441'],
    ['SSA-123456', 'SSA-123456'],
    ['FG-IR-24-015', 'FG-IR-24-015'],
    ['VMSA-2024-0012', 'VMSA-2024-0012'],
    ['openSUSE-SU-2024:0123-1', 'openSUSE-SU-2024:0123-1'],
    ['cisco-sa-iosxe-webui-privesc-j22SaA4z', 'cisco-sa-iosxe-webui-privesc-j22SaA4z'],
  ])('%s', (written, normal) => {
    const text = `Siehe（${written}）、${written}. (${written})`
    const found = spot(lexicon, [text])
    expect(found.map(({ entityId, kind, cue }) => [entityId, kind, cue])).toEqual(
      Array.from({ length: 3 }, () => [normal, 'identifier', 'identifier']),
    )
    for (const { start, end } of found) expect(text.slice(start, end)).toBe(written)
  })

  it.each([
    'CVE-2026-123',
    'CVE-26-1234',
    'XCVE-2026-1234',
    'CVE-2026-1234x',
    'GHSA-aaaa-bbbb-cccc',
    'ms17-010',
    'KB50',
    'USN-12',
    'go-2024',
    'CVE-2026-12345678901234567890',
  ])('leaves %s alone', (text) => expect(idsIn(`See ${text} there`)).toEqual([]))

  it('finds one in an address', () => {
    expect(idsIn('https://nvd.nist.gov/vuln/detail/CVE-2026-1234')).toEqual(['CVE-2026-1234'])
  })

  it('does not lose a name that begins like one', () => {
    const cisco: LexiconEntity = { id: 'cisco', name: 'Cisco', type: 'Company' }
    const found = spot(openLexicon(compileLexicon([cisco])), ['Cisco published cisco-sa-asa-dos-Abc123De today'])
    expect(found.map(({ entityId }) => entityId)).toEqual(['cisco', 'cisco-sa-asa-dos-Abc123De'])
  })
})
