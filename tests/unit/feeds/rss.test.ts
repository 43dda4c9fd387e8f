import { describe, expect, it } from 'vitest'
import { parse } from './document'
import { parsedFixture } from './fixture'

const rss = (items: string, head = '', namespaces = '') =>
  `<rss version="2.0" ${namespaces}><channel><title>A feed</title>${head}${items}</channel></rss>`

/** The one article of an item. */
const one = (item: string, head = '', namespaces = '') => parse(rss(`<item>${item}</item>`, head, namespaces)).articles[0]

describe('RSS 2.0', () => {
  const { format, title, complete, advisories, articles, problems } = parsedFixture('rss-made-up.xml')

  it('is read as articles, never as the whole of a feed', () => {
    expect([format, title, complete, advisories]).toEqual(['rss', 'Example Vendor’s Advisories', false, []])
    expect(articles[0]).toEqual({
      id: 'advisory-1',
      title: 'Critical: Widget Server 4.2 R&D – CVE-2026-4242',
      url: 'https://vendor.example/advisories/1',
      publisher: 'Example Vendor’s Advisories',
      published: '2026-06-02T15:30:00Z',
      text: 'A remote attacker can run code in Widget Server.\n\nUpdate to 4.2.1\n\nRestart it',
      language: 'en-US',
      author: 'Ada Example, Ben Example',
      summary: 'A remote attacker can run code.',
      categories: ['Security', 'Widgets'],
    })
  })

  it('has what was escaped twice unwrapped, and entities of its own left alone', () => {
    expect(articles[1]).toMatchObject({
      id: 'https://vendor.example/advisories/2',
      title: 'Double & escaped title',
      url: 'https://vendor.example/advisories/2',
      publisher: 'Example News',
      published: '2026-06-01T16:00:00Z',
      text: 'Escaped twice\nby &company; éditions',
      author: 'Press Office',
    })
  })

  it('may have markup that nobody escaped, titles about tags, and links that are relative or none', () => {
    expect(articles.slice(2)).toMatchObject([
      {
        title: 'How <script> tags in titles are read',
        url: 'https://vendor.example/advisories/3',
        published: '',
        text: 'Text with elements that nobody escaped\non two lines',
      },
      { title: 'No title, but a first line', url: '', text: 'No title, but a first line\nand a second' },
    ])
  })

  it('tells of an item without anything', () => {
    expect(problems).toEqual(['items[4]: nothing in it that can be read; left out'])
  })
})

describe('an item’s link', () => {
  it.each([
    ['<link>https://a.example/1</link><guid>https://a.example/2</guid>', 'https://a.example/1'],
    ['<guid>https://a.example/2</guid>', 'https://a.example/2'],
    ['<guid isPermaLink="false">https://a.example/2</guid>', ''],
    ['<guid>tag:a.example</guid>', ''],
    ['<link/><atom:link rel="self" href="https://a.example/s"/><atom:link href=" /3 "/>', 'https://site.example/3'],
    ['<link xml:base="https://b.example/x/">y</link>', 'https://b.example/x/y'],
    ['<link>http://a.example:80/1?a=1&copy=2&amp;b</link>', 'https://a.example/1?a=1&copy=2&b'],
    ['<link>http://a.example:8080/1</link>', ''],
    ['<link>www.a.example/1</link>', 'https://www.a.example/1'],
    ['<link>https://user:pass@a.example/</link>', ''],
    ['<link>data:text/html,x</link>', ''],
    ['<link> JavaScript:alert(1) </link>', ''],
  ])('%s', (item, url) => {
    const head = '<link>https://site.example/</link>'
    expect(one(`<title>T</title>${item}`, head, 'xmlns:atom="http://www.w3.org/2005/Atom"')?.url).toBe(url)
  })
})

it.each([
  ['<author>a@a.example (A Name)</author>', 'A Name'],
  ['<author>A Name &lt;a@a.example&gt;</author>', 'A Name'],
  ['<author>a@a.example</author>', 'a@a.example'],
  ['<dc:creator>A &amp;amp; B</dc:creator>', 'A & B'],
  ['<itunes:author>A Name</itunes:author>', 'A Name'],
  ['<atom:author><atom:name>A Name</atom:name><atom:email>a@a.example</atom:email></atom:author>', 'A Name'],
])('the author of %s', (item, author) => {
  expect(one(`<title>T</title>${item}`, '', 'xmlns:atom="http://www.w3.org/2005/Atom"')?.author).toBe(author)
})

