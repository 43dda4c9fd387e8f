import type { Advisory } from './advisory'
import { productName } from './product-name'

/** The facts whose change people are told of, each as short text; dates, bands and statuses as the record has them. */
const FACTS = {
  title: (advisory: Advisory) => advisory.title,
  status: (advisory: Advisory) => advisory.status,
  severity: (advisory: Advisory) => advisory.severity.band,
  score: (advisory: Advisory) => advisory.severity.score?.toFixed(1) ?? '',
  exploited: (advisory: Advisory) => (advisory.exploited ? (advisory.exploited.since ?? 'yes') : ''),
  due: (advisory: Advisory) => advisory.exploited?.due ?? '',
  ransomware: (advisory: Advisory) => advisory.exploited?.ransomware ?? '',
  summary: (advisory: Advisory) => advisory.summary,
  impact: (advisory: Advisory) => advisory.analysis.impact,
  technicalDetails: (advisory: Advisory) => advisory.analysis.technicalDetails,
  recommendedResponse: (advisory: Advisory) => advisory.analysis.recommendedResponse,
  affected: (advisory: Advisory) => advisory.affected.map(affectedInWords).join('; '),
  identifiers: (advisory: Advisory) => advisory.identifiers.join(', '),
  cvss: (advisory: Advisory) => advisory.cvss.map((metric) => metric.vector).join(', '),
} as const satisfies Record<string, (advisory: Advisory) => string>

type ComparedField = keyof typeof FACTS

/** The fields that `changesBetween` compares, in the order it names them. */
const COMPARED = Object.keys(FACTS) as ComparedField[]

/** EPSS moves a little every day: when that is told is decided where its scores are kept (utils/store/epss.ts). */
export type ChangeField = ComparedField | 'epss'

/** The fields that a change can be of. */
export const CHANGE_FIELDS: readonly ChangeField[] = [...COMPARED, 'epss']

/** Long texts are shown from shortly before the place where they start to differ. */
const SHOWN = 200
const LEAD = 40

/** What changed from one state of an advisory to the next, of what matters to people; before and after at most 200 characters. */
export function changesBetween(before: Advisory, after: Advisory): { field: ComparedField; before: string; after: string }[] {
  return COMPARED.flatMap((field) => {
    const [old, now] = [FACTS[field](before), FACTS[field](after)]
    if (old === now) return []
    const start = old.length <= SHOWN && now.length <= SHOWN ? 0 : differenceStart(old, now)
    return [{ field, before: excerpt(old, start), after: excerpt(now, start) }]
  })
}

function affectedInWords({ vendor, product, versions, fixed }: Advisory['affected'][number]): string {
  return [productName({ vendor, product }), versions, fixed && `(fixed in ${fixed})`].filter((part) => part !== '').join(' ')
}

/** The start of a word some way before the first difference. */
function differenceStart(a: string, b: string): number {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  if (same <= LEAD) return 0
  return a.lastIndexOf(' ', same - LEAD) + 1
}

function excerpt(text: string, start: number): string {
  const shown = Array.from(text.slice(start, start + 2 * SHOWN))
    .slice(0, SHOWN - 2)
    .join('')
  return `${start > 0 && text !== '' ? '…' : ''}${shown}${start + shown.length < text.length ? '…' : ''}`
}
