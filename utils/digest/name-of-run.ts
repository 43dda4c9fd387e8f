import { isStopWord } from './language'
import { GERMAN_BODIES, HARM, INSTITUTIONS, isFirmKind, isGermanKind, OWNED } from './name-cues'
import { INSIDE, isUnheardOf, type Run } from './name-runs'
import type { NameMention } from './names'
import type { Token } from './tokens'

/* What of a run of words may be a name: without what it is, whose it is, and which of it is meant. */

/** Capitalised words that make no name, nor begin or end one. */
const NO_NAME = new Set(
  `patch tuesday update updates security advisory advisories critical emergency directive alert warning bulletin threat intelligence
  response research researchers team group cve ghsa cvss poc api url http https dns vpn it ai ceo us usa uk eu europe germany france spain china
  russia iran north south korea january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag
  freitag samstag sonntag utc pdf sql html xml ssh telnet dmz soc inc corp ltd gmbh llc xss rce mac tls ssl lts esr cpu cpus gpu ics ot
  oauth saml scim mfa sms qr har iban ibans system root zero day days exploit exploits malware ransomware hackers attackers
  schwachstelle schwachstellen sicherheitslucke sicherheitslucken lucke lucken lagebericht datenleck cyberangriff hackerangriff warnstufe
  old new fake crafted malicious popular multiple several many thousands millions hundreds most some researchers experts police ipv4 ipv6
  bluetooth ddos usb nfc wifi wlan bios uefi
  studie umfrage bericht analyse kommentar interview report study survey analysis opinion podcast etude sondage enquete encuesta informe
  because although though despite whether unless once whoever anyone everyone someone nobody however meanwhile instead thus hence therefore
  even nearly almost around according due obwohl nachdem bevor wahrend falls sobald parce puisque lorsque quand pendant apres porque aunque
  mientras cuando antes despues
  administrators admins users version versions iocs stealer windows server mitre nist ttp ttps vms ioc cisos qa`
    .trim()
    .split(/\s+/),
)

/** Kinds of products that stand behind a name as a part of it: "Avionet VPN". */
const KINDS = new Set('vpn gpu cpu server api dns'.split(' '))

/** What of a run may be a name, beside the known names that it overlaps; undefined for none. */
export function nameOf(run: Run, mentions: readonly NameMention[]): Run | undefined {
  // "@walletkit/connect" is a name as it stands.
  if (run.text.startsWith('@')) return run
  let words = run.words
  const isInWord = (word: Token) => word.text.length === 1 && run.text[word.end - run.start] === '-'
  const isPlain = (word: Token | undefined) =>
    word !== undefined && !isInWord(word) && (NO_NAME.has(word.text) || isStopWord(word.text))
  const isKindBehind = (index: number) =>
    index === 1 && KINDS.has(words[1]?.text ?? '') && (words[1]?.text === 'vpn' || isUnheardOf(words[0]?.text ?? ''))
  const plainEnd = words.findIndex((word, index) => index > 0 && NO_NAME.has(word.text) && !isKindBehind(index))
  if (plainEnd > 0) words = words.slice(0, plainEnd)
  while (words.length > 0 && isPlain(words[0])) words = words.slice(1)
  while (words.length > 0 && isPlain(words.at(-1)) && !isKindBehind(words.length - 1) && !isEdition(words))
    words = words.slice(0, -1)
  words = behindKind(words, run)
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
function behindKind(words: Token[], { text, start }: Run): Token[] {
  const begins = (index: number) => index === 0 || text[(words[index - 1]?.end ?? 0) - start] === '-'
  const kind = words.findLastIndex(
    (word, index) =>
      index < words.length - 1 &&
      (index === 0 ? isGermanKind(word.text) || isFirmKind(word.text) : begins(index) && isGermanKind(word.text)),
  )
  return words.slice(kind + 1)
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

const EDITION = /^(?:community|enterprise|professional|premium|edition|and|und|et|y)$/

/** "Odoo Community", "Odoo Community y Enterprise": editions of what is named before. */
function withoutEdition(words: Token[]): Token[] {
  const [first, ...others] = words
  const isEditions = others.length > 0 && !INSIDE.test(others[0]?.text ?? '') && others.every(({ text }) => EDITION.test(text))
  return first && isEditions ? [first] : words
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
