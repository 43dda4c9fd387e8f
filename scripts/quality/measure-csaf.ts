import { partOf, type Part } from '../../utils/digest/analysis'
import { sentencesOf } from '../../utils/digest/sentences'

interface Texts {
  title?: string
  category?: string
  text?: string
  details?: string
}

interface CsafDocument {
  document?: { notes?: Texts[] }
  vulnerabilities?: { notes?: Texts[]; remediations?: Texts[]; threats?: Texts[] }[]
}

export interface SorterQuality {
  sentences: number
  right: number
  /** Of each part's sentences, the share that was sorted into it. */
  byPart: Record<Part, number>
  errors: string[]
}

/**
 * How well sentences are sorted into the parts of an analysis, judged by authors who labelled theirs: CSAF's risk evaluations and threats
 * are impact, notes of vulnerabilities technical details, remediations and recommended practices response. Each wording counts once, whoever
 * repeats it; headings and addresses, which are shorter than 25 characters or one word, are left out.
 */
export function measureSorter(documents: readonly unknown[]): SorterQuality {
  const labelled = new Map<string, Part>()
  for (const document of documents as CsafDocument[]) {
    for (const [part, text] of labelledTexts(document)) {
      for (const sentence of sentencesOf(text)) if (sentence.length >= 25 && sentence.includes(' ')) labelled.set(sentence, part)
    }
  }
  const sorted = [...labelled].map(([sentence, part]) => ({ sentence, part, found: partOf(sentence).part }))
  const right = (each: (typeof sorted)[number]) => each.part === each.found
  const share = (part: Part) => {
    const of = sorted.filter((each) => each.part === part)
    return of.filter(right).length / of.length
  }
  return {
    sentences: sorted.length,
    right: sorted.filter(right).length / sorted.length,
    byPart: {
      impact: share('impact'),
      technicalDetails: share('technicalDetails'),
      recommendedResponse: share('recommendedResponse'),
    },
    errors: sorted.filter((each) => !right(each)).map(({ sentence, part, found }) => `${part}, found ${found}: ${sentence}`),
  }
}

function labelledTexts({ document = {}, vulnerabilities = [] }: CsafDocument): [Part, string][] {
  const texts: [Part, string][] = []
  for (const { title = '', category = '', text = '' } of document.notes ?? []) {
    if (/risk evaluation/i.test(title)) texts.push(['impact', text])
    else if (category === 'general' && /recommend/i.test(title)) texts.push(['recommendedResponse', text])
  }
  for (const { notes = [], remediations = [], threats = [] } of vulnerabilities) {
    for (const { category = '', text = '' } of notes) {
      if (/^(?:summary|description|details)$/.test(category)) texts.push(['technicalDetails', text])
    }
    for (const { details = '' } of remediations) texts.push(['recommendedResponse', details])
    for (const { category, details = '' } of threats) if (category === 'impact') texts.push(['impact', details])
  }
  return texts
}
