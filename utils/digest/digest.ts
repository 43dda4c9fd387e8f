import type { Advisory } from '../advisories'
import type { Article } from '../feeds/article'
import { storyId, toStory } from './advisory'
import { Clustering, type Cluster, type Corrections } from './cluster'
import { featuresOf, type ReadArticle } from './features'
import type { Names } from './names'
import { Vocabulary } from './vocabulary'

export interface DigestSettings {
  /** The names to look for in articles. */
  names: Names
  /** What a person said about articles. */
  corrections?: Corrections
  /** Ids that stories had before, by the addresses of their articles, so that a story keeps its id when an older article comes in. */
  ids?: ReadonlyMap<string, string>
}

/**
 * News becoming advisories, an article at a time, so that whoever calls can rest between articles. Every article that comes in costs
 * about the same; an advisory is made anew only when its story grew.
 */
export class Digest {
  readonly #names: Names
  readonly #vocabulary = new Vocabulary()
  readonly #clustering: Clustering
  readonly #ids: ReadonlyMap<string, string>
  readonly #seen = new Set<string>()
  readonly #grown = new Set<Cluster>()

  constructor({ names, corrections, ids = new Map() }: DigestSettings) {
    this.#names = names
    this.#clustering = new Clustering(this.#vocabulary, corrections)
    this.#ids = ids
  }

  /** Adds an article to the story that it is about, or founds one. An article that came before is left out. */
  add(article: Article): void {
    const read = this.read(article)
    if (read) this.place(read)
  }

  /**
   * The first half of `add`: reads an article and takes its words into account; undefined for one that came before. Reading all
   * of a batch before placing any makes the result independent of which words came first.
   */
  read(article: Article): ReadArticle | undefined {
    const key = article.url || `${article.publisher}\n${article.id}`
    if (this.#seen.has(key)) return undefined
    this.#seen.add(key)
    const read = featuresOf(article, this.#names)
    this.#vocabulary.note(read)
    return read
  }

  /** The second half of `add`. */
  place(read: ReadArticle): void {
    this.#grown.add(this.#clustering.add(read))
  }

  /** The stories that grew since this was last asked, as advisories, one at a time. */
  *advisories(): Generator<Advisory> {
    for (const cluster of this.#grown) {
      this.#grown.delete(cluster)
      const advisory = this.#advisoryOf(cluster)
      if (advisory) yield advisory
    }
  }

  #advisoryOf({ members }: Cluster): Advisory | undefined {
    const reads = members.map(({ read }) => read)
    const [founder] = reads
    if (!founder) return undefined
    const kept = reads.map(({ article }) => this.#ids.get(article.url)).find((id) => id !== undefined)
    return toStory(kept ?? storyId(founder), reads, this.#vocabulary)
  }
}
