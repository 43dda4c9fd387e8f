/** The metrics of a vector by their abbreviations: `AV` is `N`. */
export type VectorMetrics = ReadonlyMap<string, string>

const LONGEST_VECTOR = 300

/** The metrics of a vector without its prefix; undefined where one is named twice, which no version of CVSS allows, or has no value. */
export function readMetrics(text: string): VectorMetrics | undefined {
  if (text.length > LONGEST_VECTOR) return undefined
  const metrics = new Map<string, string>()
  for (const part of text.split('/')) {
    const [name = '', value = '', ...rest] = part.split(':')
    if (name === '' || value === '' || rest.length > 0 || metrics.has(name)) return undefined
    metrics.set(name, value)
  }
  return metrics
}

/**
 * The weights of a vector's values for some metrics, in their order. A metric that the vector lacks has the value `otherwise`; undefined where
 * that is not given, or where a value is none of the metric's.
 */
export function chosenWeights(
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>,
  metrics: VectorMetrics,
  otherwise?: string,
): number[] | undefined {
  const chosen: number[] = []
  for (const [metric, byValue] of Object.entries(weights)) {
    const value = metrics.get(metric) ?? otherwise
    const weight = value !== undefined && Object.hasOwn(byValue, value) ? byValue[value] : undefined
    if (weight === undefined) return undefined
    chosen.push(weight)
  }
  return chosen
}

/** Numbers multiplied. */
export function product(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all * each, 1)
}

/** To the nearest tenth, halves up. What binary fractions lose on the way must not turn a half down. */
export function toTenth(score: number): number {
  return Math.round(score * 10 + 1e-6) / 10
}
