import { expect, it } from 'vitest'
import { feedRows, storeCounts } from '../../utils/store'
import { storeOfEachTest } from '../support/store-harness'
import { feedAt, syncTo } from '../support/walk-harness'

/* A news feed as people add it: synced without advisories, and in a browser's own encodings. */

const URL_OF_FEED = 'https://news.example/rss'
const store = storeOfEachTest()

it('a feed of news is synced, with no record and no error, and asked for conditionally from then on', async () => {
  const text =
    '<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>News \x96 Caf\xe9</title><item><title>One</title></item></rss>'
  const requests: Headers[] = []
  const answer = (_: unknown, init?: RequestInit) => {
    requests.push(new Headers(init?.headers))
    if (requests.length > 1) return Promise.resolve(new Response(null, { status: 304 }))
    const body = Uint8Array.from(text, (character) => character.charCodeAt(0))
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/xml', etag: '"1"' } }))
  }
  const sync = () => syncTo(store(), feedAt(URL_OF_FEED), { fetch: answer })
  expect(await sync()).toMatchObject({ ok: true, added: 0, records: 0 })
  expect(await sync()).toMatchObject({ ok: true, changed: false, records: 0 })
  expect(requests[1]?.get('if-none-match')).toBe('"1"')
  const [row] = await feedRows(store())
  expect(row).toMatchObject({
    url: URL_OF_FEED,
    title: 'News – Café',
    format: 'rss',
    records: 0,
    articles: 1,
    error: null,
    failures: 0,
  })
  expect(row?.problems).toEqual([])
  expect((await storeCounts(store())).advisories).toBe(0)
})
