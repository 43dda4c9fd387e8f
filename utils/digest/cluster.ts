import type { ReadArticle } from './features'
import { MOST_DAYS_WITH_IDENTIFIER, similarity, type Comparable } from './similarity'
import { partsOf } from './split'
import { Vocabulary, type Vector } from './vocabulary'

/** Articles about one event. */
export interface Cluster {
  /** Counts clusters in order of making; never used again. */
  number: number
  members: Comparable[]
}

/**
 * What a person said about articles, by their addresses: pairs that belong together, which all that belong with them follow, pairs that do
 * not, and which identifiers an article is not about though it names them.
 */
export interface Corrections {
  together?: readonly (readonly [string, string])[]
  apart?: readonly (readonly [string, string])[]
  notAbout?: ReadonlyMap<string, readonly string[]>
}

/** Articles that were said to belong together, and the cluster of the first of them that came. */
interface Bond {
  addresses: ReadonlySet<string>
  cluster?: number
}

/** From here on an article joins. */
const JOINS = 0.245
/** An article is looked up by this many of its most telling terms. */
const PROBES = 14
/** Of the clusters that share a term, only this many of the latest are considered, and of all only the most promising. */
const POSTINGS = 48
const CANDIDATES = 16
/** A cluster is compared by its first article and this many of the latest. */
const LATEST = 7
const DAY = 86_400_000

/**
 * Groups articles as they come. Each is compared with a bounded number of clusters, found through an index of telling terms, so that
 * the cost grows with the number of articles and not with its square. An article joins one cluster or founds one.
 */
export class Clustering {
  readonly clusters = new Map<number, Cluster>()
  readonly #vocabulary: Vocabulary
  readonly #postings = new Map<string | number, number[]>()
  readonly #bound = new Map<string, Bond>()
  readonly #apart = new Map<string, Set<string>>()
  #made = 0

