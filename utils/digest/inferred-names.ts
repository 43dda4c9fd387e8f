import { entityId, type EntityType } from '../advisories'
import type { LexiconEntity } from '../lexicon'
import { isCommonWord, isPersonName, isProperName } from '../lexicon/words'
import type { ReadArticle } from './features'
import { isStopWord } from './language'
import type { NameMention } from './names'
import type { Sentence } from './sentences'
import type { Token } from './tokens'

/*
 * Names that no list has: the firm that was breached, the package that was tampered with. Taken from how articles write them, and
 * believed only where they are written so more than once.
 */

/** A run of words that may be a name. */
interface Run {
  text: string
  start: number
  end: number
  words: Token[]
  /** Of a product with its vendor's name before it, which `text` then leaves out. */
  vendor?: string
  /** Not at the beginning of a sentence nor in a title that has capitals everywhere. */
  sure: boolean
}

/** Words that may stand within a name. */
const INSIDE = /^(?:of|de|la|las|los|el|du|des|sur|der|den|et|y|&)$/
/** Languages that put adjectives in lower case into names. */
const ADJECTIVE_INSIDE = new Set(['fr', 'es', 'it', 'pt'])
/** Capitalised words that make no name, nor begin or end one. */
const NO_NAME = new Set(
  `patch tuesday update updates security advisory advisories critical emergency directive alert warning bulletin threat intelligence
  response research researchers team group cve ghsa cvss poc api url http https dns vpn it ai ceo us usa uk eu europe germany france spain china
  russia iran north south korea january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag
  freitag samstag sonntag utc pdf sql html xml ssh telnet dmz soc inc corp ltd gmbh llc xss rce mac tls ssl lts esr cpu gpu ics ot
  oauth saml scim mfa sms qr har iban ibans system root zero day days exploit exploits malware ransomware hackers attackers
  administrators admins users version versions iocs stealer windows server mitre nist ttp ttps vms ioc cisos qa`
    .trim()
    .split(/\s+/),
)
/** What German writes after without an article mostly is a name. */
const BEFORE_GERMAN_NAME = new Set(['bei', 'von', 'fur', 'gegen', 'durch', 'in', 'an'])
const PACKAGE_CUES =
  /^(?:package|packages|paket|paquet|paquete|plugin|plugins|extension|action|module|library|bibliothek|npm|pypi|crate|gem|erweiterung|add-on)$/

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
  const inferred: NameMention[][] = articles.map(() => [])
  const believed = [...found].filter(([, places]) => isBelieved(places, articles)).sort(([a], [b]) => b.length - a.length)
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

/** Runs of capitalised words, and words in lower case that are put together as packages' names are. */
function runsOf({ text, tokens, place }: Sentence, language: string): Run[] {
  const capital = (token: Token) => /^\p{Lu}|^\p{Ll}+\p{Lu}/u.test(text.slice(token.start, token.end))
  const long = tokens.filter((token) => token.text.length > 3 && !/^\d/.test(token.text))
  const everywhere = place === 0 && long.length > 2 && language !== 'de' && long.filter(capital).length > 0.7 * long.length
  const runs: Run[] = []
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]
    if (!first) break
    const dashed = dashedName(text, tokens, at)
    if (dashed) {
      runs.push(dashed)
      at += dashed.words.length - 1
      continue
    }
    if (!capital(first)) continue
    let last = at
    for (let next = at + 1; next < tokens.length && next < at + 7; next++) {
      const [token, previous] = [tokens[next], tokens[next - 1]]
      if (!token || !previous || !/^(?:[ \u00a0]|-|['’.&/]| & |-sur-)$/.test(text.slice(previous.end, token.start))) break
      if (capital(token) || (/^\d/.test(token.text) && last === next - 1)) last = next
      else if (!INSIDE.test(token.text) && !(ADJECTIVE_INSIDE.has(language) && isBeforeOf(tokens, next))) break
    }
    const words = tokens.slice(at, last + 1)
    runs.push({ text: '', start: 0, end: 0, words, sure: at > 0 && !everywhere })
    at = last
  }
  return runs.map((run) => spanned(run, text))
}

function spanned(run: Run, text: string): Run {
  const start = run.words[0]?.start ?? 0
  const end = run.words.at(-1)?.end ?? 0
  return { ...run, start, end, text: text.slice(start, end) }
}

/** "Conseil régional de Bretagne". */
function isBeforeOf(tokens: readonly Token[], at: number): boolean {
  return /^(?:de|du|des|del|d)$/.test(tokens[at + 1]?.text ?? '')
}

/** "tinycolor-utils": words in lower case joined by hyphens, of which one is no word. */
function dashedName(text: string, tokens: readonly Token[], at: number): Run | undefined {
  let to = at + 1
  while (to < tokens.length && /^[-_/.]$/.test(text.slice(tokens[to - 1]?.end, tokens[to]?.start))) to++
  const words = tokens.slice(at, to)
  const whole = text.slice(words[0]?.start, words.at(-1)?.end)
  if (words.length < 2 || !/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/.test(whole)) return undefined
  const isName = words.some((word) => word.text.length > 3 && /[a-z]/.test(word.text) && !isCommonWord(word.text))
  return isName ? spanned({ text: '', start: 0, end: 0, words: [...words], sure: true }, text) : undefined
}

/** What of a run may be a name, beside the known names that it overlaps; undefined for none. */
function nameOf(run: Run, mentions: readonly NameMention[]): Run | undefined {
  let words = run.words
  const isInWord = (word: Token) => word.text.length === 1 && run.text[word.end - run.start] === '-'
  const isPlain = (word: Token | undefined) =>
    word !== undefined && !isInWord(word) && (NO_NAME.has(word.text) || isStopWord(word.text))
  const plainEnd = words.findIndex((word, index) => index > 0 && NO_NAME.has(word.text))
  if (plainEnd > 0) words = words.slice(0, plainEnd)
  while (words.length > 0 && isPlain(words[0])) words = words.slice(1)
  while (words.length > 0 && isPlain(words.at(-1))) words = words.slice(0, -1)
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || words.every(({ text }) => /^\d+$/.test(text) || text.length < 2)) return undefined
  const named = {
    ...run,
    words,
    start: first.start,
    end: last.end,
    text: run.text.slice(first.start - run.start, last.end - run.start),
  }
  if (/^[\p{Lu}\p{Pd}]+$/u.test(named.text)) return undefined
  const overlapping = mentions.filter(({ start, end }) => start < named.end && end > named.start)
  if (overlapping.length === 0) return named
  // A vendor's name with more behind it is a product of that vendor's, unless that product is known.
  const [own] = overlapping
  const isVendor = overlapping.length === 1 && own?.entity.type === 'Company' && own.start === named.start && own.end < named.end
  if (!isVendor) return undefined
  const version = /^v?\d+(?:\.\d+)*$| v?\d+(?:\.\d+)+$/
  const rest = named.text
    .slice(own.end - named.start)
    .trim()
    .replace(version, '')
  return rest === '' ? undefined : { ...named, vendor: own.entity.name, text: rest }
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
  const unheardOf = words.some(
    (word) => word.text.length > 2 && !/^\d/.test(word.text) && !isCommonWord(word.text) && !isPersonName(word.text),
  )
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
