import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toNativeFeed } from '../../../utils/feeds'
import { advisory, anyAdvisory } from '../advisories/arbitrary'
import { fileText, parse } from './document'

test('property: an export read again gives back every field of every advisory', () => {
  const records = fc.uniqueArray(anyAdvisory, { maxLength: 5, selector: ({ id }) => id })
  fc.assert(
    fc.property(records, (advisories) => {
      const parsed = parse(toNativeFeed(advisories, { title: 'Export' }))
      expect(parsed.problems).toEqual([])
      expect(parsed.advisories).toEqual(advisories)
    }),
    { numRuns: 500 },
  )
})

test('the worked advisory of the starter feed survives import and export with every field', () => {
  const [seed] = parse(fileText('public/starter-feed.json')).advisories
  expect(seed).toBeDefined()
  if (!seed) return
  const [again] = parse(toNativeFeed([seed], { title: 'Export' })).advisories
  expect(again).toEqual(seed)
})

test('an export is a JSON Feed: every item has an id, content and dates that are instants', () => {
  const feed = toNativeFeed(
    [
      advisory({ published: '2026-05', updated: '2026-05-28', articles: [{ title: 'T', url: 'https://a.example/1' }] }),
      advisory({}),
    ],
    { title: 'Export', homePage: 'https://a.example/', feedUrl: 'https://a.example/feed.json', complete: true },
  )
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Export',
    home_page_url: 'https://a.example/',
    feed_url: 'https://a.example/feed.json',
    _advisory: { version: 1, complete: true },
  })
  expect(feed.items[0]).toMatchObject({
    ...{ id: 'post-1', title: 'A title', content_text: '', url: 'https://a.example/1' },
    ...{ date_published: '2026-05-01T00:00:00Z', date_modified: '2026-05-28T00:00:00Z' },
  })
  expect(feed.items[1]).not.toHaveProperty('date_published')
  expect(parse(feed).complete).toBe(true)
})
