import type { SeverityBand } from '../advisories'

/** One CVSS rating, as records keep it. */
export interface CvssMetric {
  /** `2.0`, `3.0`, `3.1` or `4.0`. */
  version: string
  vector: string
  /** 0 to 10; null where none is stated and the vector gives none. */
  score: number | null
  /** Who rates it so. */
  source: string
  /** True where the score follows from the vector and is not their own number. */
  computed: boolean
}

const LONGEST_VECTOR = 300

/** Weights of the base metrics (CVSS v3.1 specification, section 7.4); `changed`: of privileges where the scope changes. */
const WEIGHTS = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  changed: { N: 0.85, L: 0.68, H: 0.5 },
  UI: { N: 0.85, R: 0.62 },
  impact: { H: 0.56, L: 0.22, N: 0 },
} as const

/**
 * The version of a CVSS vector (2.0 to 4.0, https://www.first.org/cvss/), and its base score where it is one of version 3 (specification of
 * v3.1, sections 7.1 and 7.4; 3.0 has the same formula). Those of 2.0 and 4.0 are not worked out: null. Undefined for what is no vector.
 */
export function readVector(vector: string): { version: string; score: number | null } | undefined {
  const text = vector.trim()
  if (text.length > LONGEST_VECTOR) return undefined
  if (/^AV:[LAN]\/AC:[HML]\/Au:[MSN]\/C:[NPC]\/I:[NPC]\/A:[NPC](\/|$)/.test(text)) return { version: '2.0', score: null }
  const version = /^CVSS:(3\.[01]|4\.0)\//.exec(text)?.[1]
  const metrics = new Map(
    text
      .split('/')
      .slice(1)
      .map((part) => part.split(':', 2) as [string, string]),
  )
  if (version === undefined || !metrics.has('AV')) return undefined
  const score = version === '4.0' ? null : baseScore(metrics)
  return score === undefined ? undefined : { version, score }
}

function baseScore(metrics: ReadonlyMap<string, string>): number | undefined {
  const scope = metrics.get('S')
  const isChanged = scope === 'C'
  const weight = (of: keyof typeof WEIGHTS, metric: string) => (WEIGHTS[of] as Record<string, number>)[metrics.get(metric) ?? '']
  const reach = [weight('AV', 'AV'), weight('AC', 'AC'), weight(isChanged ? 'changed' : 'PR', 'PR'), weight('UI', 'UI')]
  const harm = ['C', 'I', 'A'].map((metric) => weight('impact', metric))
  if ((scope !== 'U' && !isChanged) || [...reach, ...harm].includes(undefined)) return undefined
  const exploitability = 8.22 * product(reach)
  const base = 1 - product(harm.map((each) => 1 - (each ?? 0)))
  const impact = isChanged ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base
  if (impact <= 0) return 0
  return roundedUp(Math.min((isChanged ? 1.08 : 1) * (impact + exploitability), 10))
}

function product(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((all, each) => all * (each ?? 0), 1)
}

/** To one decimal, in whole numbers, so that no more than the formula's own rounding is in it (specification, appendix A). */
function roundedUp(score: number): number {
  const whole = Math.round(score * 100_000)
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10
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
