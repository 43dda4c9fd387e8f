import { describe, expect, it } from 'vitest'
import { parse } from './document'
import { parsedFixture } from './fixture'

/** The one article of an Atom 1.0 feed with this in its entry. */
const one = (entry: string) =>
  parse(`<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>${entry}</entry></feed>`).articles[0]

describe('Atom 1.0', () => {
  const { format, title, articles, problems } = parsedFixture('atom-made-up.xml')

  it('is read with its prefixes, bases, languages and kinds of text', () => {
    expect([format, title, problems]).toEqual(['atom', 'Example & Co. Labs', []])
    expect(articles[0]).toEqual({
      id: 'tag:blog.example,2026:1',
      title: 'Less is <more> here',
      url: 'https://blog.example/posts/first',
      publisher: 'Example & Co. Labs',
      published: '2026-06-01T06:00:00Z',
      updated: '2026-06-02T12:00:00.500Z',
      text: 'First paragraph.\n\nSecond, with a < b.',
      summary: 'In < 20 words & plain',
      language: 'en',
      author: 'The Labs',
      categories: ['Malware'],
    })
    expect(articles[1]).toEqual({
      ...{ id: 'tag:blog.example,2026:2', title: 'Zweiter Eintrag', url: 'https://blog.example/zwei', publisher: 'Other Blog' },
      ...{ published: '2026-05-30T00:00:00Z', text: 'Über &lt;script&gt;', language: 'de' },
      author: 'Cora Example, Dan Example',
    })
  })

  it('keeps the newest of an entry’s versions', () => {
    expect(articles).toHaveLength(2)
  })
})

it('Atom 0.3 is read with its modes and names', () => {
  expect(parsedFixture('atom-03-made-up.xml')).toMatchObject({
    ...{ format: 'atom', title: 'An old feed' },
    articles: [
      {
        ...{ id: 'tag:old.example,2004:1', title: 'Old entry', url: 'https://old.example/1', text: 'A bold claim' },
        ...{ published: '2004-05-27', updated: '2004-05-28T10:00:00Z', author: 'Eve Example' },
      },
    ],
  })
})

it.each([
  ['no namespace', '<feed version="0.3"><title>F</title><entry><title>T</title></entry></feed>'],
  ['one entry', '<entry xmlns="http://www.w3.org/2005/Atom"><title>T</title></entry>'],
])('Atom with %s', (_, document) => {
  const { format, articles } = parse(document)
  expect([format, articles.map(({ title }) => title)]).toEqual(['atom', ['T']])
})

it.each([
  ['<title>1 &lt; 2 &amp; 3</title>', '1 < 2 & 3'],
  ['<title type="html">1 &amp;lt; 2 &lt;em>only&lt;/em></title>', '1 < 2 only'],
  ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">1 &lt; 2<br/><i>only</i></div></title>', '1 < 2 only'],
  ['<title type="text">Mislabelled &lt;b>HTML&lt;/b> &amp;amp; more</title>', 'Mislabelled HTML & more'],
  ['<title type="html"><![CDATA[A &amp; B]]></title>', 'A & B'],
  ['<title>In <b>the</b> open</title>', 'In the open'],
  ['<title>Two\n  lines</title>', 'Two lines'],
])('%s', (entry, title) => {
  expect(one(entry)?.title).toBe(title)
})

it.each([
  ['<content type="text/plain">Plain</content>', 'Plain'],
  ['<content type="application/xml"><a>X</a><b>Y</b></content>', 'XY'],
  ['<content type="image/png">iVBORw0KGgo=</content><summary>A picture</summary>', 'A picture'],
  ['<content type="video/mp4" src="https://a.example/film"/><summary>A film</summary>', 'A film'],
  ['<content type="application/octet-stream">dGV4dCA8Yj5pbjwvYj4gYmFzZTY0</content>', 'text in base64'],
])('%s', (entry, text) => {
  expect(one(`<title>T</title>${entry}`)?.text).toBe(text)
})

it.each([
  ['<link rel="alternate" href="https://a.example/1"/>', 'https://a.example/1'],
  ['<link href="/relative"/>', 'https://feeds.example/relative'],
  ['<link rel="self" href="https://a.example/s"/>', ''],
  ['<link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/1"/>', 'https://a.example/1'],
  [
    '<link type="text/plain" href="https://a.example/t"/><link type="text/html" href="https://a.example/h"/>',
    'https://a.example/h',
  ],
  ['<content src="https://a.example/c"/>', 'https://a.example/c'],
  ['<link href="javascript:alert(1)"/>', ''],
])('the link of %s', (entry, url) => {
  expect(one(`<title>T</title>${entry}`)?.url).toBe(url)
})
