import type { Advisory } from './advisory'
import { entityId } from './entity'
import { fingerprintOfText } from './fingerprint'
import { isSharedIdentifier, normalizeIdentifier } from './identifier'
import { slug } from './text'
import { titleWords } from './title-words'

/*
 * Records that share no identifier and yet are about one thing: the same title but for its wording, about the same names, first published
 * in the same days. What identifiers say always counts for more, and what could be taken for two things is left apart: a duplicate is a
 * nuisance, two advisories made one hide one of them.
 */

const DAY = 86_400_000
/** Days that publishers are apart at most; less than a week, so that what comes every week stays apart. */
const MOST_DAYS = 5
/** Words that a title needs to tell anything: "Security update for OpenSSL" has one. */
const FEWEST_WORDS = 3
/** Days that share a key, each with the span after it, so that records up to that many days apart share one. */
const SPAN = 7

/**
 * What records of several feeds have in common that may be about one thing without sharing an identifier; whether they are is for `areAlike` to
 * say. Empty for a record about exactly one vulnerability, which its identifier finds, for one that was withdrawn, and for one whose
 * title, names or date tell too little.
 */
export function likenessKeys(advisory: Advisory): string[] {
  const day = dayOf(advisory)
  if (day === undefined || advisory.status === 'withdrawn') return []
  const shared = sharedIdentifiers(advisory)
  if (isIdentified(shared)) return []
  const words = titleWords(advisory.title)
  if (words.filter((word) => /\p{L}/u.test(word)).length < FEWEST_WORDS || namesOf(advisory).all.size === 0) return []
  const span = Math.floor(day / SPAN)
  const about = JSON.stringify([words, shared])
  return [span, span + 1].map((each) => fingerprintOfText(`${each} ${about}`))
}

/**
 * Whether two records of different feeds are about one thing by the look of them: title, identifiers, names and days agree, and neither
 * numbers nor fixed versions tell them apart.
 */
export function areAlike(a: Advisory, b: Advisory): boolean {
  const [dayA, dayB] = [dayOf(a), dayOf(b)]
  if (dayA === undefined || dayB === undefined || Math.abs(dayA - dayB) > MOST_DAYS) return false
  if (!isSame(titleWords(a.title), titleWords(b.title)) || !isSame(sharedIdentifiers(a), sharedIdentifiers(b))) return false
  const [namesA, namesB] = [namesOf(a), namesOf(b)]
  if (!meet(namesA.all, namesB.all)) return false
  if (namesA.affected.size > 0 && namesB.affected.size > 0 && !meet(namesA.affected, namesB.affected)) return false
  const [fixedA, fixedB] = [fixedIn(a), fixedIn(b)]
  if (fixedA.size > 0 && fixedB.size > 0 && !meet(fixedA, fixedB)) return false
  return !areNumberedApart(a, b)
}

/** The day a record was first published on, counted from 1970; undefined where it states none, or the year 1 as some databases do. */
export function dayOf({ published }: Advisory): number | undefined {
  if (published === null || published.length < 10 || published < '1980') return undefined
  const day = Math.floor(Date.parse(published) / DAY)
  return Number.isNaN(day) ? undefined : day
}

/** Days are close enough for records of them to be about one thing. */
export function areClose(day: number, other: number): boolean {
  return Math.abs(day - other) <= MOST_DAYS
}

/** True for identifiers by which every other record about the thing is found. */
function isIdentified(shared: readonly string[]): boolean {
  const cves = shared.filter((id) => id.startsWith('CVE-'))
  return cves.length === 1 || (cves.length === 0 && shared.length === 1)
}

function sharedIdentifiers({ id, identifiers }: Advisory): string[] {
  return [...new Set([normalizeIdentifier(id), ...identifiers].filter(isSharedIdentifier))].sort()
}

/** What a record is about, by its names' plainest spelling: what is affected, and all of it with the vendors. */
function namesOf({ entities }: Advisory): { affected: Set<string>; all: Set<string> } {
  const affected = new Set<string>()
  const all = new Set<string>()
  for (const entity of entities) {
    if (entity.role !== 'affected' && entity.role !== 'vendor') continue
    // With and without its vendor, since half of all feeds leave it out or write it into the name.
    const id = entityId(entity)
    for (const name of [id.slice(id.lastIndexOf('/') + 1).replace(/^[a-z-]+:/, ''), slug(entity.name)]) {
      if (name === '') continue
      all.add(name)
      if (entity.type !== 'Company') affected.add(name)
    }
    if (entity.vendor !== '') all.add(slug(entity.vendor))
  }
  return { affected, all }
}

function fixedIn({ affected }: Advisory): Set<string> {
  return new Set(affected.flatMap(({ fixed }) => (fixed === '' ? [] : [fixed.toLowerCase()])))
}

/** Ids and identifiers that are alike but for their numbers are one publisher's for different things: RHSA-2026:101 and RHSA-2026:102. */
function areNumberedApart(a: Advisory, b: Advisory): boolean {
  const others = numberedIds(b)
  return [...numberedIds(a)].some(([series, ids]) => others.has(series) && !meet(ids, others.get(series) ?? new Set()))
}

/** Ids with a number in them, by the series that they are of. */
function numberedIds({ id, identifiers }: Advisory): Map<string, Set<string>> {
  const bySeries = new Map<string, Set<string>>()
  for (const each of [id, ...identifiers].map(normalizeIdentifier)) {
    const series = each.replace(/\d+/g, '#').toLowerCase()
    if (series !== each.toLowerCase()) bySeries.set(series, (bySeries.get(series) ?? new Set()).add(each))
  }
  return bySeries
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return true
  return false
}
