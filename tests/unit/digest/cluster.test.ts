import { describe, expect, test } from 'vitest'
import type { Article } from '../../../utils/feeds'
import { Clustering, type Corrections } from '../../../utils/digest/cluster'
import { featuresOf } from '../../../utils/digest/features'
import { bundledNames } from '../../../utils/digest'
import { Vocabulary } from '../../../utils/digest/vocabulary'
import { article, stories } from './stories'

function grouped(articles: readonly Article[], corrections?: Corrections): string[][] {
  const vocabulary = new Vocabulary()
  const clustering = new Clustering(vocabulary, corrections)
  const reads = articles.map((each) => featuresOf(each, bundledNames()))
  for (const read of reads) vocabulary.note(read)
  for (const read of reads) clustering.add(read)
  return [...clustering.clusters.values()].map(({ members }) => members.map(({ read }) => read.article.url))
}

const story = (name: string) => stories('seen').find((each) => each.story === name)?.items ?? []
const urls = (articles: readonly Article[]) => articles.map(({ url }) => url)

describe('clustering', () => {
  test('two reports of a certification are one story, its price and the certification of the year before are not', () => {
    const [first, second, before] = [story('copilot-iso-2026'), story('copilot-pricing'), story('copilot-iso-2025')]
    expect(grouped([...before, ...first, ...second])).toEqual([urls(before), urls(first), urls(second)])
  })

  test.each([
    ['patch-tuesday-june', 'patch-tuesday-july'],
    ['chrome-v8-april', 'chrome-angle-april'],
    ['cloudflare-outage-nov', 'cloudflare-outage-dec'],
    ['fortiweb-sqli', 'fortios-dos'],
    ['halden-breach', 'halden-outage'],
    ['wp-formdeck', 'wp-gallerynest'],
  ])('%s and %s stay two stories', (a, b) => {
    const both = [...story(a), ...story(b)]
    expect(both.length).toBeGreaterThan(3)
    const groups = grouped(both)
    expect(
      groups.filter(
        (group) => group.some((url) => urls(story(a)).includes(url)) && group.some((url) => urls(story(b)).includes(url)),
      ),
    ).toEqual([])
  })

  test('the same that happened to two houses makes two stories', () => {
    const attack = (house: string, place: string) =>
      article({
        title: `Ransomware attack shuts down ${house} clinics`,
        text: `A ransomware attack has shut down the clinics of ${house} in ${place}. Staff works on paper, ambulances are diverted.`,
      })
    expect(grouped([attack('Kettleby', 'Ohio'), attack('Marrowdale', 'Texas')])).toHaveLength(2)
    expect(grouped([attack('Kettleby', 'Ohio'), attack('Kettleby', 'Texas')])).toHaveLength(1)
  })

  test('who is named by a people or a country is another word in another language', () => {
    const english = article({
      title: 'Ukrainian extradited over Nefarious ransomware',
      text: 'A 41-year-old Ukrainian was extradited to the United States. He is charged with developing the Nefarious ransomware.',
      language: 'en',
    })
    const french = article({
      title: 'Un Ukrainien extradé pour le rançongiciel Nefarious',
      text: 'Un homme de 41 ans est extradé vers les États-Unis. Il est accusé d’avoir développé le rançongiciel Nefarious.',
      language: 'fr',
    })
    expect(grouped([english, french])).toHaveLength(1)
  })

  test('an identifier holds a story together over weeks', () => {
    const early = article({
      title: 'Acme Vault flaw fixed',
      text: 'CVE-2026-1111 is fixed in Acme Vault 3.',
      published: '2026-03-01T00:00:00Z',
    })
    const late = article({
      title: 'Gangs use hole in vaults',
      text: 'CVE-2026-1111 is exploited.',
      published: '2026-04-10T00:00:00Z',
    })
    const other = article({
      title: 'Acme Vault flaw fixed',
      text: 'CVE-2026-2222 is fixed in Acme Vault 4.',
      published: '2026-04-11T00:00:00Z',
    })
    expect(grouped([early, late, other])).toEqual([[early.url, late.url], [other.url]])
  })

  test('what a person said decides', () => {
    const [a, b] = story('copilot-iso-2026')
    const [c] = story('copilot-pricing')
    if (!a || !b || !c) throw new Error('no such story')
    expect(grouped([a, b, c], { apart: [[a.url, b.url]] })).toHaveLength(3)
    expect(grouped([a, b, c], { together: [[c.url, a.url]] })).toEqual([urls([a, b, c])])
  })

  test('what belongs together by a person’s word stays so in any order, with all that belongs with it', () => {
    const [a, b] = story('copilot-iso-2026')
    const [c] = story('copilot-pricing')
    const [d] = story('fortiweb-sqli')
    if (!a || !b || !c || !d) throw new Error('no such story')
    for (const order of [
      [a, c, d],
      [d, c, a],
      [c, d, a],
    ]) {
      const corrections: Corrections = {
        together: [
          [a.url, c.url],
          [c.url, d.url],
        ],
      }
      expect(grouped(order, corrections)).toEqual([urls(order)])
    }
    expect(
      grouped([a, b, c], {
        together: [
          [a.url, c.url],
          [c.url, b.url],
        ],
        apart: [[b.url, a.url]],
      }),
    ).toEqual([urls([a, c]), urls([b])])
  })

  test('articles without dates are compared by what they say', () => {
    const undated = story('netscaler-0day').map((each) => ({ ...each, published: '' }))
    expect(grouped(undated)).toHaveLength(1)
  })
})