  constructor(vocabulary: Vocabulary, { together = [], apart = [] }: Corrections = {}) {
    this.#vocabulary = vocabulary
    for (const pair of together) bind(this.#bound, pair)
    for (const pair of apart) link(this.#apart, pair)
  }

  /** Adds an article whose terms the vocabulary has noted; returns its cluster. */
  add(read: ReadArticle): Cluster {
    let neutral: Vector | undefined
    const article: Comparable = {
      read,
      all: this.#vocabulary.vectorOf(read),
      neutral: () => (neutral ??= this.#vocabulary.vectorOf(read, true)),
    }
    const keys = this.#keysOf(article)
    const cluster = this.#saidToBe(read) ?? this.#best(article, keys) ?? this.#found()
    cluster.members.push(article)
    const bond = this.#bound.get(read.article.url)
    if (bond) bond.cluster ??= cluster.number
    for (const key of keys) this.#index(key, cluster.number)
    return cluster
  }

  /**
   * The story of a cluster taken apart where it became several: the cluster keeps the greatest part, and what is given are the clusters of
   * the others. What a person said belongs together stays so.
   */
  split(cluster: Cluster): Cluster[] {
    const [greatest, ...others] = partsOf(cluster.members, ({ read }) => this.#bound.get(read.article.url))
    if (!greatest || others.length === 0) return []
    cluster.members = greatest
    return others.map((members) => {
      const apart = this.#found()
      apart.members = members
      for (const member of members) {
        const bond = this.#bound.get(member.read.article.url)
        if (bond) bond.cluster = apart.number
        for (const key of this.#keysOf(member)) this.#index(key, apart.number)
      }
      return apart
    })
  }

  #found(): Cluster {
    const cluster: Cluster = { number: this.#made++, members: [] }
    this.clusters.set(cluster.number, cluster)
    return cluster
  }

  /** The cluster of the articles that a person said belong with this one, unless they also said that it is not about that. */
  #saidToBe(read: ReadArticle): Cluster | undefined {
    const cluster = this.clusters.get(this.#bound.get(read.article.url)?.cluster ?? -1)
    return cluster && !this.#isApart(read, cluster) ? cluster : undefined
  }

  #best(article: Comparable, keys: readonly (string | number)[]): Cluster | undefined {
    let best: Cluster | undefined
    let most = JOINS
    for (const cluster of this.#candidates(keys)) {
      if (this.#isApart(article.read, cluster)) continue
      const likeness = likenessTo(cluster, article)
      if (likeness > most) [best, most] = [cluster, likeness]
    }
    return best
  }

  #candidates(keys: readonly (string | number)[]): Cluster[] {
    const hits = new Map<number, number>()
    keys.forEach((key, rank) => {
      const points = 1 + 1 / (1 + rank)
      for (const number of this.#postings.get(key) ?? []) hits.set(number, (hits.get(number) ?? 0) + points)
    })
    return mostHit(hits).flatMap((number) => this.clusters.get(number) ?? [])
  }

  #isApart({ article }: ReadArticle, cluster: Cluster): boolean {
    const apart = this.#apart.get(article.url)
    return apart !== undefined && cluster.members.some(({ read }) => apart.has(read.article.url))
  }

  /** Identifiers, then the most telling terms. */
  #keysOf({ read, all }: Comparable): (string | number)[] {
    const terms = [...all.terms.keys()].sort((a, b) => (all.weights[b] ?? 0) - (all.weights[a] ?? 0)).slice(0, PROBES)
    return [...read.identifiers.slice(0, PROBES), ...terms.map((at) => all.terms[at] ?? 0)]
  }

  #index(key: string | number, number: number): void {
    const postings = this.#postings.get(key)
    if (!postings) this.#postings.set(key, [number])
    else if (postings.at(-1) !== number) {
      const at = postings.indexOf(number)
      if (at >= 0) postings.splice(at, 1)
      postings.push(number)
      if (postings.length > POSTINGS) postings.shift()
    }
  }
}

/** The clusters with the most points, most first, and of equals the latest: looking for a few is cheaper than sorting all. */
function mostHit(hits: ReadonlyMap<number, number>): number[] {
  const best: (readonly [number: number, points: number])[] = []
  for (const hit of hits) {
    const isBehind = (other: readonly [number, number]) => other[1] < hit[1] || (other[1] === hit[1] && other[0] < hit[0])
    const last = best[CANDIDATES - 1]
    if (last && !isBehind(last)) continue
    const at = best.findIndex(isBehind)
    best.splice(at < 0 ? best.length : at, 0, hit)
    if (best.length > CANDIDATES) best.pop()
  }
  return best.map(([number]) => number)
}

/** Mostly the likeness to the article most alike, somewhat to the second: one article that resembles must not chain two stories. */
function likenessTo({ members }: Cluster, article: Comparable): number {
  const compared = members.length <= LATEST + 1 ? members : [...members.slice(0, 1), ...members.slice(-LATEST)]
  let first = 0
  let second = 0
  for (const member of compared) {
    if (Math.abs(member.read.time - article.read.time) > MOST_DAYS_WITH_IDENTIFIER * DAY) continue
    const likeness = similarity(member, article)
    if (likeness > first) [first, second] = [likeness, first]
    else if (likeness > second) second = likeness
  }
  return compared.length === 1 ? first : 0.8 * first + 0.2 * second
}

/** Binds two addresses, with all that either is bound to. */
function bind(bonds: Map<string, Bond>, pair: readonly [string, string]): void {
  const [one, other] = pair.map((address) => bonds.get(address))
  if (one && one === other) return
  const addresses = new Set(pair.flatMap((address) => [address, ...(bonds.get(address)?.addresses ?? [])]))
  const bond: Bond = { addresses }
  for (const address of addresses) bonds.set(address, bond)
}

function link(pairs: Map<string, Set<string>>, [a, b]: readonly [string, string]): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    pairs.set(from, (pairs.get(from) ?? new Set<string>()).add(to))
  }
}
