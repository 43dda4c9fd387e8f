import type { Advisory } from '../advisories'
import type { Article } from '../feeds/article'
import { storyKey, storyOf, toStory } from './advisory'
import { Clustering, type Cluster, type Corrections } from './cluster'
import { featuresOf, type ReadArticle } from './features'
import type { Names } from './names'
import { StoryIds } from './story-ids'
import { Vocabulary } from './vocabulary'

export interface DigestSettings {
  /** The names to look for in articles. */
  names: Names
  /** What a person said about articles. */
  corrections?: Corrections
  /** Ids that stories had before, by the addresses of their articles, so that a story keeps its id when an older article comes in. */
  ids?: ReadonlyMap<string, string>
  /**
   * Stories as they were told before. One whose articles are the same stays as it was, and costs nothing: which sentences tell most hangs on
   * all the news there is, and what would change with that alone is no change of the story.
   */
  held?: readonly Advisory[]
  /** Tells no story that gives no reason for any severity and names no vulnerability: most news is about something else. */
  onlySecurity?: boolean
}

/**
 * News becoming advisories, an article at a time, so that whoever calls can rest between articles. Every article that comes in costs
 * about the same; an advisory is made anew only when its story grew.
 */
export class Digest {
  readonly #names: Names
  readonly #vocabulary = new Vocabulary()
  readonly #clustering: Clustering
  readonly #notAbout: ReadonlyMap<string, readonly string[]>
  readonly #ids: StoryIds
  readonly #held: ReadonlyMap<string, Advisory>
  readonly #onlySecurity: boolean
  readonly #seen = new Set<string>()
  readonly #grown = new Set<Cluster>()
  readonly #unsettled = new Set<Cluster>()

  constructor({ names, corrections, ids = new Map(), held = [], onlySecurity = false }: DigestSettings) {
    this.#names = names
    this.#clustering = new Clustering(this.#vocabulary, corrections)
    this.#notAbout = corrections?.notAbout ?? new Map<string, string[]>()
    this.#ids = new StoryIds(ids)
    this.#held = new Map(held.map((story) => [story.id, story]))
    this.#onlySecurity = onlySecurity
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
    const said = this.#notAbout.get(article.url)
    const whole = featuresOf(article, this.#names)
    const read = said ? { ...whole, identifiers: whole.identifiers.filter((id) => !said.includes(id)) } : whole
    this.#vocabulary.note(read)
    return read
  }

  /** The second half of `add`. */
  place(read: ReadArticle): void {
    const cluster = this.#clustering.add(read)
    this.#grown.add(cluster)
    this.#unsettled.add(cluster)
  }

  /** Takes stories apart that became several, a step for each that grew. */
  *settle(): Generator<undefined> {
    for (const cluster of this.#unsettled) {
      this.#unsettled.delete(cluster)
      for (const each of [cluster, ...this.#clustering.split(cluster)]) {
        this.#grown.add(each)
        for (const { read } of each.members) this.#ids.note(read.article.url, each.number)
      }
      yield
    }
  }

  /** The stories that grew or came since this was last asked, as advisories, one at a time. */
  *advisories(): Generator<Advisory> {
    for (const _ of this.settle());
    for (const cluster of this.#grown) {
      this.#grown.delete(cluster)
      const advisory = this.#advisoryOf(cluster)
      if (advisory) yield advisory
    }
  }

  #advisoryOf({ members, number }: Cluster): Advisory | undefined {
    const reads = members.map(({ read }) => read)
    const [founder] = reads
    if (!founder) return undefined
    const story = storyOf(this.#ids.idOf(number, founder), reads)
    for (const { article } of reads) this.#ids.keep(article.url, story.id)
    const held = this.#held.get(story.id)
    return held && storyKey(held) === storyKey(story) ? held : toStory(story, this.#vocabulary, this.#onlySecurity)
  }
}
