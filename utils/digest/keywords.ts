import type { ReadArticle } from './features'
import { isStopWord } from './language'
import { stemOf } from './tokens'
import type { Vocabulary } from './vocabulary'

const MOST = 8

/** The words that tell a story from all others that were given, most telling first: how often it says them, by how rare they are elsewhere. */
export function keywordsOf(articles: readonly ReadArticle[], vocabulary: Vocabulary): string[] {
  const points = new Map<string, number>()
  const forms = new Map<string, Map<string, number>>()
  for (const { terms, sentences } of articles) {
    for (const [term, { count }] of terms) {
      if (term.startsWith('#')) continue
      points.set(term, (points.get(term) ?? 0) + Math.min(count, 4) / Math.sqrt(articles.length))
    }
    for (const { text, tokens } of sentences) {
      for (const { text: plain, start, end } of tokens) {
        if (plain.length < 3 || isStopWord(plain) || /\d/.test(plain)) continue
        const written = forms.get(stemOf(plain)) ?? new Map<string, number>()
        const form = text.slice(start, end).toLowerCase()
        forms.set(stemOf(plain), written.set(form, (written.get(form) ?? 0) + 1))
      }
    }
  }
  return [...points]
    .map(([term, count]) => ({ term, weight: count * vocabulary.weightOf(term) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .flatMap(({ term }) => commonest(forms.get(term)) ?? [])
    .slice(0, MOST)
}

function commonest(written: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(written ?? [])].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0]
}
