import type { Advisory } from '../advisories'
import type { Article } from '../feeds/article'
import { Digest, type DigestSettings } from './digest'
import { bundledNames } from './names'

export { Digest } from './digest'
export type { DigestSettings } from './digest'
export type { Corrections } from './cluster'
export { bundledNames, Names } from './names'

/** All that `Digest` takes; the bundled names where none are given. */
export type DigestOptions = Partial<DigestSettings>

/**
 * News articles as advisories, one for each event that they are about, the latest first. Pure: the same articles give the same
 * advisories, in whatever order they are given.
 */
export function digestArticles(articles: readonly Article[], options: DigestOptions = {}): Advisory[] {
  const steps = digestInSteps(articles, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of about a millisecond, between which the caller may rest. */
export function* digestInSteps(articles: readonly Article[], options: DigestOptions = {}): Generator<undefined, Advisory[]> {
  const digest = new Digest({ ...options, names: options.names ?? bundledNames() })
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
