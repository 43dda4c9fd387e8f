import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParsedFeed } from '../../../utils/feeds'
import { fileText, parse } from './document'

const DECEIVING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u
const MOST = { id: 512, title: 400, publisher: 400, text: 24_000, author: 400, summary: 24_000, language: 40 } as const

/** What does not hold of the articles of a document, though it must of any. */
function wrongIn({ articles, advisories, title, error, format }: ParsedFeed): string[] {
  const wrong: string[] = []
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what)
  }
  must(error === undefined || articles.length === 0, 'a fault and articles')
  must(format === 'native' || advisories.length === 0, 'news with advisories')
  must(!DECEIVING.test(title), 'the title deceives')
  must(new Set(articles.map(({ id }) => id)).size === articles.length, 'an id twice')
  must(!('polluted' in {}), 'a prototype polluted')
  for (const article of structuredClone(articles)) {
    must(/^$|^https:\/\/[^/@]*(\/[^\s<>"]*)?$/.test(article.url), `url: ${article.url}`)
    for (const date of [article.published, article.updated ?? '']) {
      must(/^$|^\d{4}(-\d\d(-\d\d(T[\d:.]+Z)?)?)?$/.test(date), `date: ${date}`)
    }
    for (const [field, most] of Object.entries(MOST)) {
      must(String(article[field as keyof typeof MOST] ?? '').length <= most, `${field} is too long`)
    }
    for (const text of Object.values(article).flat()) must(!DECEIVING.test(text), `deceiving: ${text}`)
  }
  return wrong
}

test('of a hostile feed only clean text and https links come through', () => {
  const parsed = parse(fileText('tests/fixtures/feeds/hostile-news.xml'))
  expect(wrongIn(parsed)).toEqual([])
  expect(parsed.title).toBe('Safeexe.txt&c;')
  expect(parsed.articles).toEqual([
    {
      ...{
        id: '__proto__',
        title: 'Critical wol si siht',
        url: '',
        publisher: 'Safeexe.txt&c;',
        published: '2004-01-01T19:48:21Z',
      },
      ...{ text: 'a link <script>alert(1)</script> &file;', author: 'AnAuthor' },
    },
    {
      ...{ id: 'https://bank.example@evil.example/', title: 'A link that hides its host', url: '' },
      ...{ publisher: 'Safeexe.txt&c;', published: '', text: '' },
    },
    {
      ...{ id: 'https://xn--exmple-4nf.example/', title: 'A link in letters that look like others' },
      ...{ url: 'https://xn--exmple-4nf.example/', publisher: 'Publisher', published: '', text: '', categories: ['One'] },
    },
  ])
})

/** What hostile or broken feeds put in the place of a part. */
const SNIPPETS = [
  ...[
    '',
    '<',
    '>',
    '&',
    '"',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?x ',
    '<!DOCTYPE x [',
    '<item>',
    '</item>',
    '<entry>',
    '</entry>',
    '</channel>',
  ],
  ...[
    '<script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&amp;lt;b&amp;gt;',
    '<x:y xmlns:x="http://www.w3.org/2005/Atom">',
  ],
  ...[
    'javascript:alert(1)',
    'https://a@b.example/',
    'http://a.example:1/',
    '//a.example',
    'data:text/html,x',
    ' https://a.example/\u202E',
  ],
  ...[
    '\u202E',
    '\u200B',
    '\u0000',
    '\uD800',
    '&#x202E;',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    'é'.repeat(600),
    '<b>'.repeat(200),
    '__proto__',
    'constructor',
  ],
  ...[
    '99 Foo 2004',
    '2004-02-31',
    'Thu, 01 Jan 2004 99:99:99 GMT',
    ' type="html"',
    ' mode="base64"',
    ' xml:base="javascript:"',
    ' href="',
    " rel='",
  ],
]

/** An XML feed cut into tags and texts, some of them taken away, doubled, moved or replaced. */
function mutatedXml(whole: string): fc.Arbitrary<string> {
  const pieces = whole.match(/<!\[CDATA\[|\]\]>|<[^<>]*>|[^<]+/g) ?? []
  const place = fc.nat(pieces.length - 1)
  const change = fc.record({ at: place, to: place, how: fc.nat(4), snippet: fc.constantFrom(...SNIPPETS) })
  return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const left = [...pieces]
    for (const { at, to, how, snippet } of changes) {
      const piece = left[at] ?? ''
      if (how === 0) left[at] = ''
      else if (how === 1) left[at] = piece + (left[to] ?? '')
      else if (how === 2) left[at] = snippet
      else if (how === 3) left[at] = piece.slice(0, piece.length / 2) + snippet + piece.slice(piece.length / 2)
      else left.splice(at, 0, ...left.splice(to, 3))
    }
    return left.join('')
  })
}

/** A JSON feed of which some keys and values are others. */
function mutatedJson(whole: string): fc.Arbitrary<string> {
  const pieces = whole.match(/"(?:[^"\\]|\\.)*"|[^"]+/g) ?? []
  const texts = pieces.flatMap((piece, at) => (piece.startsWith('"') ? [at] : []))
  const value = fc.oneof(
    fc.constantFrom(...SNIPPETS),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(...texts.map((at) => pieces[at])),
  )
  return fc.array(fc.tuple(fc.constantFrom(...texts), value), { minLength: 1, maxLength: 4 }).map((changes) => {
    const left = [...pieces]
    for (const [at, changed] of changes) {
      const isKey = pieces[at + 1]?.startsWith(':')
      left[at] = JSON.stringify(isKey ? String(changed) : changed)
    }
    return left.join('')
  })
}

describe('property: whatever is done to a feed, what comes out is safe, and soon', () => {
  test.each([
    ['rss-made-up.xml', 3_000, mutatedXml],
    ['rdf-made-up.xml', 2_000, mutatedXml],
    ['atom-made-up.xml', 3_000, mutatedXml],
    ['atom-03-made-up.xml', 2_000, mutatedXml],
    ['json-feed-made-up.json', 5_000, mutatedJson],
  ])('%s, %d times', (name, runs, mutated) => {
    let read = 0
    let longest = 0
    fc.assert(
      fc.property(mutated(fileText(`tests/fixtures/feeds/${name}`)), (document) => {
        const start = performance.now()
        const parsed = parse(document)
        longest = Math.max(longest, performance.now() - start)
        if (parsed.articles.length > 0) read++
        expect(wrongIn(parsed)).toEqual([])
      }),
      { numRuns: runs },
    )
    expect(longest).toBeLessThan(2_000)
    // Most have to be read at all, or little was tried.
    expect(read).toBeGreaterThan(runs / 2)
  })
})
