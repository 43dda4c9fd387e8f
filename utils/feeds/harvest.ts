import { cleanText, type Advisory } from '../advisories'
import type { Article } from './article'

const MAX_PROBLEMS = 100

/** What a format gathers while it reads: records, of which the last with an id stands, and problems, of which 100 are kept. */
export class Harvest {
  readonly #advisories = new Map<string, { place: string; record: Advisory }>()
  readonly #articles = new Map<string, { place: string; record: Article }>()
  readonly #problems: string[] = []
  #untold = 0

  /** `place` says where in the document, `what` is wrong there and what was done about it. */
  problem(place: string, what: string): void {
    if (this.#problems.length < MAX_PROBLEMS - 1) this.#problems.push(`${place}: ${cleanText(what, 300)}`)
    else this.#untold++
  }

  advisory(place: string, record: Advisory): void {
    this.#keep(this.#advisories, place, record)
  }

  article(place: string, record: Article): void {
    this.#keep(this.#articles, place, record)
  }

  result(): { advisories: Advisory[]; articles: Article[]; problems: string[] } {
    const more = this.#untold > 0 ? [`and ${this.#untold} more`] : []
    return {
      advisories: [...this.#advisories.values()].map(({ record }) => record),
      articles: [...this.#articles.values()].map(({ record }) => record),
      problems: [...this.#problems, ...more],
    }
  }

  #keep<Kept extends { id: string }>(records: Map<string, { place: string; record: Kept }>, place: string, record: Kept): void {
    const earlier = records.get(record.id)
    if (earlier) this.problem(place, `same id as ${earlier.place} (“${cleanText(record.id, 80)}”); the later one stands`)
    records.set(record.id, { place, record })
  }
}
