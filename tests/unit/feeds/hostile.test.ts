import { expect, test } from 'vitest'
import { fileText, parse } from './document'

const parsed = parse(fileText('tests/fixtures/feeds/hostile.json'))

/** Every text in a value with the key it stands under. */
function texts(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]]
  if (Array.isArray(value)) return value.flatMap((entry) => texts(entry, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, entry]) => texts(entry, inner))
}

test('of a hostile feed only clean text and https links come through', () => {
  expect(parsed.advisories.map(({ id }) => id)).toEqual(['javascript:alert(1)', '2'])
  for (const { provenance, ...shown } of parsed.advisories) {
    expect(provenance).toHaveLength(1)
    for (const [key, text] of texts(shown)) {
      expect(text, key).not.toMatch(/[\u0000-\u0009\u200B\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u)
      if (key === 'url') expect(text).toMatch(/^https:\/\/[^@]*$/)
    }
  }
  expect(parsed.advisories[0]).toMatchObject({
    published: null,
    severity: { band: 'none', score: null },
    identifiers: ['CVE-2026-1000', 'CVE-2026-1001'],
    sources: [{ url: null }, { url: null }, { url: null }, { url: 'https://xn--exmple-4nf.com/' }],
    articles: [{ url: null }, { url: null }],
    epss: null,
    exploited: null,
  })
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('what was wrong is told', () => {
  expect(parsed.problems.map((line) => line.replace(/:.*/, ''))).toEqual(
    expect.arrayContaining([
      'items[0]._advisory.severity.band',
      'items[0]._advisory.severity.score',
      'items[1]',
      'items[3]',
      'items[4]',
    ]),
  )
})

test.each(['osv-rustsec.json', 'nvd-log4shell.json', 'cve-made-up.json'])(
  '%s: half a character in an id costs no document',
  (name) => {
    const document = fileText(`tests/fixtures/feeds/${name}`).replace(/"((?:CVE|RUSTSEC)-[\d-]+)"/g, '"$1\\ud800"')
    expect(parse(document).advisories.map(({ id }) => id)).toEqual([expect.stringMatching(/^[A-Z]+-[\d-]+\uFFFD$/)])
  },
)

test('the title of a feed in any format is clean', () => {
  const kev = JSON.parse(fileText('tests/fixtures/feeds/kev-excerpt.json')) as object
  expect(parse({ ...kev, title: '\u202EEliforp\u200B' }).title).toBe('Eliforp')
})
