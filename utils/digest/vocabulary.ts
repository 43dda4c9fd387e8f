import { isCommonWord, isEverydayWord } from '../lexicon/words'
import type { ReadArticle } from './features'
import { SIGNALS } from './signals'
import { plainWord, stemOf } from './tokens'

/*
 * How telling a word is: rare words tell one story from another, and what every article says tells nothing. Counted over the given
 * articles, on top of what is known of ordinary news, so that it holds for three articles as for ten thousand.
 */

/** Articles that are taken for read before the first one comes. */
const BACKGROUND = 400
/** In how many of them words of a kind stand. */
const IN_EVERYDAY = 60
const IN_COMMON = 8
const IN_JARGON = 70
const IN_OTHERS = 0.8
const IN_SHORT_NUMBERS = 8
/** Names and numbers tell more than other words that are as rare. */
const NEUTRAL = 1.6
/** Listed names recur in news of all kinds. */
const LISTED = 1.2

const words = (list: string) => list.trim().split(/\s+/)

/** What news about security is written with, beside the phrases of the signals. */
const JARGON = new Set(
  [
    ...words(`security attack attacker attackers hacker hackers update updates version versions release released software company
      customers users researchers vulnerability flaw bug patch fix exploit exploited system systems data critical severity remote
      code execution server servers administrators admins organisations organizations vendor affected available advisory warns warning
      cyber threat actors group access network internet service services cve cvss score rated million thousand today day week month year
      microsoft google apple windows linux web site sites tracked impact research report according fixed allow allows lets
      sicherheit sicherheitslucke lucke angreifer angriff update version unternehmen nutzer daten schwachstelle kritische kunden
      betroffen hersteller faille vulnerabilite correctif attaquants mise jour entreprise donnees version utilisateurs vulnerabilidad
      fallo atacantes actualizacion empresa datos usuarios parche`),
    ...words(`january february march april may june july august september october november december januar februar marz mai juni juli
      oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo
      junio julio agosto septiembre octubre noviembre diciembre monday tuesday wednesday thursday friday saturday sunday montag
      dienstag mittwoch donnerstag freitag samstag sonntag patchday`),
    ...SIGNALS.flatMap(({ phrases }) => phrases.split(/[\s,/*~]+/)),
  ]
    .filter(Boolean)
    .map((word) => stemOf(plainWord(word))),
)

/** Terms as numbers, with their weights; both ascending by term, to be compared in one walk. */
export interface Vector {
  terms: Int32Array
  weights: Float32Array
  norm: number
}

/** Counts in how many articles each term stands. */
export class Vocabulary {
  readonly #ids = new Map<string, number>()
  readonly #counts: number[] = []
  readonly #background: number[] = []
  /** The terms of an article as numbers, in their order there. */
  readonly #termsOf = new WeakMap<ReadArticle, Int32Array>()
  #articles = 0

  /** Takes an article into account. To be called once for each. */
  note(read: ReadArticle): void {
    this.#articles++
    for (const id of this.#idsOf(read)) this.#counts[id] = (this.#counts[id] ?? 0) + 1
  }

  /** How telling a term is, from 0 for what stands in all articles. */
  weightOf(term: string): number {
    return this.#weight(this.idOf(term))
  }

  idOf(term: string): number {
    const known = this.#ids.get(term)
    if (known !== undefined) return known
    const id = this.#counts.length
    this.#ids.set(term, id)
    this.#counts.push(0)
    this.#background.push(backgroundOf(term))
    return id
  }

  /** An article's terms, weighed by how often they stand there and how telling they are; `neutral`: only names and numbers. */
  vectorOf(read: ReadArticle, neutral = false): Vector {
    const ids = this.#idsOf(read)
    const weightOf = new Map<number, number>()
    let at = 0
    for (const { count, neutral: isNeutral, listed } of read.terms.values()) {
      const id = ids[at++] ?? 0
      if (neutral && !isNeutral) continue
      weightOf.set(id, (listed ? LISTED : isNeutral ? NEUTRAL : 1) * (1 + Math.log(1 + count)) * this.#weight(id))
    }
    const terms = Int32Array.from(weightOf.keys()).sort()
    const weights = Float32Array.from(terms, (id) => weightOf.get(id) ?? 0)
    let squares = 0
    for (const weight of weights) squares += weight * weight
    return { terms, weights, norm: Math.sqrt(squares) }
  }

  #idsOf(read: ReadArticle): Int32Array {
    const known = this.#termsOf.get(read)
    if (known) return known
    const ids = Int32Array.from(read.terms.keys(), (term) => this.idOf(term))
    this.#termsOf.set(read, ids)
    return ids
  }

  #weight(id: number): number {
    const all = this.#articles + BACKGROUND
    return Math.max(0, Math.log(all / ((this.#counts[id] ?? 0) + (this.#background[id] ?? 1))))
  }
}

function backgroundOf(term: string): number {
  if (term.startsWith('#')) return term.length < 4 ? IN_SHORT_NUMBERS : IN_OTHERS
  if (JARGON.has(term)) return IN_JARGON
  if (isEverydayWord(term)) return IN_EVERYDAY
  return isCommonWord(term) ? IN_COMMON : IN_OTHERS
}

/** The cosine of two vectors, from 0 to 1. */
export function cosine(a: Vector, b: Vector): number {
  if (a.norm === 0 || b.norm === 0) return 0
  let sum = 0
  let i = 0
  let j = 0
  while (i < a.terms.length && j < b.terms.length) {
    const difference = (a.terms[i] ?? 0) - (b.terms[j] ?? 0)
    if (difference === 0) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0)
    else if (difference < 0) i++
    else j++
  }
  return sum / (a.norm * b.norm)
}
