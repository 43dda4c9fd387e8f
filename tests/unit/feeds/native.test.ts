import { describe, expect, test } from 'vitest'
import { feed, parse, URL_OF_FEED } from './document'

const one = (item: Record<string, unknown>, head = {}) => {
  const { advisories, problems } = parse(feed([{ id: '1', title: 'A title', ...item }], head))
  return { advisory: advisories[0], problems }
}

describe('advisories', () => {
  test('what JSON Feed has a field for is read from there', () => {
    const { advisory, problems } = one(
      {
        ...{ url: 'https://a.example/1', content_html: '<p>One &amp; two</p><script>x()</script><p>Three', tags: ['a', 'b'] },
        ...{ date_published: '2026-06-02T11:00:00+02:00', date_modified: '2026-06-03T09:00:00Z', _advisory: {} },
      },
      { language: 'en' },
    )
    expect(problems).toEqual([])
    expect(advisory).toMatchObject({
      ...{ id: '1', title: 'A title', summary: 'One & two\n\nThree', keywords: ['a', 'b'], language: 'en' },
      ...{ published: '2026-06-02T09:00:00Z', updated: '2026-06-03T09:00:00Z' },
      sources: [{ name: 'A feed', url: 'https://a.example/1' }],
      articles: [],
      severity: { band: 'none', score: null, reasons: [] },
      provenance: [{ feed: 'A feed', url: URL_OF_FEED, fetched: null, fields: [] }],
    })
  })

  test('what _advisory says goes before it, even empty', () => {
    const { advisory } = one({
      ...{ content_text: 'From the item', tags: ['item'], date_published: '2026-06-02T00:00:00Z' },
      _advisory: { id: 'urn:x:1', title: 'Another', summary: '', keywords: [], published: '2026-06', sources: [], updated: null },
      date_modified: '2026-06-03T00:00:00Z',
    })
    expect(advisory).toMatchObject({
      id: 'urn:x:1',
      title: 'Another',
      summary: '',
      keywords: [],
      published: '2026-06',
      sources: [],
    })
    expect(advisory?.updated).toBe('2026-06-03T00:00:00Z')
  })

  test('authors are the sources; the item link stays where something already has it or becomes an article', () => {
    const authors = [{ name: 'Neowin', url: 'https://neowin.example/' }, { url: 'https://nameless.example/' }]
    const url = 'https://neowin.example/news/1'
    expect(one({ url, authors, _advisory: {} }).advisory).toMatchObject({
      sources: [{ name: 'Neowin', url: 'https://neowin.example/' }],
      articles: [{ title: 'A title', publisher: 'neowin.example', url }],
    })
    expect(one({ url, _advisory: { sources: ['A', 'B'], articles: [{ title: 'T', url }] } }).advisory?.articles).toHaveLength(1)
    expect(one({ _advisory: {} }, { authors }).advisory?.sources).toHaveLength(1)
  })

  test('plain texts stand for objects with one field, bands may be in any case and other words', () => {
    const { advisory, problems } = one({
      _advisory: { severity: { band: 'HIGH', reasons: ['Because'] }, keyPoints: ['One'], sources: ['A', { name: 'B' }] },
    })
    expect(problems).toEqual([])
    expect(advisory?.severity).toEqual({
      band: 'high',
      score: null,
      reasons: [{ text: 'Because', effect: 'states', source: '' }],
    })
    expect(advisory?.keyPoints).toEqual([{ text: 'One', url: null }])
    expect(advisory?.sources.map(({ name }) => name)).toEqual(['A', 'B'])
    for (const [severity, expected] of [
      ['Critical', { band: 'critical', score: null }],
      ['moderate', { band: 'medium', score: null }],
      [{ band: 'Important' }, { band: 'high', score: null }],
      [7.5, { band: 'high', score: 7.5 }],
      [{ score: '3.1' }, { band: 'low', score: 3.1 }],
      [
        { band: 'low', score: 9.1 },
        { band: 'critical', score: 9.1 },
      ],
    ] as const) {
      expect(one({ _advisory: { severity } }).advisory?.severity, JSON.stringify(severity)).toMatchObject(expected)
    }
  })

  test('ids: numbers count, the url stands in, without either the item is left out', () => {
    expect(one({ id: 7, _advisory: {} }).advisory?.id).toBe('7')
    expect(one({ id: '', url: 'https://a.example/1', _advisory: {} }).advisory?.id).toBe('https://a.example/1')
    expect(one({ id: undefined, _advisory: {} })).toEqual({ advisory: undefined, problems: ['items[0]: no id; left out'] })
    expect(one({ title: ' \u200B', _advisory: {} })).toEqual({ advisory: undefined, problems: ['items[0]: no title; left out'] })
  })

  test('a bad item costs that item, a bad field that field, a bad entry that entry; each is told', () => {
    const { advisories, problems } = parse(
      feed([
        'text',
        {
          id: 'a',
          title: 'A',
          _advisory: { keywords: 'one', analysis: 'two', summary: 3, timeline: [{ date: 'x', title: 'y' }, 4] },
        },
        { id: 'b', title: { a: 1 }, _advisory: {} },
        { id: 'c', title: 'C', _advisory: { severity: { band: 'purple', score: 11 } } },
        { id: 'd', title: 'D', _advisory: { severity: 'Low' } },
      ]),
    )
    expect(advisories.map(({ id }) => id)).toEqual(['a', 'c', 'd'])
    expect(advisories[0]).toMatchObject({ keywords: [], summary: '', timeline: [] })
    expect(problems).toEqual([
      'items[0]: not an object; left out',
      'items[1]._advisory.keywords: expected Array, found "one"; ignored',
      'items[1]._advisory.summary: expected string, found 3; ignored',
      'items[1]._advisory.analysis: expected Object, found "two"; ignored',
      'items[1]._advisory.timeline: 2 of 2 entries left out',
      'items[2]: no title; left out',
      'items[3]._advisory.severity.band: “purple” is no severity band; ignored',
      'items[3]._advisory.severity.score: not a number from 0 to 10; ignored',
    ])
  })

  test('of items with one id the last stands', () => {
    const { advisories, problems } = parse(feed([1, 2, 3].map((n) => ({ id: n % 2, title: `Title ${n}`, _advisory: {} }))))
    expect(advisories.map(({ title }) => title)).toEqual(['Title 3', 'Title 2'])
    expect(problems).toEqual(['items[2]: same id as items[0] (“1”); the later one stands'])
  })

  test('at most 100 problems are told', () => {
    const { problems } = parse(feed(Array(250).fill(null)))
    expect(problems).toHaveLength(100)
    expect(problems.at(-1)).toBe('and 151 more')
  })

  test('links that are not https and characters that deceive do not come through', () => {
    const { advisory } = one({
      ...{ title: 'Safe\u202Eexe.txt\u0000', url: 'javascript:alert(1)' },
      _advisory: {
        articles: [{ title: 'T', url: 'http://a.example/' }],
        sources: [{ name: 'S', url: ' https://u:p@a.example/' }],
      },
    })
    expect(advisory).toMatchObject({ title: 'Safeexe.txt', articles: [{ url: null }], sources: [{ url: null }] })
  })
})

