import { toTenth, type VectorMetrics } from './cvss-vector'
import { MACRO_VECTOR_SCORES } from './cvss-v4-scores'

/*
 * CVSS 4.0 (specification, section 8.2): vectors fall into 270 sets, the MacroVectors, by five levels. Experts gave each set the score of its
 * most severe vectors; what is less severe within the set is put between that score and those of the sets below.
 */

/** The values of each metric, the most severe first; how far two are apart is their severity distance. */
const VALUES = {
  ...{ AV: 'NALP', PR: 'NLH', UI: 'NPA', AC: 'LH', AT: 'NP' },
  ...{ VC: 'HLN', VI: 'HLN', VA: 'HLN', CR: 'HML', IR: 'HML', AR: 'HML' },
  ...{ SC: 'HLN', SI: 'SHLN', SA: 'SHLN', E: 'APU' },
} as const
type Metric = keyof typeof VALUES
type Values = Record<Metric, string>

/** What threat and environmental metrics are taken for where they are not defined: the worst. */
const UNDEFINED: Partial<Values> = { E: 'A', CR: 'H', IR: 'H', AR: 'H' }

/** How bad a vector is by exploitability (EQ1, EQ2), harm and requirements (EQ3 with EQ6), harm beyond (EQ4) and threat (EQ5). */
type Levels = readonly [eq1: number, eq2: number, eq3and6: number, eq4: number, eq5: number]

/** A dimension of the MacroVectors: its metrics and, for each level, its most severe values and how many steps deep it is. */
interface Dimension {
  metrics: readonly Metric[]
  levels: readonly { highest: readonly string[]; depth: number }[]
}

/** Specification, tables 24 to 29 and section 8.3; the levels of EQ3 with EQ6 are 00, 01, 10, 11 and 21. */
const DIMENSIONS: readonly Dimension[] = [
  {
    metrics: ['AV', 'PR', 'UI'],
    levels: [
      { highest: ['NNN'], depth: 1 },
      { highest: ['ANN', 'NLN', 'NNP'], depth: 4 },
      { highest: ['PNN', 'ALP'], depth: 5 },
    ],
  },
  {
    metrics: ['AC', 'AT'],
    levels: [
      { highest: ['LN'], depth: 1 },
      { highest: ['HN', 'LP'], depth: 2 },
    ],
  },
  {
    metrics: ['VC', 'VI', 'VA', 'CR', 'IR', 'AR'],
    levels: [
      { highest: ['HHHHHH'], depth: 7 },
      { highest: ['HHLMMH', 'HHHMMM'], depth: 6 },
      { highest: ['LHHHHH', 'HLHHHH'], depth: 8 },
      { highest: ['LHLHMH', 'LHHHMM', 'HLHMHM', 'HLLMHH', 'LLHHHM'], depth: 8 },
      { highest: ['LLLHHH'], depth: 10 },
    ],
  },
  {
    metrics: ['SC', 'SI', 'SA'],
    levels: [
      { highest: ['HSS'], depth: 6 },
      { highest: ['HHH'], depth: 5 },
      { highest: ['LLL'], depth: 4 },
    ],
  },
  {
    metrics: ['E'],
    levels: ['A', 'P', 'U'].map((value) => ({ highest: [value], depth: 1 })),
  },
]

/** The levels below each level of EQ3 with EQ6. */
const BELOW_EQ3AND6 = [[1, 2], [3], [3], [4], []] as const

/**
 * The score of a vector of CVSS 4.0 with all the metrics that it has: base, threat and environmental (specification, section 8.2). Undefined
 * where a base metric is missing or a value is none that the specification has.
 */
export function scoreOfV4(metrics: VectorMetrics): number | undefined {
  const values = effective(metrics)
  if (!values) return undefined
  if ((['VC', 'VI', 'VA', 'SC', 'SI', 'SA'] as const).every((metric) => values[metric] === 'N')) return 0
  const levels = levelsOf(values)
  const highest = scoreAt(levels)
  if (highest === undefined) return undefined
  const shares = DIMENSIONS.flatMap((dimension, index) => {
    const below = scoreBelow(levels, index)
    return below === undefined ? [] : [(highest - below) * distance(dimension, levels[index] ?? 0, values)]
  })
  const mean = shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length
  return Math.max(0, toTenth(highest - mean))
}

/** The value that counts for each metric: the environment's where it is defined, else the base's. */
function effective(metrics: VectorMetrics): Values | undefined {
  const values: Partial<Values> = {}
  for (const metric of Object.keys(VALUES) as Metric[]) {
    const base = metrics.get(metric) ?? 'X'
    const modified = metrics.get(`M${metric}`) ?? 'X'
    // Harm to people's safety is known of an environment only.
    const allowed = metric.startsWith('S') ? 'HLN' : VALUES[metric]
    const own = base === 'X' ? (UNDEFINED[metric] ?? '') : base
    const counted = modified === 'X' ? own : modified
    if (own.length !== 1 || counted.length !== 1 || !allowed.includes(own) || !VALUES[metric].includes(counted)) return undefined
    values[metric] = counted
  }
  return values as Values
}

function levelsOf(values: Values): Levels {
  const { AV, PR, UI, AC, AT, VC, VI, VA, SC, SI, SA, E } = values
  const open = [AV, PR, UI].filter((value) => value === 'N').length
  const eq1 = open === 3 ? 0 : open > 0 && AV !== 'P' ? 1 : 2
  const eq2 = AC === 'L' && AT === 'N' ? 0 : 1
  const eq3 = VC === 'H' && VI === 'H' ? 0 : VC === 'H' || VI === 'H' || VA === 'H' ? 1 : 2
  const needed = (['C', 'I', 'A'] as const).some((of) => values[`V${of}`] === 'H' && values[`${of}R`] === 'H')
  const eq3and6 = eq3 === 2 ? 4 : 2 * eq3 + (needed ? 0 : 1)
  const eq4 = SI === 'S' || SA === 'S' ? 0 : SC === 'H' || SI === 'H' || SA === 'H' ? 1 : 2
  return [eq1, eq2, eq3and6, eq4, VALUES.E.indexOf(E)]
}

function scoreAt([eq1, eq2, eq3and6, eq4, eq5]: Levels): number | undefined {
  return MACRO_VECTOR_SCORES[eq1]?.[eq2]?.[eq3and6]?.[eq4]?.[eq5]
}

/** The score of the set below in one dimension, the higher one where there are two; undefined where there is none. */
function scoreBelow(levels: Levels, dimension: number): number | undefined {
  const level = levels[dimension] ?? 0
  const below = dimension === 2 ? (BELOW_EQ3AND6[level] ?? []) : [level + 1]
  const scores = below.map((lower) => scoreAt(levels.with(dimension, lower) as unknown as Levels))
  const known = scores.filter((score) => score !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

/** How far values are from the most severe ones of their level that are at least as severe in every metric, as a share of the level's depth. */
function distance({ metrics, levels }: Dimension, level: number, values: Values): number {
  const { highest, depth } = levels[level] ?? { highest: [], depth: 1 }
  for (const vector of highest) {
    const steps = metrics.map((metric, index) => rank(metric, values[metric]) - rank(metric, vector.charAt(index)))
    if (steps.every((step) => step >= 0)) return steps.reduce((sum, step) => sum + step, 0) / depth
  }
  return 0
}

function rank(metric: Metric, value: string): number {
  return VALUES[metric].indexOf(value)
}
