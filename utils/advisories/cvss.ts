import * as calculators from 'ae-cvss-calculator'
import type { SeverityBand } from './severity'

// A CommonJS package: its names stand on the default export in Node and beside it in bundles.
const { fromVector } = ('default' in calculators ? calculators.default : calculators) as typeof calculators

/** One CVSS rating, as records keep it. */
export interface CvssMetric {
  /** `2.0`, `3.0`, `3.1` or `4.0`. */
  version: string
  vector: string
  /** 0 to 10; null where none is stated and the vector gives none. */
  score: number | null
  /** Who rates it so. */
  source: string
}

const LONGEST_VECTOR = 300

/**
 * The version and score of a CVSS vector (CVSS 2.0, 3.0, 3.1 and 4.0, https://www.first.org/cvss/): the overall score where temporal
 * or threat metrics are given, else the base score. Undefined for what is no whole vector.
 */
export function readVector(vector: string): { version: string; score: number } | undefined {
  const text = vector.trim()
  if (text.length > LONGEST_VECTOR || !/^(CVSS:\d|AV:[LAN]\/)/.test(text)) return undefined
  try {
    const read = fromVector(text) as Vector | undefined
    if (!read?.isBaseFullyDefined()) return undefined
    const { overall } = read.calculateScores(false)
    const version = /^CVSS:([\d.]+)$/.exec(read.getVectorName())?.[1]
    return version === undefined || !Number.isFinite(overall) ? undefined : { version, score: overall }
  } catch {
    return undefined
  }
}

/** As much of the package's vectors as is used here; it gives them as `any`. */
interface Vector {
  isBaseFullyDefined: () => boolean
  getVectorName: () => string
  calculateScores: (normalize: boolean) => { overall: number }
}

/** A rating from what a feed states: with the score that the vector gives where none is stated; undefined where there is neither. */
export function toMetric({
  vector,
  score,
  source,
  version = '',
}: {
  vector: string
  score?: number | null
  source: string
  version?: string
}): CvssMetric | undefined {
  const read = readVector(vector)
  const stated = typeof score === 'number' && score >= 0 && score <= 10 ? score : null
  if (!read && (stated === null || vector.trim() === '')) return undefined
  return { version: read?.version ?? (version || 'unknown'), vector: vector.trim(), score: stated ?? read?.score ?? null, source }
}

/**
 * The severity of ratings: the newest version of CVSS counts, and of several the worst. Each rating is a reason that says who rates it so,
 * and whether the number is theirs or follows from their vector. Without ratings, the word that the feed (`source`) has for it.
 */
export function severityOfMetrics(
  metrics: readonly (CvssMetric & { computed?: boolean })[],
  word: { band?: SeverityBand | undefined; source: string },
): { band?: string; score: number | null; reasons: { text: string; effect: 'states'; source: string }[] } {
  const rated = metrics.filter(({ score }) => score !== null)
  const [best] = [...rated].sort((a, b) => b.version.localeCompare(a.version) || (b.score ?? 0) - (a.score ?? 0))
  const reasons = rated.map(({ version, score, source, computed }) => ({
    text: `CVSS ${version} ${computed ? 'vector gives' : 'score'} ${score?.toFixed(1)}`,
    effect: 'states' as const,
    source,
  }))
  if (best) return { score: best.score, reasons }
  if (word.band === undefined)
    return { score: null, reasons: [{ text: 'No severity is stated', effect: 'states', source: word.source }] }
  return {
    band: word.band,
    score: null,
    reasons: [{ text: `Rated ${word.band}, without a score`, effect: 'states', source: word.source }],
  }
}
