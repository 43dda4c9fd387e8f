import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST_LISTED, readWalk } from '../../../utils/walks'
import { NOW } from './read'

/* What an index may hold is up to whoever serves it. */

const WORDS = [
  ...[
    'items',
    'next_url',
    '_advisory',
    'complete',
    'version',
    'distributions',
    'rolie',
    'feeds',
    'url',
    'publisher',
    'metadata_version',
  ],
  ...[
    'directory',
    'directory_url',
    'tlp_label',
    'feed',
    'entry',
    'content',
    'src',
    'link',
    'rel',
    'href',
    'updated',
    '__proto__',
  ],
  ...['startIndex', 'resultsPerPage', 'totalResults', 'timestamp', 'updated_at', 'name', 'constructor', 'toString'],
]
const text = fc.oneof(
  fc.constantFrom(
    '',
    'self',
    'WHITE',
    'https://a.example/b.json',
    '../c.json',
    '//evil.example',
    'javascript:alert(1)',
    '2026-11-01T00:00:00Z',
  ),
  fc.string(),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double(),
    fc.constantFrom(null, true, [], {}, -1, 1e308),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 6 }),
  ),
}))

/** Something of the right shape now and then, or no walk would look into it. */
const some = <Right>(right: fc.Arbitrary<Right>) => fc.oneof({ arbitrary: right, weight: 5 }, { arbitrary: value, weight: 1 })
const many = <Right>(right: fc.Arbitrary<Right>) => some(fc.array(some(right), { maxLength: 4 }))
const indexes = fc.oneof(
  fc.record({
    metadata_version: value,
    publisher: some(fc.record({ name: text })),
    distributions: many(
      fc.record({
        rolie: some(fc.record({ feeds: many(fc.record({ url: text, tlp_label: text })) })),
        directory: some(fc.record({ url: text })),
        directory_url: text,
      }),
    ),
  }),
  fc.record({
    feed: some(
      fc.record({
        title: value,
        entry: many(
          fc.record({
            updated: text,
            content: some(fc.record({ src: text })),
            link: many(fc.record({ rel: text, href: text })),
          }),
        ),
      }),
    ),
  }),
  fc.record({ items: many(value), next_url: text, _advisory: value }),
  fc.record({ startIndex: value, resultsPerPage: value, totalResults: value, timestamp: text }),
  many(fc.record({ updated_at: text })),
)

it('no document makes a walk throw, lead to what is no address, or list without end', () => {
  const nvd = 'https://nvd.example/rest/json/cves/2.0?lastModStartDate=x&lastModEndDate=2026-11-23T12:00:00Z'
  const url = fc.constantFrom('https://feed.example/csaf/index.json', nvd)
  const format = fc.constantFrom('', 'native', 'ghsa', 'nvd')
  const link = fc.oneof(fc.constant('<?after=1>; rel="next"'), fc.string())
  const walked = new Set<string>()
  fc.assert(
    fc.property(fc.oneof(value, indexes), text, url, format, link, (json, plain, at, known, header) => {
      const bodies = [
        { json, text: '' },
        { json: undefined, text: `${plain}\n2026/a.json,2026-11-01T00:00:00Z\n` },
      ]
      for (const body of bodies) {
        const context = { cursor: '', reached: '', now: NOW }
        const found = readWalk({ ...body, url: at, format: known, link: header }, context)
        if (!found) continue
        walked.add(found.walk.id)
        const { pages, indexes: lists, listed = [] } = found.step
        const led = [...pages, ...[...lists, ...listed].flatMap((each) => [each.url, ...each.alternatives])]
        expect(led.filter((address) => !URL.canParse(address))).toEqual([])
        expect(listed.length).toBeLessThanOrEqual(MOST_LISTED)
      }
    }),
    { numRuns: 3_000 },
  )
  expect([...walked].sort()).toEqual([
    'csaf-directory',
    'csaf-provider',
    'github-pages',
    'json-feed-pages',
    'nvd-windows',
    'rolie',
  ])
})
