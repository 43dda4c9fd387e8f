import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advisorySchema } from '../../../utils/advisories/advisory'
import { toNativeFeed } from '../../../utils/feeds'
import { anyAdvisory } from '../advisories/arbitrary'
import { feed, fileText, parse } from './document'
import { violations, type Schema } from './json-schema'

const SCHEMA = JSON.parse(fileText('public/advisory-feed.schema.json')) as Schema
const EXAMPLES = [...fileText('docs/feed-format.md').matchAll(/^```json\n([^]*?)^```$/gm)].map(([, text]) => text ?? '')

describe('the JSON Schema of the native format', () => {
  test('has the fields of the record, no more and no fewer', () => {
    const { advisory } = SCHEMA['$defs'] as { advisory: { properties: Record<string, unknown> } }
    expect(Object.keys(advisory.properties).sort()).toEqual(Object.keys(advisorySchema.entries).sort())
  })

  test('holds for the starter feed', () => {
    expect(violations(SCHEMA, JSON.parse(fileText('public/starter-feed.json')))).toEqual([])
  })

  test('holds for whatever is exported', () => {
    fc.assert(
      fc.property(fc.array(anyAdvisory, { maxLength: 3 }), (advisories) => {
        expect(violations(SCHEMA, JSON.parse(JSON.stringify(toNativeFeed(advisories, { title: 'Export' }))))).toEqual([])
      }),
    )
  })

  test.each([
    [{ title: 'No version', items: [] }, '$: no version'],
    [feed([{ title: 'No id' }]), '$.items[0]: no id'],
    [feed([{ id: '1', _advisory: { severity: { band: 'purple' } } }]), '$.items[0]._advisory.severity.band: not one of'],
    [feed([{ id: '1', _advisory: { severity: { score: 11 } } }]), '$.items[0]._advisory.severity.score: too large'],
    [feed([{ id: '1', _advisory: { keywords: 'one' } }]), '$.items[0]._advisory.keywords: not array'],
    [
      feed([{ id: '1', _advisory: { sources: [{ name: 'A', url: 'http://a.example/' }] } }]),
      '$.items[0]._advisory.sources[0].url: does not',
    ],
    [
      feed([{ id: '1', _advisory: { timeline: [{ date: 'May', title: 'T' }] } }]),
      '$.items[0]._advisory.timeline[0].date: does not match',
    ],
    [feed([{ id: '1', _advisory: { entities: [{ type: 'Company' }] } }]), '$.items[0]._advisory.entities[0]: no name'],
    [feed([], { _advisory: { version: 2 } }), '$._advisory.version: not 1'],
  ])('refuses %j', (document, expected) => {
    expect(violations(SCHEMA, document).join('\n')).toContain(expected)
  })
})

describe('the examples in docs/feed-format.md', () => {
  test('are valid and read without a problem', () => {
    expect(EXAMPLES).toHaveLength(2)
    for (const example of EXAMPLES) {
      expect(violations(SCHEMA, JSON.parse(example))).toEqual([])
      const { advisories, problems } = parse(example)
      expect(problems).toEqual([])
      expect(advisories).toHaveLength(1)
    }
  })

  test('the complete one fills every field', () => {
    const [record] = parse(EXAMPLES[1]).advisories
    const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
    expect(Object.entries(record ?? {}).filter(([, value]) => isEmpty(value))).toEqual([])
    expect(record).toMatchObject({
      status: 'updated',
      severity: { band: 'critical', score: 9.8 },
      updated: '2026-06-05T12:30:00Z',
    })
  })
})
