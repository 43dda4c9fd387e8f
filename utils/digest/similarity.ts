import type { ReadArticle } from './features'
import { cosine, type Vector } from './vocabulary'

/** An article ready to be compared. */
export interface Comparable {
  read: ReadArticle
  all: Vector
  /** Names and numbers only, for comparing across languages: few are compared so. */
  neutral: () => Vector
}

const DAY = 86_400_000

/** What is added for identifiers in common, and taken off where both name some and none in common. */
const SAME_IDENTIFIER = 0.4
const OTHER_IDENTIFIER = -0.3
/** The same for what happened: breach, outage, certification. */
const SAME_EVENT = 0.06
const OTHER_EVENT = -0.25
/** One tells of a breach, an attack or an outage and the other of nothing of the kind. */
const NO_EVENT = -0.1
/** The same for the products that titles and beginnings name. */
const SAME_SUBJECT = 0.03
const OTHER_SUBJECT = -0.12
/** Each title has names that the other article has nowhere: two houses to which the same happened. */
const OTHER_NAMES = -0.2
/** As long as no more than this share of them is in both: "Kettleby Health" and "Valley Health". */
const MOST_COMMON = 0.5
/** Names and numbers alone agree more easily than whole texts do. */
const ACROSS_LANGUAGES = 0.85
/** So much alike at least are articles of one story in two languages. */
const OTHER_LANGUAGE = 0.2
/** Days after which likeness counts half, and after which it counts no more unless an identifier is shared. */
const HALF_LIFE = 10
export const MOST_DAYS = 26
/** The same for articles that share an identifier. */
export const MOST_DAYS_WITH_IDENTIFIER = 75
/** More identifiers than this make a round-up, in which one of them says little. */
const ROUND_UP = 6

/**
 * How much two articles seem to be about one event: some 0.1 for unrelated ones, above 0.3 mostly the same. Identifiers decide most,
 * then telling words, then what kind of thing happened; time weakens all but identifiers.
 */
export function similarity(a: Comparable, b: Comparable): number {
  const days = Math.abs(a.read.time - b.read.time) / DAY || 0
  const shared = sharesIdentifier(a.read, b.read)
  if (days > (shared ? MOST_DAYS_WITH_IDENTIFIER : MOST_DAYS)) return 0
  return wordsAgree(a, b) * 0.5 ** (days / HALF_LIFE) + factsAgree(a.read, b.read, shared)
}

/**
 * The same for articles that are of one story already, whose dates tell nothing: a story goes on for weeks. Nor do other languages, in
 * which the same has other words, unless identifiers differ.
 */
export function likenessBeyondTime(a: Comparable, b: Comparable): number {
  const shared = sharesIdentifier(a.read, b.read)
  const likeness = wordsAgree(a, b) + factsAgree(a.read, b.read, shared)
  const telling = a.read.language === b.read.language || identifiersAgree(a.read, b.read, shared) < 0
  return telling ? likeness : Math.max(likeness, OTHER_LANGUAGE)
}

function wordsAgree(a: Comparable, b: Comparable): number {
  if (a.read.language === b.read.language) return cosine(a.all, b.all)
  return Math.max(cosine(a.all, b.all), ACROSS_LANGUAGES * cosine(a.neutral(), b.neutral()))
}

function factsAgree(a: ReadArticle, b: ReadArticle, shared: boolean): number {
  return identifiersAgree(a, b, shared) + eventsAgree(a, b) + (shared ? 0 : subjectsAgree(a, b) + namesAgree(a, b))
}

function identifiersAgree(a: ReadArticle, b: ReadArticle, shared: boolean): number {
  if (a.identifiers.length === 0 || b.identifiers.length === 0) return 0
  return shared ? SAME_IDENTIFIER : OTHER_IDENTIFIER
}

/** Of two articles that name products these decide; else firms do, and an article that names neither says nothing. */
function subjectsAgree({ subjects: a }: ReadArticle, { subjects: b }: ReadArticle): number {
  const [ofA, ofB] = a.things.size > 0 && b.things.size > 0 ? [a.things, b.things] : [a.firms, b.firms]
  if (ofA.size === 0 || ofB.size === 0) return 0
  for (const subject of ofA) if (ofB.has(subject)) return SAME_SUBJECT
  return OTHER_SUBJECT
}

function namesAgree(a: ReadArticle, b: ReadArticle): number {
  if (a.titled.size === 0 || b.titled.size === 0) return 0
  // Names of peoples and countries are other ones in other languages.
  const most = a.language === b.language ? MOST_COMMON : 0
  return Math.max(shareIn(a.terms, b.titled), shareIn(b.terms, a.titled)) > most ? 0 : OTHER_NAMES
}

function shareIn(all: ReadArticle['terms'], some: ReadonlySet<string>): number {
  let shared = 0
  for (const each of some) if (all.has(each)) shared++
  return shared / some.size
}

function sharesIdentifier(a: ReadArticle, b: ReadArticle): boolean {
  if (a.identifiers.length > ROUND_UP && b.identifiers.length > ROUND_UP) return false
  return a.identifiers.some((identifier) => b.identifiers.includes(identifier))
}

function eventsAgree(a: ReadArticle, b: ReadArticle): number {
  if (a.events.size === 0 || b.events.size === 0) return isIncident(a.events) || isIncident(b.events) ? NO_EVENT : 0
  for (const event of a.events) if (b.events.has(event)) return SAME_EVENT
  return leadsTo(a.events, b.events) || leadsTo(b.events, a.events) ? 0 : OTHER_EVENT
}

function isIncident(events: ReadonlySet<string>): boolean {
  return events.has('breach') || events.has('attack') || events.has('outage')
}

/** An attack is first an outage and later a breach; a package that was tampered with steals data. */
function leadsTo(from: ReadonlySet<string>, to: ReadonlySet<string>): boolean {
  return (from.has('attack') && (to.has('breach') || to.has('outage'))) || (from.has('supply-chain') && to.has('breach'))
}
