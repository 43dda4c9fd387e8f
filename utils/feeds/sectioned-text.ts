import { cleanText, LIMITS } from '../advisories'
import { markdownSections } from './markdown-text'

const IMPACT = /^(impact|risk|consequences?|severity)\b/i
const RESPONSE =
  /^(patch(es)?|workarounds?|mitigations?|remediation|resolution|fix(es)?|solutions?|recommend|how do i fix|possible (patch|alternative)|alternative|upgrade|what (should|can) )/i
const OTHER = /^(references?|for more information|credits?|acknowledge?ments?|reporting|support|contact|timeline)\b/i

/** A Markdown description told apart by its headings, as advisories have them: what it does, how, and what to do. */
export function sectionedText(markdown: string): {
  summary: string
  analysis: { impact: string; technicalDetails: string; recommendedResponse: string }
} {
  const parts = { summary: [] as string[], impact: [] as string[], details: [] as string[], response: [] as string[] }
  for (const { heading, text } of markdownSections(markdown, LIMITS.body)) {
    if (text === '') continue
    if (heading === '' || /^(summary|overview|description)\b/i.test(heading)) parts.summary.push(text)
    else if (IMPACT.test(heading)) parts.impact.push(text)
    else if (RESPONSE.test(heading)) parts.response.push(text)
    else if (!OTHER.test(heading)) parts.details.push(`${heading}\n${text}`)
  }
  const joined = (texts: string[]) => cleanText(texts.join('\n\n'), LIMITS.body)
  return {
    summary: joined(parts.summary) || joined(parts.impact),
    analysis: {
      impact: parts.summary.length > 0 ? joined(parts.impact) : '',
      technicalDetails: joined(parts.details),
      recommendedResponse: joined(parts.response),
    },
  }
}
