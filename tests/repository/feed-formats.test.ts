import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FEED_FORMATS, parseFeed } from '../../utils/feeds'
import { filesIn, read, ROOT } from './sources'

const documents = [...filesIn(['tests/fixtures/feeds']), 'public/starter-feed.json']

describe.each(FEED_FORMATS.map(({ id }) => ({ id })))('the feed format $id', ({ id }) => {
  test('has a document to test it with, which it alone claims', () => {
    const claimed = documents.filter(
      (path) => parseFeed(readFileSync(join(ROOT, path)), { url: 'https://feed.example/' }).format === id,
    )
    expect(claimed).not.toEqual([])
  })

  test('is described in docs/adding-a-feed.md', () => {
    expect(read('docs/adding-a-feed.md')).toMatch(new RegExp(`^\\| \`${id}\` \\|`, 'm'))
  })
})

test('every document to test with is read as some format', () => {
  const ids = FEED_FORMATS.map((format) => format.id)
  for (const path of documents.filter((each) => each.endsWith('.json'))) {
    expect(ids, path).toContain(parseFeed(readFileSync(join(ROOT, path)), { url: 'https://feed.example/' }).format)
  }
})
