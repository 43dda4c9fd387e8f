import { advisory } from '../advisories/arbitrary'

/** An advisory with every field. */
export const WHOLE = advisory({
  id: 'https://feed.example/7',
  title: 'Router OS ships a *default* password',
  status: 'disputed',
  severity: { score: 9.8, reasons: [{ text: 'Listed by CISA.', effect: 'raises', source: 'CISA' }] },
  sources: [{ name: 'Acme', url: 'https://acme.example/7' }, { name: 'CERT' }],
  published: '2026-06-02T09:00:00Z',
  updated: '2026-06-03',
  language: 'en',
  keywords: ['router', 'password'],
  indicators: [{ term: 'in the wild', sentence: 'It is used in the wild.', url: 'https://acme.example/7' }],
  summary: 'First line\nsecond line.\n\nSee http://evil.example or mail a@evil.example.',
  keyPoints: [{ text: 'Everybody knows it.', url: 'https://acme.example/7#a' }],
  analysis: {
    impact: 'Full control.',
    technicalDetails: 'It is in the image.',
    recommendedResponse: 'Update to 4.2.\n\nChange it.',
  },
  articles: [
    { title: 'Open doors', publisher: 'Example News', url: 'https://news.example/1', published: '2026-06-04', excerpt: 'E' },
  ],
  timeline: [
    { date: '2026-06-02', title: 'Published' },
    { date: '2026-05', title: 'Found', text: 'By chance.', url: 'https://acme.example/found' },
  ],
  entities: [
    { name: 'Router OS', type: 'Product', role: 'affected', vendor: 'Acme', aliases: ['ROS'] },
    { name: 'Acme', type: 'Company', role: 'vendor' },
    { name: 'Switch OS', type: 'Product', role: 'mentioned', vendor: 'Acme' },
    { name: 'Mirai', type: 'Malware', role: 'mentioned' },
    { name: 'Lazarus', type: 'ThreatActor', role: 'mentioned' },
  ],
  identifiers: ['CVE-2026-1001', 'GHSA-2222-3333-4444'],
  affected: [{ vendor: 'Acme', product: 'Router OS', versions: '< 4.2', introduced: '3.0', fixed: '4.2' }],
  cvss: [{ version: '3.1', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8, source: 'NVD' }],
  weaknesses: ['CWE-1392'],
  exploited: { since: '2026-06-03', due: '2026-06-24', ransomware: 'known', source: 'CISA' },
  epss: { score: 0.5, percentile: 0.97, date: '2026-06-03' },
  provenance: [
    { feed: 'Acme security', url: 'https://acme.example/feed.json', fetched: '2026-06-03T10:05:00Z', fields: ['summary'] },
    { feed: 'Test feed', url: 'http://127.0.0.1:8000/feed.json', fetched: '2026-06-04T11:00:00Z' },
  ],
  history: [{ at: '2026-06-03T10:05:00Z', source: 'Acme', fields: [{ field: 'score', before: '7.5', after: '9.8' }] }],
  machineWritten: ['analysis'],
})

/** Hardly anything is stated. */
export const BARE = advisory({ id: 'bare', title: 'A title and nothing else' })
