import { isCommonWord, isPersonName } from '../lexicon/words'
import { isStopWord } from './language'
import { EXTENSIBLE, GERMAN_BODIES, HARM, INSTITUTIONS, isFirmKind, isGermanKind, isKind, OWNED, PACKAGE_CUES } from './name-cues'
import type { NameMention } from './names'
import type { Sentence } from './sentences'
import type { Token } from './tokens'

/* Runs of words that may be names, by how they are written. What is believed of them is decided elsewhere. */

/** A run of words that may be a name. */
export interface Run {
  text: string
  start: number
  end: number
  words: Token[]
  /** Of a product with its vendor's name before it, which `text` then leaves out. */
  vendor?: string
  /** Not at the beginning of a sentence nor in a title that has capitals everywhere. */
  sure: boolean
  /** It was the first part of a word for harm: "Nordtel-Störung". */
  compound?: boolean
}

/** Words that may stand within a name. */
export const INSIDE = /^(?:of|de|la|las|los|el|du|des|sur|der|den|et|y|&)$/

/** Languages that put adjectives in lower case into names. */
export const ADJECTIVE_INSIDE = new Set(['fr', 'es', 'it', 'pt'])

/** Capitalised words that make no name, nor begin or end one. */
const NO_NAME = new Set(
  `patch tuesday update updates security advisory advisories critical emergency directive alert warning bulletin threat intelligence
  response research researchers team group cve ghsa cvss poc api url http https dns vpn it ai ceo us usa uk eu europe germany france spain china
  russia iran north south korea january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag
  freitag samstag sonntag utc pdf sql html xml ssh telnet dmz soc inc corp ltd gmbh llc xss rce mac tls ssl lts esr cpu cpus gpu ics ot
  oauth saml scim mfa sms qr har iban ibans system root zero day days exploit exploits malware ransomware hackers attackers
  administrators admins users version versions iocs stealer windows server mitre nist ttp ttps vms ioc cisos qa`
    .trim()
    .split(/\s+/),
)

/** Kinds of products that stand behind a name as a part of it: "Avionet VPN". */
const KINDS = new Set('vpn gpu cpu server api'.split(' '))

