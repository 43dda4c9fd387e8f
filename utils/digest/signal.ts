/**
 * - `flaw` and `incident`: how bad it is when nothing else is known (the highest of a story counts)
 * - `raises` and `lowers`: what is added to that
 * - `topic`: what the story is about, where nothing bad is said; the score then
 */
export type SignalRole = 'flaw' | 'incident' | 'raises' | 'lowers' | 'topic'

/** One kind of thing that articles say, with the phrases that say so. */
export interface Signal {
  kind: string
  role: SignalRole
  /** Points of the scale from 0 to 10. */
  weight: number
  /** What a reader is told: "Exploited in the wild". */
  label: string
  /** Whether matches are shown as indicators; the rest only weighs. */
  shown: boolean
  phrases: string
}

/** An entry of the tables. */
export function signal(kind: string, role: SignalRole, weight: number, label: string, phrases: string, shown = true): Signal {
  return { kind, role, weight, label, shown, phrases }
}
