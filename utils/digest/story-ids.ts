import { fingerprintOfText } from '../advisories'
import type { ReadArticle } from './features'

/**
 * The ids of stories. A story has its id from the article that founded it and keeps the one that it had before; of a story that became
 * two, the one with more of its articles keeps it, and of equals the one that came first.
 */
export class StoryIds {
  readonly #before: ReadonlyMap<string, string>
  /** How many articles of each cluster had an id before, by that id. */
  readonly #articles = new Map<string, Map<number, number>>()
  readonly #ofCluster = new Map<number, Set<string>>()

  /** `before`: the ids that stories had, by the addresses of their articles. */
  constructor(before: ReadonlyMap<string, string>) {
    this.#before = before
  }

  /** An article has come into a cluster, by its number. */
  note(address: string, cluster: number): void {
    const id = this.#before.get(address)
    if (id === undefined) return
    const counts = this.#articles.get(id) ?? new Map<number, number>()
    this.#articles.set(id, counts.set(cluster, (counts.get(cluster) ?? 0) + 1))
    this.#ofCluster.set(cluster, (this.#ofCluster.get(cluster) ?? new Set<string>()).add(id))
  }

  /** The id of a cluster's story, once all articles of a batch have come. */
  idOf(cluster: number, founder: ReadArticle): string {
    const [kept] = [...(this.#ofCluster.get(cluster) ?? [])]
      .filter((id) => this.#heir(id) === cluster)
      .sort((a, b) => (this.#articles.get(b)?.get(cluster) ?? 0) - (this.#articles.get(a)?.get(cluster) ?? 0))
    if (kept !== undefined) return kept
    const own = storyId(founder)
    return this.#articles.has(own) ? storyId(founder, 'apart') : own
  }

  #heir(id: string): number | undefined {
    return [...(this.#articles.get(id) ?? [])].sort(([a, most], [b, more]) => more - most || a - b)[0]?.[0]
  }
}

/** An id for the story that an article founded: a URN (RFC 8141), the same whenever it is made. */
function storyId({ article: { url, publisher, id } }: ReadArticle, after = ''): string {
  return `urn:caveat:story:${fingerprintOfText(`${url || `${publisher}\n${id}`}${after && `\n${after}`}`)}`
}
