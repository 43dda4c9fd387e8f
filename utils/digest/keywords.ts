import type { ReadArticle } from './features'
import { isStopWord } from './language'
import type { Vocabulary } from './vocabulary'

const MOST = 8

/** The words that tell a story from all others that were given, most telling first: how often it says them, by how rare they are elsewhere. */
export function keywordsOf(articles: readonly ReadArticle[], vocabulary: Vocabulary): string[] {
  const points = new Map<string, number>()
  for (const { terms } of articles) {
    for (const [term, { count }] of terms) {
      if (term.length < 3 || /\d/.test(term)) continue
      points.set(term, (points.get(term) ?? 0) + Math.min(count, 4) / Math.sqrt(articles.length))
    }
  }
  const telling = [...points]
    .map(([term, count]) => ({ term, weight: count * vocabulary.weightOf(term) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST)
  const forms = new Map(telling.map(({ term }) => [term, new Map<string, number>()]))
  for (const { sentences } of articles) {
    for (const { text, tokens } of sentences) {
      for (const { text: plain, stem, start, end } of tokens) {
        const written = forms.get(stem)
        if (!written || isStopWord(plain)) continue
        const form = text.slice(start, end).toLowerCase()
        written.set(form, (written.get(form) ?? 0) + 1)
      }
    }
  }
  return telling.flatMap(({ term }) => commonest(forms.get(term)) ?? [])
}

function commonest(written: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(written ?? [])].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0]
}
