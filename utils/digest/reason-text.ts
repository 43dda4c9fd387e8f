import type { Advisory, SeverityReason } from '../advisories'

/** A reason that was read in an article: what it means, and the words that say so. */
export function reasonText(label: string, term: string | undefined): string {
  return term === undefined ? label : `${label}: “${term}”`
}

/** The indicator whose words a reason quotes; undefined for reasons that quote none. */
export function indicatorBehind(
  { text }: Pick<SeverityReason, 'text'>,
  indicators: Advisory['indicators'],
): Advisory['indicators'][number] | undefined {
  const quoted = /: “([^“]+)”$/.exec(text)?.[1]?.toLowerCase()
  return quoted === undefined ? undefined : indicators.find(({ term }) => term.toLowerCase() === quoted)
}
