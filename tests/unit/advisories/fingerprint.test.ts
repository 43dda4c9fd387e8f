import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../../utils/advisories'
import { stableJson } from '../../../utils/advisories/fingerprint'
import { advisory, anyAdvisory } from './arbitrary'

test('a fingerprint ignores when a record was fetched, its history and the order of keys', () => {
  fc.assert(
    fc.property(anyAdvisory, (record) => {
      const provenance = record.provenance.map((origin) => ({ ...origin, fetched: '2030-01-01' }))
      const other = { ...record, history: [], provenance }
      const reversed = { ...Object.fromEntries(Object.entries(other).reverse()), ...other }
      expect(fingerprint(reversed)).toBe(fingerprint(record))
      expect(fingerprint(record)).toMatch(/^[\da-f]{16}$/)
    }),
  )
})

test('a fingerprint changes with anything that the record says', () => {
  const record = advisory({ summary: 'Text', exploited: { due: '2026-06-01' }, provenance: [{ feed: 'A' }] })
  const others = [
    { ...record, summary: 'Text.' },
    { ...record, exploited: null },
    { ...record, keywords: ['a'] },
    { ...record, provenance: [] },
    { ...record, title: 'A titlf' },
  ]
  expect(new Set([record, ...others].map(fingerprint)).size).toBe(6)
})

test('fingerprints of similar records differ', () => {
  const prints = Array.from({ length: 20_000 }, (_, index) => fingerprint(advisory({ id: `CVE-2026-${10_000 + index}` })))
  expect(new Set(prints).size).toBe(20_000)
})

test('a fingerprint stays what it was in earlier releases: another one would have every record written anew', () => {
  const record = advisory({
    title: 'Über “quotes” \\ and 𝒳',
    severity: { score: 7.5 },
    articles: [{ title: 'Said', url: 'https://a.example/' }],
  })
  expect(fingerprint(record)).toBe('53afdfeea12956d6')
})

test('stable JSON is JSON, with the keys of each object in order', () => {
  const inOrder = (_key: string, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const hasNumericKeys = /"\d+":|"__proto__":/.test(JSON.stringify(value))
      if (!hasNumericKeys) expect(stableJson(value)).toBe(JSON.stringify(value, inOrder))
      expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
