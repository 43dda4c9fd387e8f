import type { Advisory } from './advisory'

/** A score and since when it held: an ISO date, and a number in the score's own unit. */
export interface ScorePoint {
  at: string
  value: number
}

/**
 * The severity scores that an advisory had one after the other, the earliest first: what its history of changes tells. Empty where the
 * score never changed. The first holds since the advisory was published, as far as anybody knows.
 */
export function severityHistory({ published, history }: Pick<Advisory, 'published' | 'history'>): ScorePoint[] {
  const points: ScorePoint[] = []
  for (const { at, fields } of history.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    for (const { field, before, after } of fields) {
      if (field !== 'score') continue
      if (points.length === 0 && isScore(before))
        points.push({ at: published && published < at ? published : at, value: Number(before) })
      if (isScore(after)) points.push({ at, value: Number(after) })
    }
  }
  return points.length > 1 ? points : []
}

function isScore(text: string): boolean {
  return /^\d{1,2}(\.\d+)?$/.test(text)
}
