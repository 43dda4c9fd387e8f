import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'
import { versionAfter } from '../../../utils/lexicon/versions'

const product = (name: string, vendor: string): LexiconEntity => ({ id: name, name, type: 'Product', vendor })
const lexicon = openLexicon(
  compileLexicon([
    { id: 'Microsoft', name: 'Microsoft', type: 'Company' },
    { id: 'Apple', name: 'Apple', type: 'Company' },
    product('Exchange Server', 'Microsoft'),
    product('Windows', 'Microsoft'),
    product('Chrome', 'Google'),
    product('FortiOS', 'Fortinet'),
    product('FortiProxy', 'Fortinet'),
    product('Connect Secure', 'Ivanti'),
    product('PAN-OS', 'Palo Alto Networks'),
    product('OpenSSL', 'OpenSSL'),
    product('iOS', 'Apple'),
    product('nginx', 'F5'),
    product('IOS XE', 'Cisco'),
    product('Log4j', 'Apache'),
  ]),
)

/** Names with their versions, as "name=version". */
function versionsIn(text: string): string[] {
  return spot(lexicon, [text]).map(({ start, end, version }) => {
    if (version) expect(text.slice(version.start, version.end)).toBe(version.text)
    return `${text.slice(start, end)}=${version?.text ?? ''}`
  })
}

describe('the version beside a name', () => {
  it.each([
    ['Exchange Server 2016 CU22 is affected', '2016 CU22'],
    ['Chrome 131.0.6778.86 for desktop', '131.0.6778.86'],
    ['FortiOS 7.2 and later', '7.2'],
    ['Ivanti Connect Secure 22.7R2.3', '22.7R2.3'],
    ['Microsoft Windows 11 23H2, fully patched', '11 23H2'],
    ['PAN-OS 10.2.9-h1', '10.2.9-h1'],
    ['OpenSSL 3.0.7.', '3.0.7'],
    ['OpenSSL 1.0.2k-fips', '1.0.2k'],
    ['iOS 17.5 beta', '17.5 beta'],
    ['iOS 17.5 beta 2 is out', '17.5 beta 2'],
    ['nginx version 8.1', '8.1'],
    ['nginx v2.3.1', '2.3.1'],
    ['nginx/1.18.0', '1.18.0'],
    ['nginx (1.18.0)', '1.18.0'],
    ['Log4j-2.17.1', '2.17.1'],
    ['FortiOS before 7.4.3', '7.4.3'],
    ['FortiOS versions prior to 7.4.3', '7.4.3'],
    ['FortiOS 7.0.0 through 7.0.13', '7.0.0'],
    ['FortiOS 7.0.0 to 7.0.13', '7.0.0'],
    ['FortiOS from 7.0.0 to 7.0.13', '7.0.0'],
    ['FortiOS 7.4.x', '7.4.x'],
    ['FortiOS 2025.3.1 is out', '2025.3.1'],
    ['FortiOS Enterprise 7.4.3', '7.4.3'],
    ['FortiOS до версии 7.4.3', '7.4.3'],
    ['Update to version 7.2.9 of FortiOS today', '7.2.9'],
    ['Since release 1.25 of nginx it is off', '1.25'],
    ['Ab Version 8 von FortiOS gilt das nicht', '8'],
    ['In version 3 of the FortiOS guide', '3'],
    ['微软发布了Windows 11更新', '11'],
    ['FortiOS < 7.4.3', '7.4.3'],
    ['FortiOS <= 7.4.3', '7.4.3'],
    ['FortiOS ≤ 7.4.3', '7.4.3'],
    ['FortiOS® 7.4', '7.4'],
    ['IOS XE 15.2(7)E3', '15.2(7)E3'],
    ['OpenSSL 3.0.0-alpha1', '3.0.0-alpha1'],
    ['FortiOS Version 7.2.1 und älter', '7.2.1'],
    ['FortiOS versions antérieures à 7.4.3', '7.4.3'],
    ['FortiOSバージョン7.2.1', '7.2.1'],
    ['FortiOS 7.4.0 ~ 7.4.2', '7.4.0'],
    ['Microsoft Windows 10 Version 1809', '10 Version 1809'],
    ['Microsoft Exchange Server 2019.', '2019'],
  ])('%s', (text, version) => expect(versionsIn(text).at(-1)?.split('=')[1]).toBe(version))

  it.each([
    'Microsoft 2024 revenue grew',
    'Apple 3.2 percent up, Microsoft 1.1 % down',
    'Apple 12.05.2024',
    'FortiOS since 2021',
    'FortiOS, 7.2 of which',
    'FortiOS is at 7.2',
    'Chrome 100 million users',
    'Microsoft 365 days of the year',
    'Chrome 10,000 tabs',
    'Chrome 365 tabs',
    'FortiOS 2025.03.12',
    'nginx (2018)',
    'Chrome 3-1 Firefox',
    'nginx 5 times',
    'iOS 17th edition',
    'OpenSSL license 2.0',
    'a version 12.05.2024 of FortiOS',
    'the conversion 3 of FortiOS',
    'version 3 of the guide to FortiOS',
  ])('is none in %j', (text) => {
    for (const found of versionsIn(text)) expect(found).toMatch(/=$/)
  })

  it('belongs to the name before it and never reaches into the next', () => {
    expect(versionsIn('FortiOS 7.2.4 and FortiProxy 7.0.9, OpenSSL')).toEqual(['FortiOS=7.2.4', 'FortiProxy=7.0.9', 'OpenSSL='])
    expect(versionsIn('OpenSSL FortiOS 7.2')).toEqual(['OpenSSL=', 'FortiOS=7.2'])
  })

  it('is not carried over from another block', () => {
    const found = spot(lexicon, ['FortiOS', '7.2.4'])
    expect(found.map(({ version }) => version)).toEqual([undefined])
  })

  it('lies between the name and the limit, whatever the text', () => {
    const piece = fc.constantFrom(
      '1',
      '2024',
      '.',
      '-',
      ' ',
      'v',
      'version ',
      'before ',
      '(',
      ')',
      'R2',
      'CU',
      'x',
      'Ü',
      '7.4',
      ',',
      '\u200e',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(30), fc.boolean(), (pieces, cut, numbered) => {
        const text = `name${pieces.join('')}`
        const limit = Math.min(text.length, 4 + cut)
        const found = versionAfter(text, 4, limit, numbered)
        if (!found) return
        expect(found.start).toBeGreaterThan(4)
        expect(found.end).toBeLessThanOrEqual(limit)
        expect(text.slice(found.start, found.end)).toBe(found.text)
        expect(found.text).toMatch(/^\d/)
        expect(text.slice(found.end, found.end + 1)).not.toMatch(/\d/)
      }),
      { numRuns: 1000 },
    )
  })
})
