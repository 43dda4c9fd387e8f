import { compareBands, SEVERITY_BANDS, type SeverityBand } from '../advisories'

/* What happened to an advisory, as it is noted in the transaction in which it happens and told of afterwards. */

/** `changed` is any change of a fact that `changesBetween` compares, the named ones too. */
export type HappeningKind = 'new' | 'exploited' | 'severity' | 'epss' | 'changed'

export interface Happening {
  /** The advisory's id in the store. */
  id: string
  /** When, as an ISO date. */
  at: string
  kinds: HappeningKind[]
}

/** What the changes of an advisory come to; undefined for none. */
export function happeningOf(
  id: string,
  at: string,
  changes: readonly { field: string; before: string; after: string }[],
): Happening | undefined {
  if (changes.length === 0) return undefined
  const kinds = changes.flatMap(({ field, before, after }): HappeningKind[] => {
    if (field === 'exploited' && before === '' && after !== '') return ['exploited']
    return field === 'severity' && rose(before, after) ? ['severity'] : []
  })
  return { id, at, kinds: [...kinds, 'changed'] }
}

function rose(before: string, after: string): boolean {
  return isBand(before) && isBand(after) && compareBands(after, before) > 0
}

function isBand(text: string): text is SeverityBand {
  return (SEVERITY_BANDS as readonly string[]).includes(text)
}
