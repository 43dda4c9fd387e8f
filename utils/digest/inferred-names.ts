import { entityId, type EntityType } from '../advisories'
import type { LexiconEntity } from '../lexicon'
import { EVERYWHERE, type ReadArticle } from './features'
import { AUTHORITIES, PACKAGE_CUES } from './name-cues'
import { nameOf } from './name-of-run'
import { runsOf, type Run } from './name-runs'
import type { NameMention } from './names'
import { wordsBeside, type Sentence } from './sentences'
import { ALONE, BELIEVED, evidenceOf, likelihoodOf, type Place } from './name-evidence'

/*
 * Names that no list has: the firm that was breached, the package that was tampered with. Taken from how articles write them, and believed
 * where what speaks for them is enough (name-evidence.ts).
 */

/** Names in a story's articles beyond those that `known` lists, with where they stand. */
export function inferNames(articles: readonly ReadArticle[], known: readonly (readonly NameMention[])[]): NameMention[][] {
  const inferred: NameMention[][] = articles.map(() => [])
  const isNamed = known.some((mentions, index) =>
    mentions.some((mention) => isThingItself(mention, articles[index]?.sentences ?? [])),
  )
  const likely = candidatesOf(articles, known).map((each) => ({ ...each, likelihood: likelihoodOf(each.evidence) }))
  const least = isNamed ? BELIEVED : leastOf(likely, articles)
  const believed = believedOf(likely, ({ places, likelihood }) => likelihood >= least && !(isNamed && isAcronym(places)))
  for (const { places } of believed) {
    const tells = places.some((place) => isTeller(place, articles, believed))
    const entity = entityOf(places, articles, tells)
    for (const { run, article, sentence } of places) inferred[article]?.push({ entity, sentence, start: run.start, end: run.end })
  }
  return inferred
}

/** What may be a name, in lower case, with where it stands and what speaks for it. */
export interface Candidate {
  key: string
  places: Place[]
  evidence: readonly string[]
}

interface Likely extends Candidate {
  likelihood: number
}

/** Those that are believed, and the longer ones that they are found to go on to; what is a part of another is that, and its places are the other's. */
function believedOf(likely: readonly Likely[], isBelieved: (each: Likely) => boolean): Likely[] {
  const believed = likely.filter(isBelieved)
  const goesOn = ({ key, evidence }: Likely) =>
    WHOLE.every((each) => evidence.includes(each)) && believed.some((other) => key.startsWith(`${other.key} `))
  const all = likely.filter((each) => believed.includes(each) || goesOn(each)).sort((a, b) => b.key.length - a.key.length)
  const longerOf = ({ key }: Likely) =>
    all.find((other) => other.key.length > key.length && ` ${other.key} `.includes(` ${key} `))
  for (const each of all) longerOf(each)?.places.push(...each.places)
  return all.filter((each) => !longerOf(each))
}

/** What makers do to those who use what they make. */
const TELLS = /^ (?:urges|warns|tells|asks|advises|notifies|alerts|warnt|bittet|informiert|rät|avertit|prévient|advierte|avisa) /

/** What has to speak for it that a name goes on: "Sentrix" in titles, and in most of the articles "Sentrix Falcon Agent". */
const WHOLE = ['mostArticles', 'repeated', 'sure', 'several']

/** Not who tells of it, nor what packages are for: "the Drupal module Gridline". */
function isThingItself(mention: NameMention, sentences: readonly Sentence[]): boolean {
  const sentence = sentences[mention.sentence]
  if (
    mention.entity.type === 'Standard' ||
    mention.sentence > 1 ||
    !sentence ||
    AUTHORITIES.test(mention.entity.name) ||
    EVERYWHERE.test(mention.entity.name)
  )
    return false
  return !PACKAGE_CUES.test(wordsBeside(sentence, mention).behind)
}

/** From which likelihood on names are believed where no list has one: who was attacked has a name, and stands out. */
function leastOf(likely: readonly Likely[], articles: readonly ReadArticle[]): number {
  const [first, second] = [...likely].sort((a, b) => b.likelihood - a.likelihood)
  const events = new Set(articles.flatMap((article) => [...article.events]))
  const enough = [...events].map((event) => ALONE[event]).find((each) => each !== undefined)
  // "Ferry line Skagerline": an ordinary word that a title begins with.
  const isOrdinary = first?.evidence.includes('common') && first.evidence.includes('onlyBegins')
  if (!first || !enough || isOrdinary) return BELIEVED
  const standsOut = first.likelihood >= enough.likelihood && first.likelihood >= enough.times * (second?.likelihood ?? 0)
  return standsOut ? Math.min(first.likelihood, BELIEVED) : BELIEVED
}

/** Runs of words in a story that may be names, each with all places where it stands. */
export function candidatesOf(articles: readonly ReadArticle[], known: readonly (readonly NameMention[])[]): Candidate[] {
  const found = placesByName(articles, known)
  return [...found].map(([key, places]) => ({ key, places, evidence: evidenceOf(places, articles) }))
}

