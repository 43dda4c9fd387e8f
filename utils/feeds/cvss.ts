import type { SeverityBand } from '../advisories'
import { scoreOfV2 } from './cvss-v2'
import { scoreOfV3 } from './cvss-v3'
import { scoreOfV4 } from './cvss-v4'
import { readMetrics, type VectorMetrics } from './cvss-vector'

/** One CVSS rating, as records keep it. */
export interface CvssMetric {
  /** `2.0`, `3.0`, `3.1` or `4.0`. */
  version: string
  vector: string
  /** 0 to 10; the vector's where none is stated, null where it gives none either. */
  score: number | null
  /** Who rates it so. */
  source: string
  /** True where the score follows from the vector and is not their own number. */
  computed: boolean
}

/**
 * The version of a CVSS vector (2.0 to 4.0, https://www.first.org/cvss/) and the score that follows from it: with its temporal or threat
 * metrics where it has any, since whoever states them knows them. Undefined for what is no vector.
 */
export function readVector(vector: string): { version: string; score: number } | undefined {
  const text = vector.trim()
  const [, version = '2.0', body = text] = /^CVSS:(3\.[01]|4\.0)\/(.*)$/.exec(text) ?? []
  const metrics = readMetrics(body)
  const score = metrics && SCORE_OF[version]?.(metrics)
  return score === undefined ? undefined : { version, score }
}

const SCORE_OF: Readonly<Record<string, (metrics: VectorMetrics) => number | undefined>> = {
  '2.0': scoreOfV2,
  '3.0': scoreOfV3,
  '3.1': scoreOfV3,
  '4.0': scoreOfV4,
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
  return {
    version: read?.version ?? (version || 'unknown'),
    vector: vector.trim(),
    score: stated ?? read?.score ?? null,
    source,
    computed: stated === null,
  }
}

/**
 * The severity of ratings: the newest version of CVSS counts, and of several the worst. Each rating is a reason that says who rates it so,
 * and whether the number is theirs or follows from their vector. Without ratings, the word that the feed (`source`) has for it.
 */
export function severityOfMetrics(
  metrics: readonly CvssMetric[],
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
