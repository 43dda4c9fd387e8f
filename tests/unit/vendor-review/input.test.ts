import { describe, expect, it } from 'vitest'
import { isProse, paragraphsOf, readReviewInput } from '../../../utils/vendor-review'

const CONTRACT = `Annex 3: Systems

1. All remote access goes through Ivanti Connect
Secure 22.7R2.3, which the Supplier shall patch within 14 days of a release.
2. Documents are exchanged with MOVEit Transfer, and with nothing else.
`

describe('whether a text is written in sentences', () => {
  it.each([
    ['a contract', CONTRACT],
    ['one sentence', 'We reach the branch offices through FortiGate appliances that run FortiOS 7.2.4.'],
    ['Japanese', '当社は FortiOS を使用しており、毎月更新しています。その他の製品は使用していません。'],
    [
      'German with commas',
      'Der Auftragnehmer betreibt Exchange Server 2019, der für die Zustellung aller Nachrichten zuständig ist, im eigenen Rechenzentrum.',
    ],
  ])('is so of %s', (_, text) => expect(isProse(text)).toBe(true))

  it.each([
    ['names, one a line', 'FortiOS\nIvanti Connect Secure\nMicrosoft 365 Copilot'],
    ['names in one line', 'Cisco, Fortinet, Palo Alto Networks, Microsoft, Google, Atlassian, Okta, Zoom, Slack, Red Hat, SUSE'],
    ['a few long names', 'Microsoft SQL Server 2019 Enterprise Edition (64-bit)\nAdobe Acrobat Reader DC Classic 2020'],
    ['nothing', ' \n'],
  ])('is not so of %s', (_, text) => expect(isProse(text)).toBe(false))
})

describe('paragraphs', () => {
  it('are put together from broken lines, and begin at an empty one or an item of a list', () => {
    expect(paragraphsOf(CONTRACT)).toEqual([
      'Annex 3: Systems',
      '1. All remote access goes through Ivanti Connect\nSecure 22.7R2.3, which the Supplier shall patch within 14 days of a release.',
      '2. Documents are exchanged with MOVEit Transfer, and with nothing else.',
    ])
    expect(paragraphsOf('• FortiOS\n• Chrome\n(a) one\n2.1 two')).toHaveLength(4)
  })
})

describe('what is to be reviewed', () => {
  const kindOf = (text: string, as?: 'list' | 'text') => {
    const input = readReviewInput(text, '', as)
    return input.ok ? input.value.kind : input.error.code
  }

  it('is a list or a text by how it is written, and what one says that it is', () => {
    expect(kindOf('Product,Vendor\nFortiOS,Fortinet\n')).toBe('list')
    expect(kindOf('FortiOS\nChrome')).toBe('list')
    expect(kindOf(CONTRACT)).toBe('text')
    expect(kindOf(CONTRACT, 'list')).toBe('list')
    expect(kindOf('FortiOS\nChrome', 'text')).toBe('text')
  })

  it('is refused as any list is', () => {
    expect(kindOf('  ')).toBe('empty')
    expect(kindOf('{"a":', 'text')).toBe('notJson')
    expect(kindOf('PK\u0003\u0004')).toBe('notText')
  })
})
