import { describe, expect, test } from 'vitest'
import { bundledNames, Digest, digestArticles, digestInSteps, Names } from '../../../utils/digest'
import type { Article } from '../../../utils/feeds'
import { article, stories } from './stories'

const items = stories('seen').flatMap((story) => story.items)
const seed = stories('seen').find(({ story }) => story === 'copilot-iso-2026')?.items ?? []
const pricing = stories('seen').find(({ story }) => story === 'copilot-pricing')?.items ?? []

function one(articles: readonly Article[]) {
  const [advisory, ...others] = digestArticles(articles)
  expect(others).toEqual([])
  if (!advisory) throw new Error('no advisory')
  return advisory
}

describe('a certification told by two publishers', () => {
  const advisory = one(seed)

  test('is one Low advisory, which an article about its price does not join', () => {
    expect(advisory.severity).toMatchObject({ band: 'low', score: 3.1 })
    const together = digestArticles([...pricing, ...seed])
    expect(together.map(({ articles }) => articles.length)).toEqual([2, 2])
    expect(together.find(({ id }) => id === advisory.id)?.articles.map(({ url }) => url)).toEqual(seed.map(({ url }) => url))
  })

  test('names what is certified, and what is only named', () => {
    const roles = new Map(advisory.entities.map(({ name, role }) => [name, role]))
    expect(roles.get('Microsoft 365 Copilot')).toBe('affected')
    expect(roles.get('Microsoft')).toBe('vendor')
    expect(roles.get('OpenAI')).toBe('mentioned')
    expect(roles.get('Anthropic Claude')).toBe('mentioned')
  })

  test('has the three dates of its articles, as precise as they are', () => {
    expect(advisory.timeline.map(({ date }) => date)).toEqual(['2025-03', '2026-03', '2026-05-28'])
  })

  test('has no indicator that is a part of a word', () => {
    expect(advisory.indicators.map(({ term }) => term)).not.toContain('ot')
    for (const { term, sentence } of advisory.indicators) expect(` ${sentence} `).toMatch(new RegExp(`\\W${term}\\W`))
  })

  test('says where nothing was reported, and that a program says so', () => {
    const silent = one([article({ title: 'Acme Vault gets certified', text: 'Acme Vault is certified under SOC 2.' })])
    expect(silent.analysis.recommendedResponse).toBe('No response was recommended in the articles.')
    expect(silent.machineWritten).toContain('analysis.recommendedResponse')
  })

  test('drops what stands under every article', () => {
    expect(JSON.stringify([advisory.summary, advisory.keyPoints, advisory.analysis])).not.toContain('appeared first on')
  })
})

describe('digesting', () => {
  test('does not depend on the order in which articles are given', () => {
    const backwards = digestArticles([...items].reverse())
    expect(backwards).toEqual(digestArticles(items))
  })

  test('keeps the ids of stories when later articles come', () => {
    const early = [...items].sort((a, b) => (a.published < b.published ? -1 : 1)).slice(0, 150)
    const known = new Set(digestArticles(items).map(({ id }) => id))
    const before = digestArticles(early).map(({ id }) => id)
    expect(before.filter((id) => known.has(id)).length / before.length).toBeGreaterThan(0.97)
  })

  test('keeps an id that was given before, whichever article comes first', () => {
    const [first, second] = seed
    if (!first || !second) throw new Error('no such story')
    const ids = new Map([[second.url, 'urn:caveat:story:before']])
    expect(one(seed).id).not.toBe('urn:caveat:story:before')
    expect(digestArticles(seed, { ids }).map(({ id }) => id)).toEqual(['urn:caveat:story:before'])
  })

  test('an article at a time, gives the stories that grew', () => {
    const [first, second] = seed
    const [other] = pricing
    if (!first || !second || !other) throw new Error('no such story')
    const digest = new Digest({ names: bundledNames() })
    digest.add(first)
    digest.add(other)
    expect([...digest.advisories()]).toHaveLength(2)
    digest.add(second)
    digest.add(second)
    const grown = [...digest.advisories()]
    expect(grown.map(({ articles }) => articles.length)).toEqual([2])
    expect([...digest.advisories()]).toEqual([])
  })

  test('rests between articles', () => {
    const steps = [...digestInSteps(seed, { names: bundledNames() })]
    expect(steps.length).toBeGreaterThanOrEqual(2 * seed.length)
  })

  test('knows no names but those that it is given', () => {
    const names = new Names([{ id: 'product:acme/vault', name: 'Acme Vault', type: 'Product', vendor: 'Acme' }])
    const [advisory] = digestArticles([article({ title: 'Flaw in Acme Vault', text: 'Acme Vault has a vulnerability.' })], {
      names,
    })
    expect(advisory?.entities.map(({ id }) => id)).toContain('product:acme/vault')
  })

  test('makes something of articles that say next to nothing', () => {
    const odd = [article({ title: '', text: '' }), article({ title: '…' }), article({ published: 'whenever', url: '' })]
    expect(() => digestArticles(odd)).not.toThrow()
    expect(digestArticles([])).toEqual([])
  })
})
