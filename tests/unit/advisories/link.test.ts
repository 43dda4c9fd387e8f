import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkParts, safeLink } from '../../../utils/advisories'

/** What a URL parser makes of a link, without a short cut. */
function parsed(text: string) {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return undefined
  }
  const isSafe = url.protocol === 'https:' && url.username === '' && url.password === '' && url.href.length <= 2_048
  return { href: isSafe ? url.href : undefined, host: url.hostname, path: url.pathname }
}

describe('the parts of a link', () => {
  it.each([
    'https://nvd.nist.gov/vuln/detail/CVE-2026-1234',
    'https://www.cisa.gov/search?search_api_fulltext=CVE-2026-1234&x=a/b?c#part-2',
    'https://example.com',
    'https://EXAMPLE.com/A',
    'https://example.com/a/../b',
    'https://example.com/a/%2e%2E/b',
    'https://example.com/a/.',
    'https://example.com/.../b',
    'https://example.com/a%zz?b=%',
    "https://example.com/it's?it's",
    'https://user@example.com/',
    'https://example.com:443/a',
    'https://example.com:8443/a',
    'https://127.0.0.1/a',
    'https://1.2.3/a',
    'https://example.0x7f/a',
    'https://xn--bcher-kva.example/a',
    'https://xn--0.example/a',
    'https://-a.example/b',
    'https://a-.example/b',
    'https://a..example/b',
    `https://${'a'.repeat(64)}.example/b`,
    'https://example.com/a b',
    'https://example.com/ä',
    'https://exa\tmple.com/',
    'https:example.com/a',
    'http://example.com/a',
    'javascript:alert(1)//https://example.com/',
    ' https://example.com/a ',
    'no address',
    '',
  ])('are what a parser makes of it: %j', (text) => expect(linkParts(text)).toEqual(parsed(text)))

  it('are so whatever it is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        'example',
        '.com',
        'xn--',
        '/',
        '..',
        '.',
        '%2e',
        '%',
        '?',
        '#',
        '@',
        ':443',
        '-',
        '_',
      ),
      fc.constantFrom('\\', ' ', '\n', "'", '"', '<', '[', '|', '~', '0', '127', '0x1', 'A', 'ä', '语'),
      fc.string({ maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `https://a.example/${pieces.join('')}`
        expect(linkParts(text)).toEqual(parsed(text))
        expect(linkParts(pieces.join(''))).toEqual(parsed(pieces.join('')))
        const host = `https://${pieces.join('')}.com/`
        expect(linkParts(host)).toEqual(parsed(host))
      }),
      { numRuns: 3_000 },
    )
  })

  it('are not looked for in what is too long to be shown', () => {
    const long = `https://example.com/${'a'.repeat(2_048)}`
    expect(safeLink(long)).toBeUndefined()
    expect(linkParts(long)).toMatchObject({ href: undefined, host: 'example.com' })
  })
})
