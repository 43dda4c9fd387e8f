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
    ['cisco-sa-20180328-smi2', 'cisco-sa-20180328-smi2'],
    ['CVE\u200e-2026-1234', 'CVE-2026-1234'],
    ['ＣＶＥ－２０２６－１２３４', 'CVE-2026-1234'],
    ...[
      'RHBA-2024:1234',
      'RLSA-2024:1234',
      'ALSA-2024:1234',
      'ELSA-2024-12345',
      'MGASA-2024-0123',
      'DSA-5678-1',
      'DSA-2024-123',
      'DLA-3456-1',
      'GLSA-202405-01',
      'SUSE-SU-2024:1234-1',
      'openEuler-SA-2024-1234',
      'FEDORA-2024-aeffd9b123',
      'UBUNTU-CVE-2024-12345',
      'CURL-CVE-2024-2398',
      'FreeBSD-SA-24:05',
      'MAL-2024-1234',
      'PYSEC-2024-48',
      'PSF-2024-3',
      'HSEC-2024-0003',
      'EUVD-2025-12345',
      'BIT-consul-2024-10005',
      'CGA-2h3x-4wp5-9cc6',
      'BDU:2024-01234',
      'CNVD-2024-12345',
      'CNNVD-202402-1172',
      'JVNVU#12345678',
      'ICSMA-24-151-02A',
      'ICS-ALERT-17-206-01',
      'VA-24-254-01',
      'WID-SEC-2024-0123',
      'WID-SEC-W-2024-0123',
      'CERTFR-2024-AVI-0123',
      'NCSC-2024-0123',
      'ZDI-24-1234',
      'TALOS-2024-1937',
      'AA24-038A',
      'SEVD-2024-044-01',
      'PAN-SA-2024-0005',
      'SNWLID-2024-0012',
      'NTAP-20240517-0001',
      'INTEL-SA-00950',
      'AMD-SB-7008',
      'XSA-401',
      'Synology-SA-24:05',
      'DIVD-2024-00011',
      'ASB-A-123456789',
      'SA-CORE-2024-001',
      'TYPO3-CORE-SA-2024-001',
      'MFSA2024-51',
      'HPESBGN04985',
      'VDE-2024-001',
    ].map((issued) => [issued, issued]),
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
    'CWE-79',
    'CAPEC-63',
    'DSA-20',
    'intel-core',
    'SA-1000-200',
    'go-2024-12',
    'XSA-12345',
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
