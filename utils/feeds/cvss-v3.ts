import { chosenWeights, product, type VectorMetrics } from './cvss-vector'

/** Weights of the base metrics (CVSS v3.1 specification, section 7.4). */
const BASE = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
} as const
/** The same where the scope changes, which makes privileges matter less. */
const BASE_CHANGED = { ...BASE, PR: { N: 0.85, L: 0.68, H: 0.5 } } as const
const IMPACT = { H: 0.56, L: 0.22, N: 0 } as const
const HARM = { C: IMPACT, I: IMPACT, A: IMPACT } as const

/** Weights of the temporal metrics; `X`: not defined. */
const TEMPORAL = {
  E: { X: 1, H: 1, F: 0.97, P: 0.94, U: 0.91 },
  RL: { X: 1, U: 1, W: 0.97, T: 0.96, O: 0.95 },
  RC: { X: 1, C: 1, R: 0.96, U: 0.92 },
} as const

/**
 * The base score of a vector of CVSS 3.0 or 3.1 or, where it has temporal metrics, its temporal score (specification of v3.1, sections 7.1
 * and 7.2; 3.0 has the same formulae). Undefined where a base metric is missing or a value is none that the specification has.
 */
export function scoreOfV3(metrics: VectorMetrics): number | undefined {
  const scope = metrics.get('S')
  if (scope !== 'U' && scope !== 'C') return undefined
  const reach = chosenWeights(scope === 'C' ? BASE_CHANGED : BASE, metrics)
  const harm = chosenWeights(HARM, metrics)
  const temporal = chosenWeights(TEMPORAL, metrics, 'X')
  if (!reach || !harm || !temporal) return undefined
  const worst = 1 - product(harm.map((weight) => 1 - weight))
  const impact = scope === 'C' ? 7.52 * (worst - 0.029) - 3.25 * (worst - 0.02) ** 15 : 6.42 * worst
  if (impact <= 0) return 0
  const base = roundedUp(Math.min((scope === 'C' ? 1.08 : 1) * (impact + 8.22 * product(reach)), 10))
  return roundedUp(base * product(temporal))
}

/** To one decimal, in whole numbers, so that no more than the formula's own rounding is in it (specification, appendix A). */
function roundedUp(score: number): number {
  const whole = Math.round(score * 100_000)
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10
}
