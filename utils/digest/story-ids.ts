import { fingerprintOfText } from '../advisories'
import type { ReadArticle } from './features'

/**
 * The ids of stories. A story has its id from the article that founded it and keeps the one that it had before; of a story that became
 * two, the one with more of its articles keeps it, and of equals the one that came first.
 */
export class StoryIds {
  readonly #before: Map<string, string>
  readonly #clusterOf = new Map<string, number>()
  /** How many articles of each cluster had an id before, by that id. */
  readonly #articles = new Map<string, Map<number, number>>()
  readonly #ofCluster = new Map<number, Set<string>>()

  /** `before`: the ids that stories had, by the addresses of their articles. */
  constructor(before: ReadonlyMap<string, string>) {
    this.#before = new Map(before)
  }

  /** An article is in a cluster, by its number, and no longer in the one that it was in. */
  note(address: string, cluster: number): void {
    const earlier = this.#clusterOf.get(address)
    if (earlier === cluster) return
    this.#clusterOf.set(address, cluster)
    const id = this.#before.get(address)
    if (id === undefined) return
    if (earlier !== undefined) this.#count(id, earlier, -1)
    this.#count(id, cluster, 1)
  }

  /** An article was told of under this id, which its story keeps from then on. */
  keep(address: string, id: string): void {
    const cluster = this.#clusterOf.get(address)
    const before = this.#before.get(address)
    if (before === id || cluster === undefined) return
    if (before !== undefined) this.#count(before, cluster, -1)
    this.#before.set(address, id)
    this.#count(id, cluster, 1)
  }

  #count(id: string, cluster: number, more: 1 | -1): void {
    const counts = this.#articles.get(id) ?? new Map<number, number>()
    const count = (counts.get(cluster) ?? 0) + more
    if (count > 0) counts.set(cluster, count)
    else counts.delete(cluster)
    this.#articles.set(id, counts)
    const ids = this.#ofCluster.get(cluster) ?? new Set<string>()
    if (count > 0) ids.add(id)
    else ids.delete(id)
    this.#ofCluster.set(cluster, ids)
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
