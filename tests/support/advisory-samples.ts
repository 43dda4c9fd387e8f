import { toAdvisory, type Advisory } from '../../utils/advisories'
import type { Card, CardAdvisory } from '../../utils/messaging/protocol'
import type { CardActions } from '../../utils/page/card-actions'
import { success } from '../../utils/result'
import type { AdvisoryRow } from '../../utils/store/rows'

/*
 * Advisories for component tests: one with every field, one that attackers use, one with hardly anything, one that is hostile.
 */

export const FULL = advisory({
  id: 'https://feed.example/advisories/copilot-iso-42001',
  title: 'Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification',
  status: 'updated',
  severity: {
    score: 3.1,
    reasons: [
      { text: 'The audit found zero non-conformities.', effect: 'lowers', source: 'Neowin' },
      { text: 'Over 15 million paid seats are in use.', effect: 'raises', source: 'Feeds2.Feedburner' },
      { text: 'CVSS v3.1 base score 3.1.', effect: 'states', source: 'Feed of examples' },
    ],
  },
  sources: [{ name: 'Neowin', url: 'https://neowin.example/copilot' }, { name: 'Feeds2.Feedburner' }],
  published: '2026-05-28',
  updated: '2026-05-29T08:30:00Z',
  language: 'en',
  keywords: ['copilot', 'microsoft', 'trust', 'test', 'zero', 'findings', 'models'],
  indicators: [
    {
      term: 'zero non-conformities',
      sentence: 'It was recertified with zero non-conformities and zero improvement observations.',
      url: 'https://neowin.example/copilot',
    },
  ],
  summary:
    'Microsoft 365 Copilot has successfully passed an external security audit, receiving the ISO/IEC 42001:2023 certification for the second consecutive year. The 2026 recertification was achieved with zero non-conformities and zero improvement observations. Microsoft has expanded the certification scope to include Microsoft Copilot Studio, and now employs a multi-model architecture.',
  keyPoints: [
    { text: 'Microsoft 365 Copilot received ISO/IEC 42001:2023 recertification with zero findings.' },
    { text: 'The certification covers governance, risk assessment, data management, and transparency.' },
    { text: 'Its architecture now includes models from both OpenAI and Anthropic.', url: 'https://neowin.example/models' },
    { text: 'Microsoft Copilot Studio is now within the scope.' },
  ],
  analysis: {
    impact: 'Used by over 15 million paid enterprise and educational seats worldwide; the scope now includes Copilot Studio.',
    technicalDetails: 'No attack vectors, malware or CVEs were reported.\n\nThe audit was conducted by an independent auditor.',
    recommendedResponse: 'No immediate action is required. Continue monitoring compliance, and run regular internal audits.',
  },
  articles: [
    {
      title: 'Microsoft 365 Copilot clears AI security audit once again',
      publisher: 'Neowin',
      url: 'https://neowin.example/copilot',
      published: '2026-05-28',
      excerpt: 'Microsoft 365 Copilot is an assistant integrated across Microsoft 365 services.',
    },
    {
      title: 'Microsoft’s Copilot trust test: Zero findings, more models, wider oversight',
      publisher: 'Feeds2.Feedburner',
      url: null,
      published: '2026-05-28',
      excerpt: 'Microsoft 365 Copilot has been recertified by an independent auditor.',
    },
  ],
  timeline: [
    { date: '2025-03', title: 'Microsoft 365 Copilot first certified', text: 'It received its initial certification.' },
    { date: '2026-03-01', title: 'Microsoft 365 Copilot recertified' },
    { date: '2026-05-28', title: 'Recertification announcement', url: 'https://neowin.example/copilot' },
  ],
  entities: [
    { name: 'Microsoft 365 Copilot', type: 'Platform', role: 'affected', vendor: 'Microsoft', aliases: ['M365 Copilot'] },
    { name: 'Anthropic Claude', type: 'Platform', role: 'mentioned' },
    { name: 'OpenAI', type: 'Company', role: 'mentioned' },
  ],
  identifiers: ['CVE-2026-10001', 'GHSA-2345-6789-cfgh'],
  affected: [
    { vendor: 'Microsoft', product: 'Copilot Studio', versions: '< 2.4.1', introduced: '2.0', fixed: '2.4.1' },
    { product: 'copilot-client', ecosystem: 'npm', versions: '1.0.0 – 1.2.9' },
  ],
  cvss: [
    { version: '3.1', vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:N/I:L/A:N', score: 3.1, source: 'NVD' },
    { version: '4.0', vector: 'CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:P/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N', score: null, source: '' },
  ],
  weaknesses: ['CWE-79', 'CWE-451'],
  exploited: { since: '2026-05-30', due: '2026-06-20', ransomware: 'known', source: 'CISA' },
  epss: { score: 0.00312, percentile: 0.541, date: '2026-06-01' },
  provenance: [
    {
      feed: 'Feed of examples',
      url: 'https://feed.example/feed.json',
      fetched: '2026-06-01T10:00:00Z',
      fields: ['summary', 'cvss'],
    },
    { feed: 'A second feed', url: 'https://second.example/feed.json', fetched: '2026-06-01T10:05:00Z' },
  ],
  history: [
    {
      at: '2026-05-29T08:30:00Z',
      source: 'Feed of examples',
      fields: [
        { field: 'severity', before: 'Medium 5.0', after: 'Low 3.1' },
        { field: 'title', before: '', after: 'Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification' },
      ],
    },
  ],
  machineWritten: ['summary', 'keyPoints', 'analysis'],
})

export const EXPLOITED = advisory({
  id: 'CVE-2026-20001',
  title: 'Ivanti Connect Secure stack overflow exploited before patch',
  severity: {
    score: 9.8,
    reasons: [{ text: 'Listed as known exploited by CISA since 2026-06-01.', effect: 'raises', source: 'CISA' }],
  },
  sources: [{ name: 'CISA' }, { name: 'Ivanti' }, { name: 'NVD' }],
  published: '2026-06-01T06:00:00Z',
  summary: 'A stack-based buffer overflow lets an attacker without an account run code on the gateway.',
  analysis: {
    recommendedResponse: 'Update to 22.7R2.5, run the integrity checker, and reset the appliance if it finds changes.',
  },
  entities: [{ name: 'Ivanti Connect Secure', type: 'Product', role: 'affected', vendor: 'Ivanti' }],
  identifiers: ['CVE-2026-20001'],
  exploited: { since: '2026-06-01', due: '2026-06-22', ransomware: 'known', source: 'CISA' },
})

export const BARE = advisory({ id: 'bare', title: 'A title and nothing else' })

/** Markup, endless words and direction overrides where text is expected. */
export const HOSTILE = advisory({
  id: 'hostile',
  title: `<img src=x onerror="window.pwned = true"> ${'Unbreakable'.repeat(20)} <script>window.pwned = true</script>`,
  severity: { band: 'high' },
  sources: [{ name: `<b>${'source'.repeat(40)}</b>` }],
  published: '2024-02-03',
  summary: `<a href="javascript:window.pwned = true">press</a> ${'x'.repeat(3_000)}`,
  keyPoints: [{ text: `<style>*{display:none}</style> ${'y'.repeat(900)}` }],
  analysis: { impact: 'z '.repeat(2_000), recommendedResponse: '\u202Emoc.live\u202C <iframe src="https://evil.example">' },
  entities: [{ name: `<u>${'Name'.repeat(60)}</u>`, type: 'Library', role: 'affected' }],
  identifiers: ['X'.repeat(300)],
  timeline: [{ date: '2024', title: 'w'.repeat(300) }],
})

export const SAMPLES = { FULL, EXPLOITED, BARE, HOSTILE }

export function cardOf(advisory: Advisory, overrides: Partial<Card> = {}): Card {
  const [entity] = advisory.entities
  return {
    id: entity?.id ?? advisory.id,
    name: entity?.name ?? advisory.id,
    type: entity?.type ?? 'Identifier',
    vendor: entity?.vendor ?? '',
    advisory,
    advisoryId: advisory.id,
    advisories: 1,
    others: [],
    seen: { at: null, news: null, changes: [] },
    watched: false,
    snoozed: false,
    ...overrides,
  }
}

/** Other advisories about a card's name, the first of them known to be exploited. */
export function othersOf(count: number): CardAdvisory[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `other-${index + 1}`,
    title: `Another flaw, number ${index + 1}`,
    language: 'en',
    band: index === 0 ? 'critical' : 'medium',
    score: index === 0 ? 9.8 : null,
    exploited: index === 0,
    withdrawn: false,
    changed: '2026-05-01',
  }))
}

/** What a card can do, answered as if all went well. */
export function cardActionsOf(overrides: Partial<CardActions> = {}): CardActions {
  return {
    openAdvisory: () => undefined,
    openAbout: () => undefined,
    snooze: async () => success(null),
    wake: async () => success(null),
    choices: [],
    notThis: async () => success(null),
    undoNotThis: async () => success(null),
    site: 'wiki.example',
    ...overrides,
  }
}

export function rowOf(advisory: Advisory, overrides: Partial<AdvisoryRow> = {}): AdvisoryRow {
  return {
    id: advisory.id,
    advisory,
    changed: advisory.updated ?? advisory.published ?? '2026-01-01',
    affects: advisory.entities.filter(({ role }) => role === 'affected' || role === 'vendor').map(({ id }) => id),
    mentions: advisory.entities.filter(({ role }) => role === 'mentioned').map(({ id }) => id),
    identifiers: advisory.identifiers,
    private: false,
    ...overrides,
  }
}

function advisory(input: unknown): Advisory {
  const made = toAdvisory(input)
  if (!made) throw new Error('a sample is no advisory')
  return made
}
