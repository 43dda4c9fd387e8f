import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeAdvisories, mergeGroup, mergeKeys, toAdvisory } from '../../../utils/advisories'
import { advisory, anyAdvisory } from './arbitrary'

const CVE = 'CVE-2026-1001'

describe('mergeKeys', () => {
  test('a record about one CVE has it and its GHSA aliases', () => {
    const keys = mergeKeys(advisory({ id: 'post-3', identifiers: ['cve-2026-1001', 'GHSA-2222-3333-4444', 'PYSEC-2026-1'] }))
    expect(keys.sort()).toEqual([CVE, 'GHSA-2222-3333-4444'])
  })

  test('a bulletin about several CVEs has only its own id', () => {
    const identifiers = [CVE, 'CVE-2026-1002', 'GHSA-2222-3333-4444']
    expect(mergeKeys(advisory({ id: 'https://vendor.example/bulletin', identifiers }))).toEqual([
      'https://vendor.example/bulletin',
    ])
    expect(mergeKeys(advisory({ id: 'bulletin-7', identifiers }))).toEqual([])
  })

  test('ids that are unique in the world are keys, bare ones are not', () => {
    for (const id of ['urn:uuid:1', 'tag:a.example,2026:1', 'https://a.example/1', '123e4567-e89b-12d3-a456-426614174000', CVE]) {
      expect(mergeKeys(advisory({ id })), id).toEqual([id])
    }
    for (const id of ['1', 'post-3', 'urn', 'cisco-sa-asa-1']) expect(mergeKeys(advisory({ id })), id).toEqual([])
  })
})

