import { describe, expect, test } from 'vitest'
import { fingerprint, mergeAdvisories } from '../../../utils/advisories'
import { KEV_URL } from '../../../utils/settings/settings'
import { fileText, parse } from './document'

const text = fileText('public/starter-feed.json')
const { advisories, problems, complete } = parse(text, { url: 'caveat:starter-feed' })
const [seed, ...others] = advisories

describe('the starter feed', () => {
  test('is read without a problem, and its records are all about different things', () => {
    expect(problems).toEqual([])
    expect(complete).toBe(true)
    expect(text.length).toBeLessThan(4_000_000)
    expect(mergeAdvisories(advisories)).toHaveLength(1_675)
  })

  test('has the KEV catalogue as the catalogue itself is read, so that its first sync changes nothing', () => {
    expect(others).toHaveLength(1_674)
    expect(others.every(({ provenance }) => provenance.length === 1 && provenance[0]?.url === KEV_URL)).toBe(true)
    const bundled = new Map(others.map((record) => [record.id, record]))
    const original = parse(fileText('tests/fixtures/feeds/kev-excerpt.json'), { url: KEV_URL }).advisories
    expect(original).toHaveLength(20)
    for (const record of original) {
      const known = bundled.get(record.id)
      expect(known && fingerprint(known), record.id).toBe(fingerprint(record))
      expect(known?.provenance[0]?.fetched).toBe('2026-08-21T17:46:43.601Z')
    }
  })
})

test('the worked advisory has every field of its page', () => {
  expect(seed).toMatchObject({
    title: 'Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification',
    severity: { band: 'low', score: 3.1 },
    sources: [{ name: 'Neowin' }, { name: 'Feeds2.Feedburner' }],
    published: '2026-05-28',
    keywords: ['copilot', 'microsoft', 'trust', 'test', 'zero', 'findings', 'models'],
    keyPoints: [
      { text: 'Microsoft 365 Copilot received ISO/IEC 42001:2023 recertification with zero findings.' },
      { text: 'The certification covers governance, risk assessment, data management, and transparency.' },
      { text: "Microsoft's AI architecture now includes models from both OpenAI and Anthropic." },
    ],
    articles: [
      { title: 'Microsoft 365 Copilot clears AI security audit once again', publisher: 'Neowin', published: '2026-05-28' },
      {
        title: 'Microsoft’s Copilot trust test: Zero findings, more models, wider oversight',
        publisher: 'Feeds2.Feedburner',
        published: '2026-05-28',
      },
    ],
    timeline: [
      { date: '2025-03-01', title: 'Microsoft 365 Copilot first certified' },
      { date: '2026-03-01', title: 'Microsoft 365 Copilot recertified' },
      { date: '2026-05-28', title: 'Recertification announcement' },
    ],
    entities: [
      { id: 'product:anthropic/claude', name: 'Anthropic Claude', type: 'Platform', role: 'mentioned', vendor: 'Anthropic' },
      { id: 'product:microsoft/365-copilot', name: 'Microsoft 365 Copilot', type: 'Platform', role: 'affected' },
      { id: 'company:openai', name: 'OpenAI', type: 'Company', role: 'mentioned' },
    ],
    machineWritten: ['summary', 'keyPoints', 'analysis'],
  })
  expect(seed?.summary).toMatch(/^Microsoft 365 Copilot has successfully passed .* compliance with evolving standards\.$/)
  expect(seed?.summary).not.toContain('Key Points')
  expect(seed?.analysis.impact).toMatch(/^Microsoft 365 Copilot, used by .* productivity tools\.$/)
  expect(seed?.analysis.technicalDetails).toMatch(/^No attack vectors, .* mitigation practices\.$/)
  expect(seed?.analysis.recommendedResponse).toMatch(/^No specific .* certification status\.$/)
  expect(seed?.articles.map(({ excerpt }) => excerpt)).toEqual([
    expect.stringMatching(/^Microsoft 365 Copilot is Redmond's AI assistant .* school environments,…$/),
    expect.stringMatching(/^Microsoft 365 Copilot and Copilot Chat \(Copilot\) have been recertified .* certificatio…$/),
  ])
  expect(seed?.timeline.every((event) => event.text.endsWith('.'))).toBe(true)
  expect(new Set(seed?.severity.reasons.map(({ effect }) => effect))).toEqual(new Set(['lowers', 'raises', 'states']))
})

test('its indicators are whole words of the text, each in its sentence', () => {
  const said = [
    seed?.summary,
    ...(seed?.keyPoints ?? []).map((point) => point.text),
    ...Object.values(seed?.analysis ?? {}),
  ].join('\n')
  expect(seed?.indicators.length).toBeGreaterThanOrEqual(3)
  for (const { term, sentence } of seed?.indicators ?? []) {
    expect(said).toContain(sentence)
    expect(sentence).toMatch(new RegExp(`(?<![\\p{L}\\p{N}])${term}(?![\\p{L}\\p{N}])`, 'u'))
  }
})
