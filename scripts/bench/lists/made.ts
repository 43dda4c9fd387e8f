import type { Advisory } from '../../../utils/advisories'
import { entityKeys } from '../../../utils/store/standing'
import type { AdvisoryRow } from '../../../utils/store/rows'

/**
 * As many advisories as are wanted, made of real ones: each round has ids, identifiers and some long words of its own, so that the words that
 * can be searched for grow with them, and dates a week before those of the last. `from`: so many were made before.
 */
export function made(advisories: readonly Advisory[], count: number, from = 0): AdvisoryRow[] {
  return Array.from({ length: count }, (_, place) => {
    const at = from + place
    const one = advisories[at % advisories.length]
    if (!one) throw new Error('There is nothing to make advisories of.')
    const round = Math.floor(at / advisories.length)
    const advisory = {
      ...one,
      id: `${one.id}/${round}`,
      title: varied(one.title, round),
      summary: varied(one.summary, round),
      identifiers: one.identifiers.map((id) => id.replace(/\d+$/, (number) => String(Number(number) + round * 10_000))),
    }
    const changed = new Date(Date.parse(one.updated ?? one.published ?? '2026-01-01') - round * 7 * 86_400_000).toISOString()
    return { id: advisory.id, advisory, changed, ...entityKeys(advisory), identifiers: advisory.identifiers, private: false }
  })
}

function varied(text: string, round: number): string {
  if (round === 0) return text
  const ending = String.fromCharCode(97 + (round % 26))
  return text.replace(/\b[a-z]{7,}\b/g, (word) => ((word.length + round) % 5 === 0 ? word + ending : word))
}
