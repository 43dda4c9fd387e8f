import fc from 'fast-check'
import { ENTITY_ROLES, ENTITY_TYPES, SEVERITY_BANDS, toAdvisory, type Advisory } from '../../../utils/advisories'

/** Any text, feeds' favourite traps included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', '<b>bold</b>', '"\\\u0000', 'a\r\nb\n\n\n\nc', '\u202Eevil', '__proto__', '{"a":1}', '\uD800'),
)
const anyDate = fc.oneof(
  fc.constantFrom(null, '2026', '2026-05', '2026-05-28', '2026-05-28T10:00:00Z', '2026-05-28T10:00:00.5+02:00', '2026-02-31'),
  fc.date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2040-01-01') }).map((date) => date.toISOString()),
)
const anyLink = fc.constantFrom(
  null,
  'https://example.org/a',
  'https://example.org/b?x=1#y',
  'http://example.org/',
  'javascript:0',
)
const score = (max: number) => fc.double({ min: 0, max, noNaN: true }).map((value) => value + 0)
const identifier = fc.constantFrom(
  ...['CVE-2026-1001', 'CVE-2026-1002', 'CVE-2026-1003', 'GHSA-2222-3333-4444', 'GHSA-2222-3333-5555', 'PYSEC-1'],
)
const list = <Value>(entry: fc.Arbitrary<Value>) => fc.array(entry, { maxLength: 3 })

const raw = fc.record({
  id: fc.oneof(
    identifier,
    fc.constantFrom('1', 'post-3', 'https://example.org/1', 'urn:uuid:1'),
    anyText.filter((t) => t.trim() !== ''),
  ),
  title: anyText,
  status: fc.constantFrom('active', 'updated', 'disputed', 'withdrawn'),
  severity: fc.record({
    band: fc.constantFrom(...SEVERITY_BANDS),
    score: fc.option(score(10)),
    reasons: list(fc.record({ text: anyText, effect: fc.constantFrom('raises', 'lowers', 'states'), source: anyText })),
  }),
  sources: list(fc.record({ name: anyText, url: anyLink })),
  published: anyDate,
  updated: anyDate,
  language: fc.constantFrom('', 'en', 'de'),
  keywords: list(anyText),
  indicators: list(fc.record({ term: anyText, sentence: anyText, url: anyLink })),
  summary: anyText,
  keyPoints: list(fc.record({ text: anyText, url: anyLink })),
  analysis: fc.record({ impact: anyText, technicalDetails: anyText, recommendedResponse: anyText }),
  articles: list(fc.record({ title: anyText, publisher: anyText, url: anyLink, published: anyDate, excerpt: anyText })),
  timeline: list(fc.record({ date: fc.constantFrom('2025-03-01', '2026'), title: anyText, text: anyText, url: anyLink })),
  entities: list(
    fc.record({
      id: fc.oneof(fc.constant(''), anyText),
      name: anyText,
      type: fc.constantFrom(...ENTITY_TYPES),
      role: fc.constantFrom(...ENTITY_ROLES),
      vendor: anyText,
      aliases: list(anyText),
    }),
  ),
  identifiers: list(identifier),
  affected: list(fc.record({ vendor: anyText, product: anyText, ecosystem: anyText, versions: anyText, fixed: anyText })),
  cvss: list(fc.record({ version: fc.constant('3.1'), vector: anyText, score: fc.option(score(10)), source: anyText })),
  weaknesses: list(anyText),
  exploited: fc.option(
    fc.record({ since: anyDate, due: anyDate, ransomware: fc.constantFrom('known', 'unknown'), source: anyText }),
  ),
  epss: fc.option(fc.record({ score: score(1), percentile: score(1), date: anyDate })),
  provenance: list(fc.record({ feed: anyText, url: fc.webUrl(), fetched: anyDate, fields: list(anyText) })),
  history: list(
    fc.record({
      at: fc.constant('2026-05-28T10:00:00Z'),
      source: anyText,
      fields: list(fc.record({ field: anyText, before: anyText })),
    }),
  ),
  machineWritten: list(fc.constantFrom('summary', 'keyPoints', 'analysis', 'analysis.impact')),
})

/** Any advisory as the store may hold it: whatever the schema makes of any input. */
export const anyAdvisory: fc.Arbitrary<Advisory> = raw
  .map((input) => toAdvisory(input))
  .filter((advisory): advisory is Advisory => advisory !== undefined)

/** An advisory from a few fields. */
export function advisory(fields: Record<string, unknown>): Advisory {
  const made = toAdvisory({ id: 'post-1', title: 'A title', ...fields })
  if (!made) throw new Error('not an advisory')
  return made
}
