import type { Advisory } from '../advisories'
import type { Article } from '../feeds/article'
import { bundledNames } from './bundled-names'
import type { DigestSettings } from './digest'
import { digestInSteps } from './steps'

export { Digest } from './digest'
export type { DigestSettings } from './digest'
export type { Corrections } from './cluster'
export { bundledNames } from './bundled-names'
export { Names } from './names'
export { digestInSteps } from './steps'

/** All that `Digest` takes; the bundled names where none are given. */
export type DigestOptions = Partial<DigestSettings>

/**
 * News articles as advisories, one for each event that they are about, the latest first. Pure: the same articles give the same
 * advisories, in whatever order they are given.
 */
export function digestArticles(articles: readonly Article[], options: DigestOptions = {}): Advisory[] {
  const steps = digestInSteps(articles, { ...options, names: options.names ?? bundledNames() })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
