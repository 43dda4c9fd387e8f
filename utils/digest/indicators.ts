import type { Advisory } from '../advisories'
import type { Evidence } from './severity'

const MOST = 20

/**
 * The words that bear on the severity, each with the sentence and the article that it stands in: what articles assert, never a part
 * of a word, each wording once.
 */
export function indicatorsOf(evidence: ReadonlyMap<string, Evidence>): Advisory['indicators'] {
  const indicators = new Map<string, Advisory['indicators'][number]>()
  for (const { signal, found } of evidence.values()) {
    if (!signal.shown) continue
    for (const each of found) {
      const term = each.signal.term.toLowerCase()
      if (indicators.has(term)) continue
      indicators.set(term, { term: each.signal.term, sentence: each.signal.sentence.text, url: each.article.article.url || null })
    }
  }
  return [...indicators.values()].slice(0, MOST)
}
