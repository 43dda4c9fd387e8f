import { describe, expect, it } from 'vitest'
import { parsedFixture } from './fixture'

describe('a page of GitHub advisories', () => {
  it('is read whole, and tells of what is not there', () => {
    const { format, advisories, problems } = parsedFixture('ghsa-made-up.json')
    expect(format).toBe('ghsa')
    expect(problems).toEqual(['[1]: no summary; left out'])
    expect(advisories).toMatchObject([
      {
        id: 'GHSA-2222-3333-4444',
        title: 'Path traversal in acme-server',
        summary: 'A request for ../ reads any file of the server.',
        analysis: { technicalDetails: 'Details\nSee the handler.', recommendedResponse: 'Fixed in 2.1.4.' },
        severity: { band: 'medium', score: 5.3 },
        identifiers: ['GHSA-2222-3333-4444', 'CVE-2026-90002'],
        affected: [{ product: 'acme-server', ecosystem: 'npm', versions: '>= 2.0.0, < 2.1.4', fixed: '2.1.4' }],
        epss: { score: 0.0012, percentile: 0.31 },
        weaknesses: ['CWE-22'],
      },
    ])
  })
})
