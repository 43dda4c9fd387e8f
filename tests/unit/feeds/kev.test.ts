import { describe, expect, test } from 'vitest'
import { toNativeFeed } from '../../../utils/feeds'
import { fileText, parse } from './document'

const KEV = fileText('tests/fixtures/feeds/kev-excerpt.json')
const { advisories, ...document } = parse(KEV, { fetched: '2026-08-22T08:00:00Z' })
const byId = (id: string) => advisories.find((record) => record.id === id)

/** The first entry of the excerpt with other fields. */
function entry(fields: Record<string, unknown>) {
  const catalogue = JSON.parse(KEV) as { vulnerabilities: Record<string, unknown>[] }
  return parse({ ...catalogue, count: 1, vulnerabilities: [{ ...catalogue.vulnerabilities[0], ...fields }] })
}

describe('the catalogue', () => {
  test('is read whole and is always complete', () => {
    expect(document).toMatchObject({
      ...{ format: 'kev', title: 'CISA Catalog of Known Exploited Vulnerabilities', complete: true },
      ...{ articles: [], problems: [] },
    })
    expect(advisories).toHaveLength(20)
  })

  test('a record has every fact of its entry and nothing that the entry does not say', () => {
    expect(byId('CVE-2026-73570')).toEqual({
      id: 'CVE-2026-73570',
      title: 'Zimbra Collaboration Suite (ZCS) OS Command Injection Vulnerability',
      status: 'active',
      severity: {
        band: 'high',
        score: null,
        reasons: [
          {
            text: "Exploited in the wild: in CISA's catalogue since 2026-08-21, which states no score",
            effect: 'raises',
            source: 'CISA KEV',
          },
        ],
      },
      sources: [
        {
          name: 'CISA KEV',
          url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog?search_api_fulltext=CVE-2026-73570',
        },
      ],
      published: '2026-08-21',
      updated: null,
      language: 'en',
      keywords: ['Synacor', 'Zimbra Collaboration Suite', 'os command injection'],
      indicators: ['command injection', 'unauthenticated'].map((term) => ({
        term,
        sentence: expect.stringMatching(/^Zimbra Collaboration Suite \(ZCS\) contains .* as the Zimbra user\.$/) as string,
        url: null,
      })),
      summary: expect.stringMatching(/^Zimbra Collaboration Suite \(ZCS\) contains an OS command injection/) as string,
      keyPoints: [],
      analysis: {
        impact: 'Exploited in the wild (listed by CISA on 2026-08-21). Use in ransomware campaigns is not known.',
        technicalDetails: '',
        recommendedResponse: expect.stringMatching(
          /^Apply mitigations in accordance .*\. CISA's due date for US federal agencies is 2026-08-24\.$/,
        ) as string,
      },
      articles: [
        { title: 'wiki.zimbra.com: Zimbra Security Advisories', url: 'https://wiki.zimbra.com/wiki/Zimbra_Security_Advisories' },
        {
          title: 'blog.zimbra.com: patch release update zimbra-10-1-20',
          url: 'https://blog.zimbra.com/2026/07/patch-release-update-zimbra-10-1-20/',
        },
        {
          title: 'BOD 26-04',
          url: 'https://www.cisa.gov/news-events/directives/bod-26-04-prioritizing-security-updates-based-risk',
        },
        {
          title: 'Forensics Triage Requirements',
          url: 'https://www.cisa.gov/news-events/directives/bod-26-04-implementation-guidance-prioritizing-security-updates-based-risk',
        },
        { title: 'nvd.nist.gov: CVE-2026-73570', url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-73570' },
      ].map((article) => ({
        ...article,
        publisher: new URL(article.url).hostname.replace('www.', ''),
        published: null,
        excerpt: '',
      })),
      timeline: [
        { date: '2026-08-21', title: 'Added to the KEV catalogue', text: '', url: null },
        { date: '2026-08-24', title: 'Due for US federal agencies', text: '', url: null },
      ],
      entities: [
        { id: 'company:synacor', name: 'Synacor', type: 'Company', role: 'vendor', vendor: '', aliases: [] },
        {
          ...{ id: 'product:synacor/zimbra-collaboration-suite', name: 'Zimbra Collaboration Suite', type: 'Product' },
          ...{ role: 'affected', vendor: 'Synacor', aliases: ['ZCS'] },
        },
      ],
      identifiers: ['CVE-2026-73570'],
      affected: [
        {
          ...{ vendor: 'Synacor', product: 'Zimbra Collaboration Suite' },
          ...{ ecosystem: '', versions: '', introduced: '', fixed: '' },
        },
      ],
      cvss: [],
      weaknesses: ['CWE-78'],
      exploited: { since: '2026-08-21', due: '2026-08-24', ransomware: 'unknown', source: 'CISA KEV' },
      epss: null,
      provenance: [
        {
          feed: 'CISA Catalog of Known Exploited Vulnerabilities',
          url: 'https://feeds.example/advisories.json',
          fetched: '2026-08-22T08:00:00Z',
          fields: [],
        },
      ],
      history: [],
      machineWritten: [],
    })
  })

  test('ransomware use makes it critical, with a reason of its own', () => {
    const record = byId('CVE-2021-44228')
    expect(record?.severity).toMatchObject({ band: 'critical', score: null })
    expect(record?.severity.reasons.map(({ text }) => text)).toContain('Known to be used in ransomware campaigns')
    expect(record?.exploited?.ransomware).toBe('known')
    expect(record?.analysis.impact).toMatch(/known to be used in ransomware campaigns\.$/)
  })

  test('a whole range is affected without being a name', () => {
    const record = byId('CVE-2025-43510')
    expect(record?.affected.map(({ product }) => product)).toEqual(['Multiple Products'])
    expect(record?.entities.map(({ id }) => id)).toEqual(['company:apple'])
    expect(byId('CVE-2015-1187')?.entities.map(({ id }) => id)).toEqual(['company:d-link', 'company:trendnet'])
  })

  test('every product of a list is an entity and affected', () => {
    const record = byId('CVE-2025-22457')
    expect(record?.entities.filter(({ role }) => role === 'affected').map(({ name }) => name)).toEqual([
      'Connect Secure',
      'Policy Secure',
      'ZTA Gateways',
    ])
    expect(record?.affected).toHaveLength(3)
  })

  test('every link is https, every indicator stands in its sentence and the sentence in the summary', () => {
    for (const record of advisories) {
      for (const { url } of [...record.articles, ...record.sources]) expect(url ?? 'https://').toMatch(/^https:\/\//)
      for (const { term, sentence } of record.indicators) {
        expect(sentence.toLowerCase()).toContain(term)
        expect(record.summary).toContain(sentence)
      }
    }
    expect(advisories.flatMap(({ articles }) => articles).some(({ url }) => url === null)).toBe(true)
  })

  test('sentences of the notes that say what to do are part of the response', () => {
    expect(byId('CVE-2021-34527')?.analysis.recommendedResponse).toMatch(/Reference CISA's ED 21-04 for further guidance/)
    const component = byId('CVE-2022-0492')
    expect(component?.analysis.technicalDetails).toMatch(/^This vulnerability affects a common open-source component/)
    expect(component?.analysis.recommendedResponse).toMatch(/Please check with specific vendors/)
  })

  test('the same record from the native format is the same', () => {
    expect(parse(toNativeFeed(advisories, { title: 'Export' })).advisories).toEqual(advisories)
  })
})

describe('entries that are not right', () => {
  test('without a CVE id or a name they are left out', () => {
    expect(entry({ cveID: 'CVE-2026' })).toMatchObject({ advisories: [], problems: ['vulnerabilities[0]: no CVE id; left out'] })
    expect(entry({ vulnerabilityName: null })).toMatchObject({
      ...{ advisories: [], problems: ['vulnerabilities[0]: no vulnerabilityName; left out'] },
    })
    const catalogue = { catalogVersion: '1', vulnerabilities: ['x'] }
    expect(parse(catalogue).problems).toEqual(['vulnerabilities[0]: not an object; left out'])
  })

  test('a date that is none is told, fields of other types are empty', () => {
    const { advisories: read, problems } = entry({
      dueDate: 'soon',
      product: 5,
      notes: {},
      cwes: 'CWE-1',
      shortDescription: null,
    })
    expect(problems).toEqual(['vulnerabilities[0].dueDate: “soon” is no date; ignored'])
    expect(read[0]).toMatchObject({ exploited: { due: null }, articles: [], weaknesses: [], summary: '', indicators: [] })
  })

  test('a count that does not match is told', () => {
    const catalogue = JSON.parse(KEV) as Record<string, unknown>
    expect(parse({ ...catalogue, count: 1674 }).problems).toEqual(['count: 1674 stated, 20 vulnerabilities in the document'])
  })

  test('an NVD response, which also has vulnerabilities, is not taken for the catalogue', () => {
    expect(parse({ totalResults: 1, vulnerabilities: [{ cve: { id: 'CVE-2026-1000' } }] }).error?.code).toBe('notRecognised')
  })
})