describe('articles', () => {
  test('items without _advisory are news', () => {
    const { advisories, articles, problems } = parse(
      feed(
        [
          {
            ...{
              id: 'a',
              url: 'https://news.example/a',
              title: 'Title',
              content_html: 'One<br>two &lt;three&gt;',
              language: 'de',
            },
            date_published: '2026-06-02T11:00:00+02:00',
          },
          { id: 'b', external_url: 'http://news.example:8080/b', content_text: 'No title\nbut text' },
          { id: 'c' },
          { title: 'No id' },
          { image: 'https://news.example/a.png' },
          { id: 'd', title: 'D', summary: 'In short', _advisory: 'yes' },
        ],
        { title: 'Example News' },
      ),
    )
    expect(advisories).toEqual([])
    expect(articles).toEqual([
      {
        ...{
          id: 'a',
          title: 'Title',
          url: 'https://news.example/a',
          publisher: 'Example News',
          published: '2026-06-02T09:00:00Z',
        },
        ...{ text: 'One\ntwo <three>', language: 'de' },
      },
      { id: 'b', title: 'No title', url: '', publisher: 'Example News', published: '', text: 'No title\nbut text' },
      { id: 'c', title: '', url: '', publisher: 'Example News', published: '', text: '' },
      { id: 'No id', title: 'No id', url: '', publisher: 'Example News', published: '', text: '' },
      { id: 'd', title: 'D', url: '', publisher: 'Example News', published: '', text: 'In short' },
    ])
    expect(problems).toEqual([
      'items[4]: nothing in it that can be read; left out',
      'items[5]._advisory: not an object; the item is read as an article',
    ])
  })
})

describe('the feed', () => {
  test('is complete only when it says so and has no further page', () => {
    expect(parse(feed([])).complete).toBe(false)
    expect(parse(feed([], { _advisory: { version: 1, complete: true } })).complete).toBe(true)
    expect(parse(feed([], { _advisory: { version: 1, complete: 'yes' } })).complete).toBe(false)
    expect(parse(feed([], { _advisory: { version: 1, complete: true }, next_url: 'https://a.example/2' })).complete).toBe(false)
  })

  test('of a version to come is read as this one, and that is told', () => {
    const { advisories, problems } = parse(feed([{ id: '1', title: 'A', _advisory: {} }], { _advisory: { version: 2 } }))
    expect(advisories).toHaveLength(1)
    expect(problems).toEqual(['_advisory: version 2 is unknown; read as version 1'])
  })

  test('without a title is known by its host', () => {
    expect(parse(feed([], { title: undefined })).title).toBe('feeds.example')
  })

  test('needs no version where an item has _advisory', () => {
    expect(parse({ items: [{ id: '1', title: 'A', _advisory: {} }] }).advisories).toHaveLength(1)
  })
})
