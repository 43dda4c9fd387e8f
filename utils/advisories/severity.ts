/** Severity bands from least to most severe, CVSS's own (CVSS v3.1 specification, section 5). */
export const SEVERITY_BANDS = ['none', 'low', 'medium', 'high', 'critical'] as const

export type SeverityBand = (typeof SEVERITY_BANDS)[number]

/** The band of a CVSS score from 0 to 10: None 0, Low 0.1–3.9, Medium 4–6.9, High 7–8.9, Critical 9–10. */
export function bandOfScore(score: number): SeverityBand {
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 ? 'low' : 'none'
}

/** Negative when `a` is less severe than `b`, zero when they are the same, positive when it is more severe. */
export function compareBands(a: SeverityBand, b: SeverityBand): number {
  return SEVERITY_BANDS.indexOf(a) - SEVERITY_BANDS.indexOf(b)
}

/** The more severe of two bands. */
export function worseBand(a: SeverityBand, b: SeverityBand): SeverityBand {
  return compareBands(a, b) >= 0 ? a : b
}
