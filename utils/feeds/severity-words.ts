import { SEVERITY_BANDS, type SeverityBand } from '../advisories'

/** Words for bands that other publishers use (GitHub, Red Hat, Microsoft). */
const WORDS: Record<string, SeverityBand> = {
  moderate: 'medium',
  important: 'high',
  informational: 'none',
  negligible: 'low',
  unknown: 'none',
}

/** The band that a publisher's word stands for; undefined for other words. */
export function bandOfWord(text: string): SeverityBand | undefined {
  const word = text.trim().toLowerCase()
  return Object.hasOwn(WORDS, word) ? WORDS[word] : SEVERITY_BANDS.find((known) => known === word)
}
