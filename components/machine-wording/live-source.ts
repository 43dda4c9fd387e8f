import type { Advisory } from '../../utils/advisories'
import { isMachineWritten } from '../../utils/advisories/machine-written'
import { modelState, summarize } from '../../utils/platform/on-device-model'
import { loadSettings } from '../../utils/settings'
import type { WordingSource } from './wording-source'

/** What the model is told of the text that it is given; the text itself is not told what to do. */
const CONTEXT = 'News about one security event. Only say what the text says, with its own names and numbers.'

/** As much as a model is given, in UTF-16 units: the smallest of them hold some thousand words. */
const MOST_GIVEN = 12_000

/** Where the side panel's wordings come from: the browser's own model, and what checks its words. */
export function liveWordingSource(): WordingSource {
  return {
    isWanted: async (advisory) =>
      isOfEnglishArticles(advisory) && (await loadSettings()).machineWording && (await modelState()) === 'available',
    word: async (advisory, signal) => {
      const sources = sourcesOf(advisory)
      const text = await summarize(sources.join('\n'), CONTEXT, signal)
      // The words of English are many, and needed only here.
      const { unbacked } = await import('../../utils/digest/wording-check')
      const missing = unbacked(text, sources)
      return missing.length > 0 ? { state: 'refused', unbacked: missing } : { state: 'worded', text }
    },
  }
}

/** Only there a made-up name in lower case can be told from a word. */
function isOfEnglishArticles({ articles, keyPoints, language }: Advisory): boolean {
  return articles.length > 0 && keyPoints.length > 0 && /^en(?:-|$)/i.test(language)
}

/** What articles say, each sentence once and the most telling first, as far as a model takes it: nothing of it was written by a program. */
function sourcesOf(advisory: Advisory): string[] {
  const { articles, keyPoints, analysis, title } = advisory
  const parts = (['impact', 'technicalDetails', 'recommendedResponse'] as const).flatMap((part) =>
    isMachineWritten(advisory, `analysis.${part}`) ? [] : [analysis[part]],
  )
  const points = isMachineWritten(advisory, 'keyPoints') ? [] : keyPoints.map(({ text }) => text)
  const texts = [title, ...points, ...parts, ...articles.flatMap((article) => [article.title, article.excerpt])]
  let left = MOST_GIVEN
  return [...new Set(texts.filter((text) => text !== ''))].filter((text) => (left -= text.length) >= 0)
}
