import { expect, test } from 'vitest'
import { parseFeed } from '../../../utils/feeds'
import { URL_OF_FEED } from './document'

const rss = (title: string, encoding = '') =>
  `<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?><rss><channel><item><title>${title}</title></item></channel></rss>`

/** Code units or points of a text as bytes of one width. */
function wide(text: string, width: 2 | 4, littleEndian: boolean): Uint8Array {
  const units = [...text].map((character) => character.codePointAt(0) ?? 0)
  const view = new DataView(new ArrayBuffer(units.length * width))
  for (const [index, unit] of units.entries()) {
    if (width === 2) view.setUint16(index * 2, unit, littleEndian)
    else view.setUint32(index * 4, unit, littleEndian)
  }
  return new Uint8Array(view.buffer)
}

/** Text of which `\xNN` are the bytes. */
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

function read(document: Uint8Array, contentType?: string): string | undefined {
  const { articles, error } = parseFeed(document, { url: URL_OF_FEED, contentType })
  return error ? `${error.code}: ${error.detail}` : articles[0]?.title
}

test.each<[what: string, document: Uint8Array, contentType: string | undefined, title: string]>([
  ['UTF-8', utf8(rss('Größe')), undefined, 'Größe'],
  ['a byte order mark before all else', utf8(`\uFEFF${rss('Größe', 'iso-8859-1')}`), 'text/xml; charset=koi8-r', 'Größe'],
  ['UTF-16 with a mark', wide(`\uFEFF${rss('Größe', 'utf-16')}`, 2, false), undefined, 'Größe'],
  ['UTF-16 with a mark, the other way', wide(`\uFEFF${rss('Größe', 'utf-8')}`, 2, true), undefined, 'Größe'],
  ['UTF-16 without one', wide(rss('Größe', 'utf-16'), 2, true), undefined, 'Größe'],
  ['UTF-16 that is none', utf8(rss('Größe', 'utf-16')), undefined, 'Größe'],
  ['UTF-32 with a mark', wide(`\uFEFF${rss('Größe 😀')}`, 4, true), undefined, 'Größe 😀'],
  ['UTF-32 without one', wide(rss('Größe'), 4, false), undefined, 'Größe'],
  ['the XML declaration', bytes(rss('Gr\xf6\xdfe', 'ISO-8859-1')), 'text/xml', 'Größe'],
  ['windows-1252 under the name of another', bytes(rss('\x93so\x94 \x96 10 \x80', 'iso-8859-1')), undefined, '“so” – 10 €'],
  ['shift_jis', bytes(rss('\x90\xc6\x8e\xe3\x90\xab', 'Shift_JIS')), undefined, '脆弱性'],
  ['the server before the declaration', bytes(rss('\xc7\xc4', 'iso-8859-1')), 'text/xml;charset="koi8-r"', 'гд'],
  ['UTF-8 that the server calls another', utf8(rss('Größe', 'utf-8')), 'text/xml; charset=iso-8859-1', 'Größe'],
  ['UTF-8 that is not', bytes(rss('Gr\xf6\xdfe und mehr', 'utf-8')), undefined, 'Gr��e und mehr'],
  ['nothing said and no UTF-8', bytes(rss('Gr\xf6\xdfe')), undefined, 'Größe'],
  ['an unknown name of the server', utf8(rss('Größe', 'utf-8')), 'text/xml; charset=x-none', 'Größe'],
  [
    'an unknown name',
    bytes(rss('Gr\xf6', 'x-none')),
    undefined,
    'invalid: text in “x-none” (so its XML declaration says), an unknown encoding',
  ],
  [
    'an encoding that browsers refuse',
    bytes(rss('A', 'utf-7')),
    undefined,
    'invalid: text in “utf-7” (so its XML declaration says), an unknown encoding',
  ],
])('%s', (_, document, contentType, title) => {
  expect(read(document, contentType)).toBe(title)
})

test('JSON is UTF-8, by its mark UTF-16, or what the server says where it is neither', () => {
  const json = '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Größe"}]}'
  expect(read(wide(`\uFEFF${json}`, 2, true))).toBe('Größe')
  expect(read(utf8(json), 'application/json; charset=iso-8859-1')).toBe('Größe')
  expect(read(bytes(json), 'application/json; charset=iso-8859-1')).toBe('Größe')
  expect(read(bytes(json), 'application/json; charset=utf-8')).toBe('invalid: not valid UTF-8 text')
  expect(read(bytes(json))).toBe('invalid: not valid UTF-8 text')
  expect(read(bytes(json), 'application/json; charset=x-none')).toBe(
    'invalid: text in “x-none” (so the server says), an unknown encoding',
  )
})
