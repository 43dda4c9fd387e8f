import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../../utils/advisories'
import { code, heading, inline, link, plain } from '../../../utils/export/markdown-text'

const render = (text: string) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, '')
const without = (text: string) => text.replace(/\s+/g, '')

/** Pieces that mean something in Markdown, and what GitHub makes links of. */
const piece = fc.oneof(
  fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~=:&;@"\'/ \n'.split('')),
  fc.constantFrom(
    'a',
    'B1',
    'ü',
    '字',
    '😀',
    '  ',
    '\n\n',
    '1.',
    '12)',
    '- ',
    '> ',
    '# ',
    '```',
    '~~~',
    '---',
    '===',
    ':-',
    '-:|',
    '    x',
  ),
  fc.constantFrom(
    'http://x.example',
    'javascript:alert(1)',
    'www.x.example',
    'ftp://y',
    'mailto:a@b.example',
    'a@b.example',
    '@team',
  ),
  fc.constantFrom(
    '[a](javascript:0)',
    '![i](http://x)',
    '<b>',
    '<https://x.example>',
    '&lt;',
    '&#106;',
    '[^1]',
    '[x]: http://y',
    '<!--',
    'snake_case',
  ),
)
const traps = fc.array(piece, { maxLength: 14 }).map((pieces) => cleanText(pieces.join(''), 400))

describe('text', () => {
  test('property: is shown as it is, without any markup or link, whatever it holds', () => {
    fc.assert(
      fc.property(traps, (text) => {
        const html = render(plain(text))
        expect(html.replace(/<\/?(?:p|code)>|<br \/>/g, '')).not.toContain('<')
        expect(textOf(html)).toBe(without(text))
      }),
      { numRuns: 300 },
    )
  })

  test('property: stays within a list, a heading and a link', () => {
    const title = traps.filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(title, (text) => {
        const item = render(`- x ${inline(text)}`)
        expect(item.replace(/<\/?(?:code)>/g, '')).toMatch(/^<ul>\n<li>[^<]*<\/li>\n<\/ul>$/)
        const head = render(`${heading(2, text)}\n\nend`)
        expect(head.replace(/<\/?(?:code)>/g, '')).toMatch(/^<h2>[^<]*<\/h2>\n<p>end<\/p>$/)
        expect(textOf(head)).toBe(`${without(text)}end`)
        const linked = render(link(text, 'https://x.example/?a=`b`&lt;c\\)|'))
        expect(linked.replace(/<\/?(?:code)>/g, '')).toMatch(
          /^<p><a href="https:\/\/x\.example\/\?a=%60b%60&amp;lt;c%5C\)%7C">[^<]*<\/a><\/p>$/,
        )
        expect(textOf(linked)).toBe(without(text))
      }),
      { numRuns: 120 },
    )
  })

  test('is left readable where nothing needs to be escaped', () => {
    for (const text of ['snake_case', 'C#', '7.2.5 and (b)', 'a - b', 'Wow!', 'AT&T', 'x = y', '{a}'])
      expect(plain(text)).toBe(text)
    expect(plain('See (http://x.example/a).')).toBe('See (`http://x.example/a`).')
    expect(plain('Ask security@vendor.example, or @team!')).toBe('Ask `security@vendor.example`, or `@team`!')
    expect(plain('a\n:-')).toBe('a  \n\\:-')
    expect(plain('first\nsecond\n\nthird')).toBe('first  \nsecond\n\nthird')
  })
})

test('only https becomes a link', () => {
  for (const url of [
    'http://x.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'java\nscript:0',
    '//x.example',
    'https://u:p@x.example',
    null,
  ]) {
    expect(link('title', url)).toBe('title')
  }
  expect(link('', 'https://x.example/a')).toBe('[x.example](<https://x.example/a>)')
})

test('code is as long as it has to be to hold what it holds', () => {
  expect(render(code('a ` b `` c'))).toBe('<p><code>a ` b `` c</code></p>')
  expect(render(code('`a`'))).toBe('<p><code>`a`</code></p>')
  expect(code('')).toBe('')
})