/** Runs of capitalised words, and words in lower case that are put together as packages' names are. */
export function runsOf({ text, tokens, place }: Sentence, language: string): Run[] {
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
    const lower = language === 'en' ? lowerName(text, tokens, at, place) : undefined
    if (lower) {
      runs.push(lower)
      continue
    }
    if (!capital(first) && !isInstitution(tokens, at, capital)) continue
    let last = at
    for (let next = at + 1; next < tokens.length && next < at + 7; next++) {
      const [token, previous] = [tokens[next], tokens[next - 1]]
      if (!token || !previous || !/^(?:[ \u00a0]|-|['’.&/]| & |-sur-)$/.test(text.slice(previous.end, token.start))) break
      if (capital(token) || (/^\d/.test(token.text) && last === next - 1)) last = next
      else if (
        !isInside(token.text, language) &&
        !isForPlatform(tokens, at, next, capital) &&
        !(ADJECTIVE_INSIDE.has(language) && isBeforeOf(tokens, next))
      )
        break
    }
    const words = tokens.slice(at, last + 1)
    const begun = at === 0 ? behindFirst(words) : words
    const sure = (at > 0 || begun.length < words.length || isStopWord(first.text)) && !everywhere
    runs.push({ text: '', start: 0, end: 0, words: begun, sure })
    at = last
  }
  return runs.map((run) => spanned(run, text))
}

/** "la mairie de Vauclin": in Romance languages what kind of body it is stands in lower case before its name, and is part of it. */
function isInstitution(tokens: readonly Token[], at: number, capital: (token: Token) => boolean): boolean {
  const [kind, preposition, name] = tokens.slice(at, at + 3)
  return (
    !!kind &&
    !!preposition &&
    !!name &&
    INSTITUTIONS.has(kind.text) &&
    /^(?:de|du|d|del)$/.test(preposition.text) &&
    capital(name)
  )
}

/** "Royal Gallery for Elementor plugin", "the plugin Gridline for Jira": a plugin's name may say what it is for. */
function isForPlatform(tokens: readonly Token[], first: number, at: number, capital: (token: Token) => boolean): boolean {
  const [preposition, platform, behind] = tokens.slice(at, at + 3)
  if (!platform || !/^(?:for|fur|pour|para)$/.test(preposition?.text ?? '') || !capital(platform)) return false
  return (
    PACKAGE_CUES.test(behind?.text ?? '') || PACKAGE_CUES.test(tokens[first - 1]?.text ?? '') || EXTENSIBLE.has(platform.text)
  )
}

/** "Customers of Harbourline": a sentence that begins with an ordinary word has its name behind the preposition. */
function behindFirst(words: Token[]): Token[] {
  const [first, second] = words
  const begins = first && second && words.length > 2 && isCommonWord(first.text) && /^(?:of|de|du|des|der|del)$/.test(second.text)
  return begins ? words.slice(2) : words
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

/** Ordinary words put together. */
const PREFIXED =
  /^(?:pre|post|anti|multi|non|re|de|zero|self|open|cross|end|man|state|high|low|hard|built|third|real|long|in|on|off|e|use|out|so|well|un|co|ex|all|one|two|three|four|follow|look|sign|log)-/

/** "tinycolor-utils": words in lower case joined by hyphens, of which one is no word. */
function dashedName(text: string, tokens: readonly Token[], at: number): Run | undefined {
  let to = at + 1
  while (to < tokens.length && /^[-_/.]$/.test(text.slice(tokens[to - 1]?.end, tokens[to]?.start))) to++
  const words = tokens.slice(at, to)
  const whole = text.slice(words[0]?.start, words.at(-1)?.end)
  if (words.length < 2 || !/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/.test(whole)) return undefined
  if (PREFIXED.test(whole)) return undefined
  const isName =
    isKind(tokens[at - 1]?.text ?? '') ||
    words.some((word) => word.text.length > 3 && /[a-z]/.test(word.text) && !isCommonWord(word.text))
  return isName ? spanned({ text: '', start: 0, end: 0, words: [...words], sure: true }, text) : undefined
}

/** "libraster 2.9.1", "the package dateglide": an unheard-of word in lower case that begins a title or stands where names of packages do. */
function lowerName(text: string, tokens: readonly Token[], at: number, place: number): Run | undefined {
  const [before, word, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!word) return undefined
  const versioned = behind !== undefined && /^v?\d/.test(behind.text) && /^ v?\d+\.\d/.test(text.slice(word.end, word.end + 8))
  const isNamed = (at === 0 && place === 0) || versioned || isKind(before?.text ?? '') || isFlawIn(tokens, at)
  if (!isNamed || !/^[a-z][a-z0-9]{2,}$/.test(text.slice(word.start, word.end)) || !isUnheardOf(word.text)) return undefined
  return spanned({ text: '', start: 0, end: 0, words: [word], sure: true }, text)
}

/** "A race in snapd", "the bug in libraster". */
function isFlawIn(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === 'in' && HARM.test(tokens[at - 2]?.text ?? '')
}

/** What of a run may be a name, beside the known names that it overlaps; undefined for none. */
export function nameOf(run: Run, mentions: readonly NameMention[]): Run | undefined {
  let words = run.words
  const isInWord = (word: Token) => word.text.length === 1 && run.text[word.end - run.start] === '-'
  const isPlain = (word: Token | undefined) =>
    word !== undefined && !isInWord(word) && (NO_NAME.has(word.text) || isStopWord(word.text))
  const isKindBehind = (index: number) => index === 1 && KINDS.has(words[1]?.text ?? '') && isUnheardOf(words[0]?.text ?? '')
  const plainEnd = words.findIndex((word, index) => index > 0 && NO_NAME.has(word.text) && !isKindBehind(index))
  if (plainEnd > 0) words = words.slice(0, plainEnd)
  while (words.length > 0 && isPlain(words[0])) words = words.slice(1)
  while (words.length > 0 && isPlain(words.at(-1)) && !isKindBehind(words.length - 1) && !isEdition(words))
    words = words.slice(0, -1)
  words = behindKind(words)
  words = fromBody(words, run)
  words = withoutEdition(words)
  const compound = isHarmOf(words, run)
  if (compound) words = words.slice(0, -1)
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || words.every(({ text }) => /^\d+$/.test(text) || text.length < 2)) return undefined
  const named = {
    ...run,
    ...(compound ? { compound } : {}),
    words,
    start: first.start,
    end: last.end,
    text: run.text.slice(first.start - run.start, last.end - run.start),
  }
  if (/^[\p{Lu}\p{Pd}]{1,3}$/u.test(named.text)) return undefined
  if (/(?:19|20)\d\d-\d+/.test(named.text)) return undefined
  const versioned = / v?\d+(?:\.\d+)+$/.exec(named.text)
  if (versioned) {
    named.text = named.text.slice(0, versioned.index)
    named.end = named.start + versioned.index
    named.words = words.filter((word) => word.end <= named.end)
  }
  const overlapping = mentions.filter(({ start, end }) => start < named.end && end > named.start)
  if (overlapping.length === 0) return named
  // "Gridline for Jira" names what it is for.
  const [own] = overlapping
  if (overlapping.length === 1 && own && own.end >= named.end && /\bfor $/.test(named.text.slice(0, own.start - named.start)))
    return named
  // A vendor's name with more behind it is a product of that vendor's, unless that product is known.
  const isVendor =
    overlapping.length === 1 && own !== undefined && isMaker(own.entity) && own.start === named.start && own.end < named.end
  if (!isVendor) return undefined
  const version = /^v?\d+(?:\.\d+)*$| v?\d+(?:\.\d+)+$/
  const rest = named.text
    .slice(own.end - named.start)
    .trim()
    .replace(version, '')
  return rest === '' || rest.startsWith('-') ? undefined : { ...named, vendor: own.entity.name, text: rest }
}

/** "Retailer Hartwell", and in German, where it has a capital too, "Passwortmanager KeePass" and "Cloud-Anbieter Wolkenwerk". */
function behindKind(words: Token[]): Token[] {
  const kind = words.findLastIndex(
    ({ text }, index) => index < words.length - 1 && (index === 0 ? isFirmKind(text) : isGermanKind(text)),
  )
  return kind >= 0 ? words.slice(kind + 1) : isGermanKind(words[0]?.text ?? '') && words.length > 1 ? words.slice(1) : words
}

/** In German an article begins the name of something else: "Kunden des Autohauses Kettering". */
function isInside(word: string, language: string): boolean {
  return INSIDE.test(word) && !(language === 'de' && /^(?:der|den|des|et|y)$/.test(word))
}

/** What a name begins with where a longer run ends in it: "services de la mairie de Valbrune", "Patientendaten der Kliniken Oberwald". */
function fromBody(words: Token[], run: Run): Token[] {
  const isLower = (word: Token | undefined) => word !== undefined && /^\p{Ll}/u.test(run.text.slice(word.start - run.start))
  const body = words.findIndex((word) => INSTITUTIONS.has(word.text) || GERMAN_BODIES.has(word.text))
  if (body > 0 && INSIDE.test(words[body - 1]?.text ?? '') && words.length > body + 1) return words.slice(body)
  if (words.length > 2 && HARM.test(words[0]?.text ?? '') && /^(?:de|du|des|del|of)$/.test(words[1]?.text ?? ''))
    return words.slice(2)
  if (!isLower(words[0]) || INSTITUTIONS.has(words[0]?.text ?? '')) return words
  const first = words.findIndex((word, index) => index > 1 && !isLower(word) && INSIDE.test(words[index - 1]?.text ?? ''))
  return first > 0 ? words.slice(first) : words
}

/** "Odoo Community": the edition of what is named before. */
function withoutEdition(words: Token[]): Token[] {
  const isOne = words.length === 2 && /^(?:community|enterprise|professional|premium|edition)$/.test(words[1]?.text ?? '')
  return isOne ? words.slice(0, 1) : words
}

/** "Prettier Plus": a stop word of French and German that ends the names of many products. */
function isEdition(words: readonly Token[]): boolean {
  return words.length > 1 && words.at(-1)?.text === 'plus'
}

/** "Nordtel-Störung", "Acme-Datenleck", "S-Markt-App". */
function isHarmOf(words: readonly Token[], run: Run): boolean {
  const [name, harm] = words.slice(-2)
  if (!name || !harm || words.length < 2 || !(HARM.test(harm.text) || OWNED.test(harm.text))) return false
  return run.text.slice(name.end - run.start, harm.start - run.start) === '-'
}

/** A firm, or a product by whose name its maker goes or whose maker is not known. */
function isMaker({ type, name, vendor = '' }: NameMention['entity']): boolean {
  return type === 'Company' || vendor === '' || vendor.toLowerCase() === name.toLowerCase()
}

export function isUnheardOf(word: string): boolean {
  return word.length > 2 && !/^\d/.test(word) && !isCommonWord(word) && !isPersonName(word)
}
