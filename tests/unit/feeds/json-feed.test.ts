import { expect, it } from 'vitest'
import { feed, parse } from './document'
import { parsedFixture } from './fixture'

it('is read as articles', () => {
  const { format, title, complete, articles, problems } = parsedFixture('json-feed-made-up.json')
  expect([format, title, complete]).toEqual(['json-feed', 'Example News', false])
  expect(articles).toEqual([
    {
      ...{ id: '7', title: 'Seven widgets & one flaw', url: 'https://news.example/7', publisher: 'Example News' },
      ...{ published: '2026-06-01T15:00:00Z', updated: '2026-06-02T15:00:00Z' },
      ...{ text: 'A flaw in widgets.', summary: 'A flaw', language: 'en', author: 'Fay Example', categories: ['widgets'] },
    },
    {
      ...{ id: '8', title: 'Only a text', url: 'https://feed.example/8', publisher: 'Example News', published: '' },
      ...{ text: 'Only a text\nin two lines', author: 'The Desk' },
    },
    {
      ...{ id: '7 2', title: 'The same again', url: 'https://news.example/7', publisher: 'Example News', published: '' },
      ...{ text: '', author: 'The Desk' },
    },
  ])
  expect(problems).toEqual(['items[2]: not an object; left out'])
})

it('with advisories is the native format', () => {
  expect(parse(feed([{ id: '1', title: 'A' }])).format).toBe('json-feed')
  expect(parse(feed([{ id: '1', title: 'A', _advisory: {} }])).format).toBe('native')
  expect(parse(feed([], { _advisory: { version: 1 } })).format).toBe('native')
  expect(parse(feed([{ id: '1', title: 'A' }]), { format: 'native' }).articles).toHaveLength(1)
})
