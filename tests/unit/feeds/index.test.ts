import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEED_FORMATS, parseFeed } from '../../../utils/feeds'
import { feed, fileText, parse, URL_OF_FEED } from './document'

const bytes = (...values: number[]) => parseFeed(Uint8Array.from(values), { url: URL_OF_FEED })
const ITEM = { id: '1', title: 'A title', _advisory: {} }

describe('documents that are no feed are told apart in words', () => {
  const cases: [string, unknown, string, string][] = [
    ['nothing', '', 'notRecognised', 'an empty document'],
    ['blanks', ' \n ', 'notRecognised', 'an empty document'],
    ['a login page', '<!-- a -->\n<!DOCTYPE html><html>', 'notRecognised', 'an HTML page, not a feed (a login page?)'],
    ['a bare page', '<html><body>Sign in', 'notRecognised', 'an HTML page, not a feed (a login page?)'],
    ['XML', '<?xml version="1.0"?><svg/>', 'notRecognised', 'XML, but of no format that can be read'],
    ['text', 'Not Found', 'notRecognised', 'text of no format that can be read'],
    ['other JSON', { a: 1 }, 'notRecognised', 'JSON, but of no format that can be read'],
    ['a list', [ITEM], 'notRecognised', 'JSON, but of no format that can be read'],
    ['items that are none', feed('x'), 'invalid', 'items: expected an array'],
    [
      'a catalogue without its list',
      { catalogVersion: '1', vulnerabilities: {} },
      'invalid',
      'vulnerabilities: expected an array',
    ],
    ['depth', `{"items":${'['.repeat(64)}${']'.repeat(64)}}`, 'tooLarge', 'nested deeper than 64 levels'],
    ['many items', feed(Array(50_001).fill(0)), 'tooLarge', '50001 items; at most 50000 are read'],
  ]
  test.each(cases)('%s', (_, document, code, detail) => {
    expect(parse(document)).toMatchObject({
      error: { code, detail },
      advisories: [],
      articles: [],
      problems: [],
      complete: false,
    })
  })

  test('cut-off JSON', () => {
    const { error } = parse(JSON.stringify(feed([ITEM])).slice(0, -3))
    expect(error?.code).toBe('invalid')
    expect(error?.detail).toMatch(/^not valid JSON: ./)
  })

  test('bytes that are no UTF-8 text', () => {
    expect(bytes(0x7b, 0xff, 0x7d).error).toEqual({ code: 'invalid', detail: 'not valid UTF-8 text' })
    expect(bytes(0x1f, 0x8b, 8).error).toEqual({ code: 'notRecognised', detail: 'gzip-compressed data, not a feed' })
  })

  test('more than 32 MiB', () => {
    const { error } = parseFeed(new Uint8Array(32 * 1024 * 1024 + 1), { url: URL_OF_FEED })
    expect(error).toEqual({ code: 'tooLarge', detail: '33554433 bytes; at most 33554432 are read' })
  })
})

describe('formats', () => {
  test('a byte order mark, blanks and brackets in texts do no harm', () => {
    const text = JSON.stringify(feed([{ ...ITEM, content_text: '[{"\\'.repeat(100) }]))
    expect(parse(`\uFEFF\n ${text}`).advisories).toHaveLength(1)
  })

  test('the format is recognised by the document, whatever the server calls it', () => {
    expect(parse(feed([ITEM]), { contentType: 'text/html' }).format).toBe('native')
    expect(parse(feed([{ id: '1', title: 'News' }])).format).toBe('json-feed')
    expect(parse(fileText('tests/fixtures/feeds/kev-excerpt.json'), { contentType: 'text/plain' }).format).toBe('kev')
  })

  test('a format that was chosen is the only one tried', () => {
    expect(parse(feed([ITEM]), { format: 'native' }).format).toBe('native')
    expect(parse(feed([ITEM]), { format: 'kev' }).error).toEqual({
      code: 'notRecognised',
      detail: 'not a KEV catalogue: JSON, but of no format that can be read',
    })
    expect(parse(feed([ITEM]), { format: 'nonesuch' }).error?.detail).toBe('no format is called “nonesuch”')
  })

  test('ids are unique', () => {
    expect(new Set(FEED_FORMATS.map(({ id }) => id)).size).toBe(FEED_FORMATS.length)
  })
})

test('keys that name prototypes change nothing', () => {
  const text = `{"version":"https://jsonfeed.org/version/1.1","title":"A","__proto__":{"polluted":1},"items":[
    {"id":"1","title":"A","__proto__":{"title":"X"},"_advisory":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
     "severity":{"__proto__":{"score":9},"band":"low"}}},
    {"__proto__":{"id":"2","title":"B"},"_advisory":{}}]}`
  const { advisories, problems } = parse(text)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(advisories).toHaveLength(1)
  expect(advisories[0]).toMatchObject({ title: 'A', severity: { band: 'low', score: null } })
  expect(problems).toEqual(['items[1]: no id; left out'])
})

test('property: no document makes it throw, and what it gives can be stored', () => {
  const anyDocument = fc.oneof(
    fc.jsonValue({ maxDepth: 6 }).map((value) => JSON.stringify(value)),
    fc
      .array(fc.record({ id: fc.jsonValue(), title: fc.jsonValue(), _advisory: fc.jsonValue() }))
      .map((v) => JSON.stringify(feed(v))),
    fc
      .array(
        fc.record({ cveID: fc.constantFrom('CVE-2026-1000', 'x', 1), vulnerabilityName: fc.jsonValue(), notes: fc.jsonValue() }),
      )
      .map((vulnerabilities) => JSON.stringify({ catalogVersion: 1, vulnerabilities })),
    fc.string(),
  )
  fc.assert(
    fc.property(anyDocument, (text) => {
      const parsed = parse(text)
      expect(structuredClone(parsed)).toEqual(parsed)
    }),
    { numRuns: 500 },
  )
})
