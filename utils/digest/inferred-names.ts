import { entityId, type EntityType } from '../advisories'
import type { LexiconEntity } from '../lexicon'
import { isProperName } from '../lexicon/words'
import type { ReadArticle } from './features'
import { isUnheardOf, nameOf, PACKAGE_CUES, runsOf, type Run } from './name-runs'
import type { NameMention } from './names'
import type { Sentence } from './sentences'
import { isTold } from './told-names'

/*
 * Names that no list has: the firm that was breached, the package that was tampered with. Taken from how articles write them, and
 * believed where they are written so more than once, or where one place tells enough (told-names.ts).
 */
/** What German writes after without an article mostly is a name. */
const BEFORE_GERMAN_NAME = new Set(['bei', 'von', 'fur', 'gegen', 'durch', 'in', 'an'])

/** Names in a story's articles beyond those that `known` lists, with where they stand. */
export function inferNames(articles: readonly ReadArticle[], known: readonly (readonly NameMention[])[]): NameMention[][] {
  const found = new Map<string, { run: Run; article: number; sentence: number; german: boolean }[]>()
  articles.forEach((article, index) => {
    article.sentences.forEach((sentence, place) => {
      const mentions = (known[index] ?? []).filter((mention) => mention.sentence === place)
      for (const run of runsOf(sentence, article.language)) {
        const named = nameOf(run, mentions)
        if (!named) continue
        const key = named.text.toLowerCase()
        found.set(key, [
          ...(found.get(key) ?? []),
          { run: named, article: index, sentence: place, german: article.language === 'de' },
        ])
      }
    })
  })
  withoutFirstWord(found)
  const inferred: NameMention[][] = articles.map(() => [])
  const repeated = [...found].filter(([, places]) => isBelieved(places, articles))
  // What stands there once is believed beside what is repeated, and never as a longer form of it.
  const told = [...found].filter(
    ([key, places]) =>
      places.some(({ run, article, sentence }) => isTold(run, articles[article], sentence)) &&
      !repeated.some(([other]) => key.includes(other) || other.includes(key)),
  )
  const believed = [...repeated, ...told].sort(([a], [b]) => b.length - a.length)
  for (const [key, places] of believed) {
    const longer = believed.find(([other]) => other.length > key.length && ` ${other} `.includes(` ${key} `))
    if (longer) longer[1].push(...places)
  }
  const partOfLonger = (key: string) => believed.some(([other]) => other.length > key.length && ` ${other} `.includes(` ${key} `))
  for (const [key, places] of believed) {
    if (partOfLonger(key)) continue
    const entity = entityOf(places, articles)
    for (const { run, article, sentence } of places) inferred[article]?.push({ entity, sentence, start: run.start, end: run.end })
  }
  return inferred
}

/** "Caméras Lumeo" at the beginning of a sentence is "Lumeo" where that stands within another. */
function withoutFirstWord(found: Map<string, { run: Run; article: number; sentence: number; german: boolean }[]>): void {
  for (const [key, places] of found) {
    const shorter = key.slice(key.indexOf(' ') + 1)
    const within = shorter === key ? undefined : found.get(shorter)
    if (!within?.some(({ run }) => run.sure) || places.some(({ run }) => run.sure)) continue
    found.delete(key)
    within.push(...places.map((place) => ({ ...place, run: withoutFirst(place.run) })))
  }
}

function withoutFirst(run: Run): Run {
  const cut = (run.words[1]?.start ?? run.start) - run.start
  return { ...run, words: run.words.slice(1), start: run.start + cut, text: run.text.slice(cut) }
}

function isBelieved(
  places: readonly { run: Run; article: number; sentence: number; german: boolean }[],
  articles: readonly ReadArticle[],
): boolean {
  const [place] = places
  if (!place || places.length < 2) return false
  const { words, text } = place.run
  const inArticles = new Set(places.map(({ article }) => article)).size
  const sentences = new Set(places.map(({ article, sentence }) => `${article} ${sentence}`)).size
  if (sentences < 2 || (articles.length > 2 && inArticles < 2 && sentences < 3)) return false
  const sure = places.filter(({ run, german }) => run.sure && !german).length
  const unheardOf = words.some((word) => isUnheardOf(word.text))
  const isWritten = /\p{Ll}\p{Lu}|\d|-/u.test(text)
  if (words.length > 1)
    return (sure > 0 && (unheardOf || isWritten || inArticles > 1)) || (unheardOf && germanName(places, articles))
  if (!unheardOf || text.length < 3 || isProperName(text.toLowerCase())) return false
  return sure > 0 ? true : germanName(places, articles)
}

/** In German every noun has a capital: a name is what stands behind "bei" or "von" without an article, twice or in a title as well. */
function germanName(
  places: readonly { run: Run; article: number; sentence: number }[],
  articles: readonly ReadArticle[],
): boolean {
  return (
    places.some(({ run, article, sentence }) => {
      const tokens = articles[article]?.sentences[sentence]?.tokens ?? []
      const at = tokens.findIndex(({ start }) => start === run.start)
      return run.words.length > 1 || BEFORE_GERMAN_NAME.has(tokens[at - 1]?.text ?? '')
    }) && places.some(({ sentence }) => sentence === 0)
  )
}

function entityOf(
  places: readonly { run: Run; article: number; sentence: number }[],
  articles: readonly ReadArticle[],
): LexiconEntity {
  const texts = places.map(({ run }) => run.text)
  const own = texts.find((text) => text !== text.toUpperCase()) ?? texts[0] ?? ''
  const vendor = places.map(({ run }) => run.vendor).find((name) => name !== undefined)
  const name = vendor === undefined ? own : `${vendor} ${own}`
  const type = typeOf(places, articles, vendor !== undefined)
  return { id: entityId({ name, type, vendor }), name, type, ...(vendor === undefined ? {} : { vendor }) }
}

function typeOf(
  places: readonly { run: Run; article: number; sentence: number }[],
  articles: readonly ReadArticle[],
  hasVendor: boolean,
): EntityType {
  const near = places.flatMap(({ run, article, sentence }) => {
    const tokens = articles[article]?.sentences[sentence]?.tokens ?? []
    const at = tokens.findIndex(({ start }) => start === run.start)
    return [...tokens.slice(Math.max(0, at - 2), at), ...tokens.slice(at + run.words.length, at + run.words.length + 2)]
  })
  if (places.some(({ run, article, sentence }) => isMalwareAt(articles[article]?.sentences[sentence], run))) return 'Malware'
  const [text = ''] = places.map(({ run }) => run.text)
  if (/^(?:UNC|APT|TA|UTA|FIN|Storm-)\d+/.test(text)) return 'ThreatActor'
  if (near.some((word) => PACKAGE_CUES.test(word.text)) || /^[a-z]/.test(text)) return /^[a-z]/.test(text) ? 'Library' : 'Product'
  if (hasVendor) return 'Product'
  const events = new Set(articles.flatMap((article) => [...article.events]))
  return events.has('flaw') && !['breach', 'attack', 'outage'].some((event) => events.has(event)) ? 'Product' : 'Company'
}

/** "the DarkLantern backdoor", "DarkLantern malware": the word right behind the name says what it is. */
function isMalwareAt(sentence: Sentence | undefined, { end }: Run): boolean {
  return /^ (?:ransomware|malware|backdoor|botnet|trojan|stealer|infostealer|spyware)\b/i.test(sentence?.text.slice(end) ?? '')
}
