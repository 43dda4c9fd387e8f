import { describe, expect, it, test } from 'vitest'
import { parse } from './document'

const titles = (document: string) => parse(document).articles.map(({ title }) => title)
const rss = (inside: string) => `<rss><channel><title>F</title>${inside}</channel></rss>`

describe('XML that is not well-formed is read as far as it goes', () => {
  it.each([
    [
      'references that XML does not have',
      rss('<item><title>&eacute; &nbsp;&#146; &unknown; a&b &#xZZ; &</title></item>'),
      ['é ’ &unknown; a&b &#xZZ; &'],
    ],
    [
      'tags that are never closed',
      rss('<item><title>A<item><title>B</title><link>https://a.example/<item><title>C'),
      ['A', 'B', 'C'],
    ],
    ['items that are never closed', rss('<item><title>A</title><item><title>B</title></item>'), ['A', 'B']],
    ['end tags without a start', rss('</b><item></item></i><title>A</title></item>'), []],
    ['tags that overlap', rss('<item><title>A <b>B <i>C</b> D</i></title><x></item>'), ['A B C D']],
    [
      'attributes without quotes or values',
      '<rss version=2.0 a b=><channel><item rdf:about=x y><title z>A</title></item>',
      ['A'],
    ],
    ['text before the root', 'Warning: something\n<rss><channel><item><title>A</title></item></channel></rss>', ['A']],
    ['two roots', `${rss('<item><title>A</title></item>')}${rss('<item><title>B</title></item>')}`, ['A', 'B']],
    ['a section that is not closed', rss('<item><title>A</title></item><item><title><![CDATA[B</title></item>'), ['A']],
    ['a section in a section', rss('<item><title><![CDATA[<![CDATA[A]]>]]></title></item>'), ['A']],
    ['control characters', rss('<item><title>A\u0000\u0008B</title></item>'), ['AB']],
    ['a lone half of a character', rss('<item><title>A&#xD83D;B</title></item>'), ['A\uFFFDB']],
  ])('%s', (_, document, expected) => {
    expect(titles(document)).toEqual(expected)
  })

  it('and what was cut off is left out and told of', () => {
    const whole = rss(
      '<item><title>A</title><link>https://a.example/1</link></item><item><title>B</title><link>https://a.example/22</link></item>',
    )
    const { articles, problems } = parse(whole.slice(0, whole.indexOf('22') + 1))
    expect(articles).toMatchObject([
      { title: 'A', url: 'https://a.example/1' },
      { title: 'B', url: '' },
    ])
    expect(problems).toEqual(['the document: ends before its last element does; what was whole is read'])
  })
})

describe('of what a document type says nothing is done', () => {
  it('no entity is expanded, however it is declared', () => {
    const laughs = Array.from({ length: 30 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    const document = `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>${rss('<item><title>&l30; &f;</title></item>')}`
    expect(titles(document)).toEqual(['&l30; &f;'])
  })

  it('its comments, declarations and quotes are passed over', () => {
    const type = `<!DOCTYPE rss [<!-- a ' > b --><!ELEMENT rss (channel)><!ENTITY % x '<item/>'> %x; <?a b?> ]>`
    expect(titles(type + rss('<item><title>A</title></item>'))).toEqual(['A'])
  })
})

test('names are those of their namespaces, whatever the prefix', () => {
  const document = `<rss xmlns:z="http://purl.org/dc/elements/1.1/" xmlns:dc="http://other.example/"><channel>
    <item><title>A</title><z:creator>Right</z:creator></item>
    <item><title>B</title><creator xmlns="http://purl.org/dc/elements/1.1/">Right</creator></item></channel></rss>`
  expect(parse(document).articles.map(({ author }) => author)).toEqual(['Right', 'Right'])
})

test('an entry inside the content of another is no article', () => {
  const inner = '<content type="application/xml"><entry><title>Inner</title></entry></content>'
  expect(titles(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Outer</title>${inner}</entry></feed>`)).toEqual([
    'Outer',
  ])
})

describe('bounds', () => {
  test('levels', () => {
    expect(titles(rss(`<item><title>A</title><description>${'<b>'.repeat(9_000)}deep</description></item>`))).toEqual(['A'])
    expect(parse(rss('<a>'.repeat(50_000))).error).toEqual({ code: 'tooLarge', detail: 'nested deeper than 10000 levels' })
  })

  test('items', () => {
    expect(parse(rss('<item><title>A</title></item>'.repeat(50_001))).error).toEqual({
      ...{ code: 'tooLarge', detail: 'more than 50000 items; at most 50000 are read' },
    })
  })

  test('lengths', () => {
    const long = 'word '.repeat(20_000)
    const item = `<title>${long}</title><guid>${long}</guid><author>${long}</author><description>${long}</description>`
    const [article] = parse(rss(`<item>${item}${'<category>c</category><category>d</category>'.repeat(2_000)}</item>`)).articles
    expect([article?.title.length, article?.id.length, article?.author?.length, article?.text.length]).toEqual([
      400, 512, 400, 24_000,
    ])
    expect(article?.categories).toEqual(['c', 'd'])
  })
})

test('no input takes longer than its length', () => {
  const parts = [
    ...[
      '<',
      '<a>',
      '</a>',
      '<a ',
      '<a b="',
      "<a b='c' ",
      '<item>',
      '<item><title>',
      '</item>',
      '<!--',
      '<![CDATA[',
      '<!DOCTYPE [',
      '<?x ',
    ],
    ...['&', '&amp;', '&#', '&lt;a ', '&lt;script>', '&lt;!--', ']]>', '<x:a xmlns:x="y">', '<item xml:base="/a/">', '<title>@'],
    ...['<author>a@', '<pubDate>1 Jan ', '&lt;p> ', '  \n', '<item/>', '<category/>'],
  ]
  for (const part of parts) {
    for (const document of [
      part.repeat(40_000),
      `<rss><channel><item>${part.repeat(40_000)}`,
      `<feed><entry><title>${part.repeat(40_000)}`,
    ]) {
      const start = performance.now()
      parse(document)
      expect(performance.now() - start, `${document.slice(0, 30)} … ${part}`).toBeLessThan(2_000)
    }
  }
})
