import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toStix } from '../../../utils/export'
import { observableId, uuid5 } from '../../../utils/export/stix-id'
import type { StixObject } from '../../../utils/export/stix-object'
import { advisory, anyAdvisory } from '../advisories/arbitrary'
import { BARE, WHOLE } from './samples'
import { stixFaults } from './stix-faults'

const NOW = new Date('2026-07-01T00:00:00Z')
const bundle = async (...advisories: (typeof WHOLE)[]) => toStix(advisories, NOW)
const ofType = (objects: StixObject[], type: string) => objects.filter((object) => object.type === type)

describe('ids', () => {
  test('are UUIDs of version 5', async () => {
    // RFC 9562, appendix A.4.
    expect(await uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })

  test('of observables come from their properties in any order', async () => {
    const id = await observableId('software', { name: 'Word', vendor: 'Microsoft' })
    expect(await observableId('software', { vendor: 'Microsoft', name: 'Word' })).toBe(id)
    const canonical = await uuid5('00abedb4-aa42-466c-9c01-fed23315a9b7', '{"name":"Word","vendor":"Microsoft"}')
    expect(id).toBe(`software--${canonical}`)
  })

  test('are the same in every export', async () => {
    const ids = async (later: boolean) => (await toStix([WHOLE], later ? new Date() : NOW)).objects.map(({ id }) => id)
    expect(await ids(true)).toEqual(await ids(false))
  })
})

test('an advisory is a report on its vulnerability, on what has it, and on who is named', async () => {
  const { objects } = await bundle(WHOLE)
  const named = objects.map(({ type, name, relationship_type }) => `${type} ${name ?? relationship_type}`)
  expect(named).toEqual([
    'identity Caveat',
    'extension-definition Advisory facts',
    'vulnerability CVE-2026-1001',
    'software Router OS',
    'identity Acme',
    'malware Mirai',
    'threat-actor Lazarus',
    'relationship has',
    'report Router OS ships a *default* password',
  ])
  const [vulnerability] = ofType(objects, 'vulnerability')
  expect(vulnerability?.external_references).toEqual([
    { source_name: 'cve', external_id: 'CVE-2026-1001' },
    { source_name: 'ghsa', external_id: 'GHSA-2222-3333-4444' },
    { source_name: 'Acme', description: 'Acme', url: 'https://acme.example/7' },
    { source_name: 'Example News', description: 'Open doors', url: 'https://news.example/1' },
    { source_name: 'CERT', description: 'Source, stated without a link' },
  ])
  const [report] = ofType(objects, 'report')
  expect(report).toMatchObject({
    created: '2026-06-02T09:00:00.000Z',
    modified: '2026-06-03T00:00:00.000Z',
    published: '2026-06-02T09:00:00.000Z',
    labels: ['router', 'password', 'disputed'],
    lang: 'en',
  })
  expect(report?.description).toContain('Recommended response: Update to 4.2.')
  expect(report?.external_references).toContainEqual({
    source_name: 'Acme security',
    description: 'Feed, fetched 2026-06-03 10:05 UTC',
    url: 'https://acme.example/feed.json',
  })
  expect(report?.external_references).toContainEqual({
    source_name: 'Test feed',
    description: 'Feed, http://127.0.0.1:8000/feed.json, fetched 2026-06-04 11:00 UTC',
  })
  expect(Object.values(report?.extensions ?? {})).toEqual([
    expect.objectContaining({
      extension_type: 'property-extension',
      severity_score: 9.8,
      epss: { score: 0.5, percentile: 0.97, date: '2026-06-03' },
      known_exploited: { since: '2026-06-03', due: '2026-06-24', ransomware: 'known', source: 'CISA' },
      affected_versions: [{ vendor: 'Acme', product: 'Router OS', versions: '< 4.2', introduced: '3.0', fixed: '4.2' }],
    }),
  ])
})

test('each CVE of an advisory is a vulnerability, and one of several advisories is one', async () => {
  const several = advisory({ id: 'a', identifiers: ['CVE-2026-1001', 'CVE-2026-1002'] })
  const { objects } = await bundle(several, { ...several, id: 'b' })
  expect(ofType(objects, 'vulnerability').map(({ name }) => name)).toEqual(['CVE-2026-1001', 'CVE-2026-1002'])
  expect(ofType(objects, 'report')).toHaveLength(2)
  const vendors = await bundle(advisory({ identifiers: ['RHSA-2026:1'] }))
  expect(ofType(vendors.objects, 'vulnerability')[0]).toMatchObject({
    name: 'RHSA-2026:1',
    external_references: [{ source_name: 'rhsa', external_id: 'RHSA-2026:1' }],
  })
})

test('no source passes for the list of CVEs', async () => {
  const sly = advisory({
    identifiers: ['CVE-2026-1001', 'CVE-soon', 'capec-x'],
    sources: [{ name: 'cve' }, { name: 'cvefeed', url: 'https://x.example/' }],
    provenance: [{ feed: 'my capec' }],
  })
  const made = await bundle(sly)
  expect(stixFaults(JSON.parse(JSON.stringify(made)))).toEqual([])
  expect(JSON.stringify(made)).toContain('"source_name":"source cvefeed:"')
})

test('what states no date is of now', async () => {
  const { objects } = await bundle(BARE)
  expect(ofType(objects, 'report')).toMatchObject([{ published: '2026-07-01T00:00:00.000Z' }])
})

test('property: every bundle keeps to the specification', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAdvisory, { maxLength: 3 }), async (advisories) => {
      const made = await toStix(advisories, NOW)
      expect(stixFaults(JSON.parse(JSON.stringify(made)))).toEqual([])
    }),
    { numRuns: 150 },
  )
  expect(stixFaults(JSON.parse(JSON.stringify(await bundle(WHOLE, BARE))))).toEqual([])
})

describe('the check of the specification', () => {
  const broken: [string, (report: Record<string, unknown>) => void][] = [
    ['a missing property', (report) => delete report.published],
    ['an empty list', (report) => (report.labels = [])],
    ['a null', (report) => (report.lang = null)],
    ['an id of another type', (report) => (report.id = 'vulnerability--2ed6657d-e927-568b-95e1-2665a8aea6a2')],
    ['a reference to nothing', (report) => (report.object_refs = ['software--2ed6657d-e927-568b-95e1-2665a8aea6a2'])],
    ['a date without milliseconds', (report) => (report.created = '2026-06-02T09:00:00Z')],
    ['a change before the creation', (report) => (report.modified = '2020-06-02T09:00:00.000Z')],
    ['a source that says nothing', (report) => (report.external_references = [{ source_name: 'x' }])],
    ['a name that is kept for CVEs', (report) => (report.external_references = [{ source_name: 'cve', description: 'x' }])],
    ['a property of nobody’s', (report) => (report.severity = 'high')],
  ]
  test.each(broken)('finds %s', async (_, breakIt) => {
    const made = JSON.parse(JSON.stringify(await bundle(WHOLE))) as { objects: Record<string, unknown>[] }
    const report = made.objects.find(({ type }) => type === 'report')
    if (report) breakIt(report)
    expect(stixFaults(made)).not.toEqual([])
  })
})
