import { describe, expect, test } from 'vitest'
import { measureSplits } from '../../../scripts/quality/measure-splits'
import { bundledNames, Digest, digestArticles } from '../../../utils/digest'
import type { Corrections } from '../../../utils/digest'
import type { Article } from '../../../utils/feeds'
import { article, stories } from './stories'

const names = bundledNames()

const both = article({
  title: 'Acme Vault and Borealis Gateway have flaws',
  text: 'CVE-2026-1111 in Acme Vault lets guests read the key store. CVE-2026-2222 in Borealis Gateway crashes its tunnel daemon.',
  published: '2026-05-20T08:00:00Z',
})
const ofVault = [
  article({
    title: 'Acme Vault: guests can read the key store',
    text: 'CVE-2026-1111 lets guests of Acme Vault read the key store. Acme has fixed it in Vault 7.2 and asks to change all keys.',
    published: '2026-05-21T08:00:00Z',
  }),
  article({
    title: 'Keys stolen from Acme Vault',
    text: 'Attackers used CVE-2026-1111 to copy the key store of Acme Vault at two banks. Vault 7.2 closes the hole.',
    published: '2026-05-22T08:00:00Z',
  }),
]
const ofGateway = [
  article({
    title: 'Borealis Gateway can be crashed by one packet',
    text: 'A single packet crashes the tunnel daemon of Borealis Gateway, CVE-2026-2222. Borealis works on new firmware.',
    published: '2026-05-21T10:00:00Z',
  }),
  article({
    title: 'Firmware for Borealis Gateway out',
    text: 'Borealis has published firmware 4.1 against CVE-2026-2222, with which one packet crashes the tunnel daemon of the Gateway.',
    published: '2026-05-23T10:00:00Z',
  }),
]
const all = [both, ...ofVault, ...ofGateway]

const told = (articles: readonly Article[], corrections?: Corrections, ids?: ReadonlyMap<string, string>) =>
  digestArticles(articles, { names, corrections, ids }).map(({ id, articles: of }) => ({
    id,
    urls: of.map(({ url }) => url ?? ''),
  }))
const groups = (articles: readonly Article[], corrections?: Corrections) =>
  told(articles, corrections)
    .map(({ urls }) => [...urls].sort())
    .sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
const urls = (articles: readonly Article[]) => articles.map(({ url }) => url).sort()

describe('a story that becomes two', () => {
  test('is one while only one of its things has news of its own', () => {
    expect(groups([both, ...ofVault, ...ofGateway.slice(0, 1)])).toHaveLength(1)
  })

  test('is two once each has, whatever the order in which its articles came', () => {
    const apart = groups(all)
    expect(apart).toEqual([urls([both, ...ofGateway]), urls(ofVault)])
    expect(groups([...all].reverse())).toEqual(apart)
  })

  test('keeps its id for the greater part, and what is put apart gets another', () => {
    const [before] = told(all.slice(0, 4))
    const ids = new Map(before?.urls.map((url) => [url, before.id]))
    const [greater, other] = told(all, undefined, ids).sort((a, b) => b.urls.length - a.urls.length)
    expect(greater?.id).toBe(before?.id)
    expect(other?.id).not.toBe(before?.id)
  })

  test('does so where articles come one by one, and later ones join the part that they are about', () => {
    const digest = new Digest({ names })
    const add = (...articles: Article[]) => {
      for (const each of articles) digest.add(each)
      return [...digest.advisories()]
    }
    const [first] = add(both, ...ofVault, ...ofGateway.slice(0, 1))
    const parts = add(...ofGateway.slice(1))
    expect(parts.map(({ articles }) => articles.length).sort()).toEqual([2, 3])
    expect(parts.find(({ articles }) => articles.length === 3)?.id).toBe(first?.id)
    const [later] = add(
      article({
        title: 'Borealis Gateway crashes seen in the wild',
        text: 'Somebody sends the packet that crashes the tunnel daemon of Borealis Gateway, CVE-2026-2222.',
        published: '2026-05-24T10:00:00Z',
      }),
    )
    expect(later?.id).toBe(parts.find(({ articles }) => articles.some(({ url }) => url === ofGateway[0]?.url))?.id)
    expect(later?.articles.map(({ url }) => url)).not.toContain(ofVault[0]?.url)
  })

  test('stays as a person said', () => {
    const [vault = both] = ofVault
    const [gateway = both, more = both] = ofGateway
    expect(groups(all, { together: [[vault.url, gateway.url]] })).toEqual([urls(all)])
    const moved: Corrections = { together: [[more.url, vault.url]] }
    const own = groups(all, moved).find((group) => group.includes(more.url))
    expect(own).toContain(vault.url)
  })

  test('is not torn by other languages or by time', () => {
    const item = (day: string, language: string, title: string, text: string) =>
      article({ title, text, language, published: `2026-0${day}T08:00:00Z` })
    const breach = [
      item('3-02', 'en', 'Hospital chain Halvorsen loses records', 'Halvorsen says that 80,000 records of patients were stolen.'),
      item(
        '3-03',
        'en',
        'Halvorsen: records of 80,000 patients stolen',
        'Thieves took records of 80,000 patients from Halvorsen.',
      ),
      item(
        '3-03',
        'de',
        'Daten von 80.000 Patienten bei Halvorsen gestohlen',
        'Bei Halvorsen wurden 80.000 Datensätze gestohlen.',
      ),
      item('3-04', 'de', 'Halvorsen bestätigt Diebstahl', 'Halvorsen bestätigt: 80.000 Datensätze von Patienten sind weg.'),
      item(
        '3-20',
        'en',
        'Records of Halvorsen’s patients for sale',
        'Records of 80,000 patients of Halvorsen are offered for sale.',
      ),
    ]
    expect(groups(breach)).toHaveLength(1)
  })
})

test('labelled stories that an article about both brought together are mostly taken apart, and none is torn', () => {
  const { pairs, apart, torn } = measureSplits([...stories('seen'), ...stories('held')])
  expect(pairs).toBeGreaterThan(700)
  expect(apart / pairs).toBeGreaterThan(0.75)
  expect(torn).toBe(0)
})
