import type { Advisory } from '../advisories'
import type { Article } from '../feeds/article'
import { Digest, type DigestSettings } from './digest'

/** The same as `digestArticles` in steps of about a millisecond, between which the caller may rest. */
export function* digestInSteps(articles: readonly Article[], settings: DigestSettings): Generator<undefined, Advisory[]> {
  const digest = new Digest(settings)
  const reads = []
  for (const article of [...articles].sort(byDate)) {
    const read = digest.read(article)
    if (read) reads.push(read)
    yield
  }
  for (const read of reads) {
    digest.place(read)
    yield
  }
  yield* digest.settle()
  const advisories: Advisory[] = []
  for (const advisory of digest.advisories()) {
    advisories.push(advisory)
    yield
  }
  return advisories.sort((a, b) => compare(b.updated ?? b.published ?? '', a.updated ?? a.published ?? '') || compare(a.id, b.id))
}

function byDate(a: Article, b: Article): number {
  return compare(a.published, b.published) || compare(a.url, b.url) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
