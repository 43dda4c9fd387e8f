import type { Advisory } from '../../utils/advisories'
import { isEstimated, isMachineWritten } from '../../utils/advisories/machine-written'
import { firstSentences } from './first-sentences'

/** How much of a longer text is shown, in whole sentences. */
export const SHORT = 220

/**
 * What a card has room for: nothing twice, since what is put together from articles has its sentences in several fields, and no word of
 * what those do not report.
 */
export function inBrief(advisory: Advisory): Advisory {
  const { summary, analysis, keyPoints } = advisory
  const unless = (field: 'impact' | 'recommendedResponse') =>
    isEstimated(advisory) && isMachineWritten(advisory, `analysis.${field}`) ? '' : analysis[field]
  const [impact, recommendedResponse] = [unless('impact'), unless('recommendedResponse')]
  const said = [summary, recommendedResponse, impact].map((text) => firstSentences(text, SHORT)).join('\n')
  return {
    ...advisory,
    analysis: { ...analysis, impact, recommendedResponse },
    keyPoints: keyPoints.filter(({ text }) => !said.includes(text)),
  }
}