describe('mergeAdvisories', () => {
  test('joins records of different publishers about one CVE, over a chain of aliases', () => {
    const merged = mergeAdvisories([
      advisory({ id: 'GHSA-2222-3333-4444', title: 'Short', summary: 'The longest summary of all three', sources: ['GitHub'] }),
      advisory({ id: 'post-9', title: 'Another CVE', identifiers: ['CVE-2026-1002'] }),
      advisory({ id: 'a-1', title: 'A longer title', identifiers: [CVE, 'GHSA-2222-3333-4444'], sources: ['Vendor'] }),
      advisory({ id: CVE, title: 'Title', summary: 'Brief', sources: [{ name: 'CISA KEV', url: 'https://www.cisa.gov/' }] }),
    ])
    expect(merged.map((record) => record.id)).toEqual([CVE, 'post-9'])
    expect(merged[0]).toMatchObject({ title: 'A longer title', summary: 'The longest summary of all three' })
    expect(merged[0]?.sources.map((source) => source.name).sort()).toEqual(['CISA KEV', 'GitHub', 'Vendor'])
  })

  test('leaves records alone that share only a bare id, a title or a product', () => {
    const records = [
      advisory({ id: '1', title: 'Same', provenance: [{ feed: 'A', url: 'https://a.example/feed' }] }),
      advisory({ id: '1', title: 'Same', provenance: [{ feed: 'B', url: 'https://b.example/feed' }] }),
      advisory({ id: '2', title: 'Same', identifiers: [CVE, 'CVE-2026-1002'] }),
      advisory({ id: '3', title: 'Same', identifiers: [CVE] }),
    ]
    expect(mergeAdvisories(records)).toHaveLength(4)
    expect(mergeAdvisories(records)).toEqual(expect.arrayContaining(records))
  })

  test('of versions of one record, the newest stands whole', () => {
    const provenance = [{ feed: 'A', url: 'https://a.example/feed' }]
    const old = advisory({ id: '1', title: 'A much longer title, since retracted', updated: '2026-05-01', provenance })
    const now = advisory({ id: '1', title: 'Short', updated: '2026-05-02', provenance })
    expect(mergeAdvisories([now, old])).toEqual([now])
    expect(mergeAdvisories([old, now])).toEqual([now])
  })

  test('a stated score beats a band without one, the highest wins, and the reasons show who disagrees', () => {
    const merged = mergeGroup([
      advisory({
        id: CVE,
        severity: { band: 'critical', reasons: [{ text: 'Exploited', effect: 'raises' }] },
        sources: ['CISA KEV'],
      }),
      advisory({ id: 'a', identifiers: [CVE], severity: { score: 5.3 }, sources: ['Vendor'] }),
      advisory({ id: 'b', identifiers: [CVE], severity: { score: 6.5 }, sources: ['NVD'] }),
      advisory({ id: 'c', identifiers: [CVE], sources: ['Silent'] }),
    ])
    expect(merged.severity.band).toBe('medium')
    expect(merged.severity.score).toBe(6.5)
    expect(merged.severity.reasons.map((reason) => reason.text).sort()).toEqual([
      'CISA KEV: Critical, no score stated',
      'Exploited',
      'NVD: Medium 6.5',
      'Vendor: Medium 5.3',
    ])
  })

  test('agreeing records add no reason', () => {
    const merged = mergeGroup(['a', 'b'].map((id) => advisory({ id, identifiers: [CVE], severity: { score: 5 }, sources: [id] })))
    expect(merged.severity).toEqual({ band: 'medium', score: 5, reasons: [] })
  })

  test('withdrawn only when every record is, and a withdrawn one no longer decides the severity', () => {
    const gone = advisory({ id: 'a', identifiers: [CVE], status: 'withdrawn', severity: { score: 9.8 } })
    const stands = advisory({ id: 'b', identifiers: [CVE], severity: { score: 4.2 } })
    expect(mergeGroup([gone, stands])).toMatchObject({ status: 'active', severity: { score: 4.2 } })
    expect(mergeGroup([gone, { ...gone, id: 'c' }]).status).toBe('withdrawn')
  })

  test('dates span all records, lists are united by what their entries are about', () => {
    const entity = { name: 'Router OS', type: 'Product', vendor: 'Acme' }
    const merged = mergeGroup([
      advisory({
        ...{ id: 'a', identifiers: [CVE], published: '2026-03', updated: '2026-04-01', keywords: ['Router', 'rce'] },
        timeline: [{ date: '2026-04-01', title: 'Fixed' }],
        entities: [{ ...entity, role: 'mentioned', aliases: ['ROS'] }],
        exploited: { since: '2026-04-03', ransomware: 'unknown', source: 'A' },
      }),
      advisory({
        ...{ id: 'b', identifiers: [CVE], published: '2026-03-02', updated: '2026-03-09', keywords: ['router'] },
        timeline: [{ date: '2026-03-02', title: 'Reported' }],
        entities: [{ ...entity, name: 'Acme Router OS', role: 'affected' }],
        exploited: { since: '2026-04-02', due: '2026-05-01', ransomware: 'known', source: 'B' },
      }),
    ])
    expect(merged).toMatchObject({ published: '2026-03', updated: '2026-04-01', keywords: ['Router', 'rce'] })
    expect(merged.timeline.map((event) => event.title)).toEqual(['Reported', 'Fixed'])
    expect(merged.entities).toEqual([
      expect.objectContaining({ id: 'product:acme/router-os', role: 'affected', aliases: ['ROS', 'Acme Router OS'] }),
    ])
    expect(merged.exploited).toEqual({ since: '2026-04-02', due: '2026-05-01', ransomware: 'known', source: 'A' })
  })

  test('each origin is named with the fields it contributed, and machine-written text stays marked only where it is shown', () => {
    const merged = mergeGroup([
      advisory({
        ...{ id: 'a', identifiers: [CVE], summary: 'Much longer text by a person', machineWritten: ['analysis'] },
        analysis: { impact: 'By a program' },
        provenance: [{ feed: 'A', url: 'https://a.example/' }],
      }),
      advisory({
        ...{ id: 'b', identifiers: [CVE], title: 'A longer title', summary: 'Short', machineWritten: ['summary'] },
        provenance: [{ feed: 'B', url: 'https://b.example/', fetched: '2026-05-28' }],
      }),
    ])
    expect(merged.machineWritten).toEqual(['analysis'])
    expect(merged.provenance).toEqual([
      { feed: 'A', url: 'https://a.example/', fetched: null, fields: ['analysis', 'identifiers', 'summary'] },
      { feed: 'B', url: 'https://b.example/', fetched: '2026-05-28', fields: ['identifiers', 'title'] },
    ])
  })

  test('lists stay within their bounds', () => {
    const articles = (name: string) => Array.from({ length: 150 }, (_, index) => ({ title: `${name} ${index}` }))
    const merged = mergeGroup(['a', 'b'].map((id) => advisory({ id, identifiers: [CVE], articles: articles(id) })))
    expect(merged.articles).toHaveLength(200)
  })

  test('property: the order of the input does not matter, merging again changes nothing, the result is a valid record', () => {
    const shuffled = fc
      .array(anyAdvisory, { maxLength: 7 })
      .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })))
    fc.assert(
      fc.property(shuffled, ([records, others]) => {
        const merged = mergeAdvisories(records)
        expect(mergeAdvisories(others)).toEqual(merged)
        expect(mergeAdvisories(merged)).toEqual(merged)
        expect(merged.map(toAdvisory)).toEqual(merged)
        const keys = merged.flatMap(mergeKeys)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 300 },
    )
  })
})