it.each([
  ['<pubDate>nonsense</pubDate><dc:date>2026-05-28</dc:date>', { published: '2026-05-28' }],
  ['<dcterms:modified>2026-05-29</dcterms:modified>', { published: '2026-05-29' }],
  [
    '<pubDate>28 May 2026</pubDate><dcterms:modified>2026-05-29</dcterms:modified>',
    { published: '2026-05-28', updated: '2026-05-29' },
  ],
])('the dates of %s', (item, dates) => {
  expect(one(`<title>T</title>${item}`)).toMatchObject(dates)
})

it('takes the description for the article where there is a summary too, and Media RSS for one where there is none', () => {
  expect(one('<summary>Short</summary><description>Long</description>')).toMatchObject({ text: 'Long', summary: 'Short' })
  const group = '<media:group><media:title>Not this</media:title><media:description>Of a film</media:description></media:group>'
  expect(one(`<title>T</title>${group}`)).toMatchObject({ title: 'T', text: 'Of a film' })
})

describe('the older kinds', () => {
  it('RSS 1.0 in RDF, items beside the channel', () => {
    const { format, title, articles } = parsedFixture('rdf-made-up.xml')
    expect([format, title]).toEqual(['rss', 'Vulnerability notes'])
    expect(articles).toEqual([
      {
        ...{ id: 'https://notes.example/1', title: 'Example Router accepts any password', url: 'https://notes.example/1' },
        ...{ publisher: 'Vulnerability notes', published: '2026-05-28T00:00:00Z', text: 'Versions before 2.0 do.' },
        ...{ language: 'ja', author: 'Notes Team', categories: ['CVE-2026-1111'] },
      },
      {
        ...{ id: 'https://notes.example/2', title: 'A second note', url: 'https://notes.example/2' },
        ...{ publisher: 'Vulnerability notes', published: '2026-05', text: '', language: 'ja' },
      },
    ])
  })

  it.each([
    [
      '0.90',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>F</title></channel><item><title>T</title></item></rdf:RDF>',
    ],
    [
      '0.91',
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>F</title><item><title>T</title></item></channel></rss>',
    ],
    [
      'in a namespace',
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>F</r:title><r:item><r:title>T</r:title></r:item></r:channel></r:rss>',
    ],
    ['without a channel', '<rss><title>F</title><item><title>T</title></item></rss>'],
    ['in capitals', '<RSS><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>T</TITLE></ITEM></CHANNEL></RSS>'],
    ['with its title behind the items', '<rss><channel><item><title>T</title></item><title>F</title></channel></rss>'],
    [
      'CDF',
      '<CHANNEL HREF="https://a.example/"><TITLE>F</TITLE><ITEM HREF="https://a.example/1" LASTMOD="2004-04-07T04:05Z"><TITLE>T</TITLE></ITEM></CHANNEL>',
    ],
  ])('%s', (_, document) => {
    const { format, title, articles } = parse(document)
    expect([format, title, articles.map((article) => article.title)]).toEqual(['rss', 'F', ['T']])
  })

  it('RDF that is no feed is none', () => {
    const document = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Person/></rdf:RDF>'
    expect(parse(document).error).toEqual({ code: 'notRecognised', detail: 'XML, but of no format that can be read' })
  })
})

describe('ids', () => {
  it('are told apart where a feed gives all items one, or none', () => {
    const items = ['a', 'b', 'c'].map(
      (link) => `<item><title>T</title><guid>x</guid><link>https://a.example/${link}</link></item>`,
    )
    expect(parse(rss(items.join(''))).articles.map(({ id }) => id)).toEqual(['x', 'x 2', 'x 3'])
    expect(parse(rss('<item><title>T</title></item>'.repeat(3))).articles.map(({ id }) => id)).toEqual(['T', 'T 2', 'T 3'])
  })

  it('that are the same, with the same link and title, are the same article: the newer stands', () => {
    const item = (day: number) => `<item><title>T</title><guid>x</guid><pubDate>${day} May 2026</pubDate></item>`
    expect(parse(rss(item(1) + item(3) + item(2))).articles).toMatchObject([{ id: 'x', published: '2026-05-03' }])
  })
})
