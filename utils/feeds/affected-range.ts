/** One range of versions of a product or package, in the form of an advisory's affected ranges. */
export interface AffectedRange {
  vendor: string
  product: string
  ecosystem: string
  versions: string
  introduced: string
  fixed: string
}

/** A range in words that need no translation: `>= 1.2, < 1.4`. */
export function rangeText(introduced: string, fixed: string, last: string): string {
  const end = fixed !== '' ? `< ${fixed}` : last !== '' ? `<= ${last}` : ''
  return [introduced !== '' && `>= ${introduced}`, end].filter((part) => part).join(', ')
}

/** What to update to what, where ranges say in which versions it is fixed; empty where none does. */
export function upgradeTo(ranges: readonly AffectedRange[]): string {
  const fixed = new Map<string, string[]>()
  for (const { product, fixed: version } of ranges) {
    if (version !== '') fixed.set(product, [...(fixed.get(product) ?? []), version])
  }
  const steps = [...fixed].map(([product, versions]) => `${product} to ${[...new Set(versions)].join(' or ')}`)
  return steps.length > 0 ? `Update ${steps.slice(0, 5).join(', ')}, or later.` : ''
}