function placesByName(articles: readonly ReadArticle[], known: readonly (readonly NameMention[])[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  articles.forEach((article, index) => {
    article.sentences.forEach((sentence, place) => {
      const mentions = (known[index] ?? []).filter((mention) => mention.sentence === place)
      for (const run of runsOf(sentence, article.language)) {
        const named = nameOf(run, mentions)
        if (!named || AUTHORITIES.test(named.text)) continue
        const key = named.text.toLowerCase()
        found.set(key, [...(found.get(key) ?? []), { run: named, article: index, sentence: place }])
      }
    })
  })
  withoutFirstWord(found)
  withGermanForms(found, articles)
  withoutGermanNouns(found, articles)
  return found
}

/** "Caméras Lumeo" at the beginning of a sentence is "Lumeo" where that stands within another. */
function withoutFirstWord(found: Map<string, Place[]>): void {
  for (const [key, places] of found) {
    const shorter = key.slice(key.indexOf(' ') + 1)
    const within = shorter === key ? undefined : found.get(shorter)
    if (!within?.some(({ run }) => run.sure) || places.some(({ run }) => run.sure)) continue
    found.delete(key)
    within.push(...places.map((place) => ({ ...place, run: withoutFirst(place.run) })))
  }
}

/** "des Autohauses Kettering" is "Autohaus Kettering", where that stands elsewhere. */
function withGermanForms(found: Map<string, Place[]>, articles: readonly ReadArticle[]): void {
  for (const [key, places] of found) {
    if (!places.some(({ article }) => articles[article]?.language === 'de')) continue
    const words = key.split(' ')
    for (const [at, word] of words.entries()) {
      const stem = /^(.{4,}?)(?:es|s|en|n)$/.exec(word)?.[1]
      const plain = stem === undefined ? undefined : found.get(words.with(at, stem).join(' '))
      if (!plain) continue
      plain.push(...places)
      found.delete(key)
      break
    }
  }
}

/** "An der Universität Rothenfels E-Mail und …": a German title's name with the next noun, elsewhere. */
function withoutGermanNouns(found: Map<string, Place[]>, articles: readonly ReadArticle[]): void {
  const inTitles = [...found].filter(([, places]) => places.some(({ sentence }) => sentence === 0))
  for (const [key, places] of found) {
    if (places.some(({ article, sentence }) => sentence === 0 || articles[article]?.language !== 'de')) continue
    const own = inTitles.find(([other]) => other.includes(' ') && key.startsWith(`${other} `))
    if (!own) continue
    const [name, known] = own
    known.push(...places.map((place) => ({ ...place, run: cutTo(place.run, name.length) })))
    found.delete(key)
  }
}

function cutTo(run: Run, length: number): Run {
  const end = run.start + length
  return { ...run, end, text: run.text.slice(0, length), words: run.words.filter((word) => word.end <= end) }
}

function withoutFirst(run: Run): Run {
  const cut = (run.words[1]?.start ?? run.start) - run.start
  return { ...run, words: run.words.slice(1), start: run.start + cut, text: run.text.slice(cut) }
}

/** "Click Studios urges Passwordstate customers": who tells of another name that the story is about made it. */
function isTeller(place: Place, articles: readonly ReadArticle[], believed: readonly Likely[]): boolean {
  const { run, article, sentence } = place
  const isIn = (other: Place) => other.article === article && other.sentence === sentence && other.run.start > run.end
  const behind = articles[article]?.sentences[sentence]?.text.slice(run.end) ?? ''
  return TELLS.test(behind) && believed.some(({ places }) => places.some(isIn))
}

function entityOf(places: readonly Place[], articles: readonly ReadArticle[], tells: boolean): LexiconEntity {
  const texts = places.map(({ run }) => run.text)
  const own = texts.find((text) => text !== text.toUpperCase()) ?? texts[0] ?? ''
  const vendor = places.map(({ run }) => run.vendor).find((name) => name !== undefined)
  const name = vendor === undefined ? own : `${vendor} ${own}`
  const type = tells ? 'Company' : typeOf(places, articles, vendor !== undefined)
  return { id: entityId({ name, type, vendor }), name, type, ...(vendor === undefined ? {} : { vendor }) }
}

function typeOf(places: readonly Place[], articles: readonly ReadArticle[], hasVendor: boolean): EntityType {
  const near = places.flatMap(({ run, article, sentence }) => {
    const tokens = articles[article]?.sentences[sentence]?.tokens ?? []
    const at = tokens.findIndex(({ start }) => start === run.start)
    return [...tokens.slice(Math.max(0, at - 2), at), ...tokens.slice(at + run.words.length, at + run.words.length + 2)]
  })
  if (places.some(({ run, article, sentence }) => isMalwareAt(articles[article]?.sentences[sentence], run))) return 'Malware'
  const [text = ''] = places.map(({ run }) => run.text)
  if (/^(?:UNC|APT|TA|UTA|FIN|Storm-)\d+/.test(text)) return 'ThreatActor'
  if (/ (?:Foundation|Institute|Consortium|Alliance)$/.test(text)) return 'Company'
  if (near.some((word) => PACKAGE_CUES.test(word.text)) || /^[a-z]/.test(text)) return /^[a-z]/.test(text) ? 'Library' : 'Product'
  if (hasVendor) return 'Product'
  const events = new Set(articles.flatMap((article) => [...article.events]))
  return events.has('flaw') && !['breach', 'attack', 'outage'].some((event) => events.has(event)) ? 'Product' : 'Company'
}

/** "the DarkLantern backdoor", "DarkLantern malware": the word right behind the name says what it is. */
function isMalwareAt(sentence: Sentence | undefined, { end }: Run): boolean {
  return /^ (?:banking |android |remote access )?(?:ransomware|malware|backdoor|botnet|trojan|stealer|infostealer|spyware)\b/i.test(
    sentence?.text.slice(end) ?? '',
  )
}

/** "ANGLE", "ML-KEM": what a product consists of, where one is named. */
function isAcronym(places: readonly Place[]): boolean {
  return places.every(({ run }) => run.vendor === undefined && /^[\p{Lu}\d\p{Pd}]{2,7}$/u.test(run.text))
}
