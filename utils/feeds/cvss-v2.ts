import { chosenWeights, product, toTenth, type VectorMetrics } from './cvss-vector'

/** Weights of the base metrics (A Complete Guide to CVSS Version 2.0, section 3.2.1). */
const BASE = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
} as const
const IMPACT = { N: 0, P: 0.275, C: 0.66 } as const
const HARM = { C: IMPACT, I: IMPACT, A: IMPACT } as const

/** Weights of the temporal metrics (section 3.2.2); `ND`: not defined. */
const TEMPORAL = {
  E: { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 },
  RL: { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 },
  RC: { UC: 0.9, UR: 0.95, C: 1, ND: 1 },
} as const

/**
 * The base score of a vector of CVSS 2.0 or, where it has temporal metrics, its temporal score (https://www.first.org/cvss/v2/guide, section
 * 3.2). Undefined where a base metric is missing or a value is none that the guide has.
 */
export function scoreOfV2(metrics: VectorMetrics): number | undefined {
  const reach = chosenWeights(BASE, metrics)
  const harm = chosenWeights(HARM, metrics)
  const temporal = chosenWeights(TEMPORAL, metrics, 'ND')
  if (!reach || !harm || !temporal) return undefined
  const impact = 10.41 * (1 - product(harm.map((weight) => 1 - weight)))
  const base = toTenth(impact === 0 ? 0 : (0.6 * impact + 0.4 * 20 * product(reach) - 1.5) * 1.176)
  return toTenth(base * product(temporal))
}
