import { bundledNames } from '../../utils/digest'
import { Clustering } from '../../utils/digest/cluster'
import { featuresOf, type ReadArticle } from '../../utils/digest/features'
import { sentencesOf } from '../../utils/digest/sentences'
import { Vocabulary } from '../../utils/digest/vocabulary'
import type { Article } from '../../utils/feeds'
import type { Story } from './measure-digest'

/** Pairs of stories that an article about both brought together: how many were taken apart whole, and in how many a story was torn. */
export interface SplitQuality {
  pairs: number
  apart: number
  torn: number
}

/** How far from each other in the list the stories of a pair are. */
const DISTANCES = [1, 2, 3, 5, 8]
/** Sentences of each story that the article about both has. */
const SENTENCES = 3
const HOUR = 3_600_000

/** Brings labelled stories together by an article about two of them, which then come out on the same day, and takes them apart. */
export function measureSplits(stories: readonly Story[]): SplitQuality {
  const several = stories.filter(({ items }) => items.length > 1)
  const quality: SplitQuality = { pairs: 0, apart: 0, torn: 0 }
  several.forEach(({ items }, at) => {
    for (const distance of DISTANCES) {
      const other = several[(at + distance) % several.length]?.items ?? []
      const [before, after] = broughtTogether(items, other)
      if (!before.mixed) continue
      quality.pairs++
      if (after.torn > before.torn) quality.torn++
      else if (!after.mixed) quality.apart++
    }
  })
  return quality
}

interface Grouping {
  /** Articles of both are in one story. */
  mixed: boolean
  /** In how many stories more than two the articles of the two are. */
  torn: number
}

function broughtTogether(one: readonly Article[], late: readonly Article[]): [Grouping, Grouping] {
  const other = late.map((item) => ({ ...item, published: since(one[0], HOUR + timeOf(item) - timeOf(late[0])) }))
  const reads = [aboutBoth(one[0], other[0]), ...one, ...other].map((item) => featuresOf(item, bundledNames()))
  const vocabulary = new Vocabulary()
  const clustering = new Clustering(vocabulary)
  for (const read of reads) vocabulary.note(read)
  for (const read of reads.sort((a, b) => a.time - b.time)) clustering.add(read)
  const grouping = (): Grouping => {
    const numbers = (items: readonly Article[]) =>
      [...clustering.clusters.values()]
        .filter(({ members }) => members.some(({ read }) => isOneOf(read, items)))
        .map(({ number }) => number)
    const [ofOne, ofOther] = [numbers(one), numbers(other)]
    return { mixed: ofOne.some((number) => ofOther.includes(number)), torn: ofOne.length + ofOther.length - 2 }
  }
  const before = grouping()
  for (const cluster of [...clustering.clusters.values()]) clustering.split(cluster)
  return [before, grouping()]
}

function aboutBoth(one: Article | undefined, other: Article | undefined): Article {
  if (!one || !other) throw new Error('a story without articles')
  const lead = ({ text }: Article) => sentencesOf(text).slice(0, SENTENCES).join(' ')
  return {
    ...one,
    id: 'both',
    url: 'https://both.example/',
    title: `${one.title}; ${other.title}`,
    text: `${lead(one)} ${lead(other)}`,
    published: since(one, -HOUR),
  }
}

function isOneOf({ article }: ReadArticle, items: readonly Article[]): boolean {
  return items.some(({ url }) => url === article.url)
}

function since(article: Article | undefined, milliseconds: number): string {
  return new Date(timeOf(article) + milliseconds).toISOString()
}

function timeOf(article: Article | undefined): number {
  return Date.parse(article?.published ?? '')
}
