import { tokensOf } from './tokens'

/** As much of a story as tells what it is about. */
export interface Told {
  title: string
  /** Names, identifiers and keywords. */
  words: readonly string[]
  /** ISO 8601; empty where unknown. */
  published: string
}

const DAY = 86_400_000
/** Days after which likeness counts half. */
const HALF_LIFE = 30

/**
 * Stories by how much they resemble one, the most alike first and of equals the latest: by the words that they share, the rarer the more
 * telling. For a person to choose from; it groups nothing.
 */
export function mostAlike<Story extends Told>(one: Told, stories: readonly Story[]): Story[] {
  const termsOf = ({ title, words }: Told) => new Set(tokensOf([title, ...words].join(' ')).map(({ stem }) => stem))
  const read = stories.map((story) => ({ story, terms: termsOf(story) }))
  const counts = new Map<string, number>()
  for (const { terms } of read) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const own = termsOf(one)
  const points = new Map(
    read.map(({ story, terms }) => {
      let sum = 0
      for (const term of terms) if (own.has(term)) sum += Math.log(1 + stories.length / (counts.get(term) ?? 1))
      const days = Math.abs(Date.parse(one.published) - Date.parse(story.published)) / DAY || 0
      return [story, (sum / Math.sqrt(terms.size + 4)) * 0.5 ** (days / HALF_LIFE)]
    }),
  )
  return [...stories].sort((a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0) || (a.published < b.published ? 1 : -1))
}
