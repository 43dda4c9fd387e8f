// Not through the folder's index, which would put the advisory schema into every content script.
import { normalizeIdentifier } from '../advisories/identifier'
import { hashOfText } from './unit-hashes'

/*
 * Identifiers of advisories, found by their patterns. CVE and GHSA in any case, those of vendors and databases as issued.
 * In place of a hyphen any dash that editors and PDF readers put there, with characters around it that nobody sees: soft
 * hyphens, zero-width characters, marks of writing direction.
 */

const UNSEEN_UNITS = '\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF'
const UNSEEN = `[${UNSEEN_UNITS}]*`
const DASH = `${UNSEEN}[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]${UNSEEN}`
const END = '(?![A-Za-z0-9])'

/**
 * Patterns by the first word that a text has, with `~` for any dash: the matcher stops where that word is found. What is no
 * advisory (CWE, CAPEC, CPE) is not here, nor is Android's `A-123456789`, whose first word is every text's commonest.
 */
const BY_FIRST_WORD: readonly (readonly [words: string, pattern: string])[] = [
  // Linux distributions
  ['RHSA RHBA RHEA ALSA ALBA ALEA RLSA RLBA RXSA CLSA', '~\\d{4}:\\d{3,10}'],
  ['ELSA ALAS ALAS2 MGASA OESA GLSA', '~(?:\\d{4}~\\d{1,10}|\\d{6}~\\d{2})'],
  ['USN DLA LSN', '~\\d{3,5}~\\d{1,2}'],
  ['DSA', '~(?:20\\d{2}~\\d{3}|\\d{3,5}~\\d{1,2})'],
  ['openSUSE SUSE', '~[SRF]U~\\d{4}:\\d{3,6}(?:~\\d{1,2})?'],
  ['openEuler', '~SA~\\d{4}~\\d{4,5}'],
  ['FEDORA', '~(?:EPEL~)?\\d{4}~[0-9a-f]{10}'],
  ['UBUNTU DEBIAN BELL CURL EEF', '~CVE~\\d{4}~\\d{4,19}'],
  ['FreeBSD', '~SA~\\d{2}:\\d{2}'],
  // Databases and coordinators
  ['RUSTSEC PYSEC OSV MAL EUVD GSD TALOS JVNDB CNVD NCSC VDE GO PSF HSEC JLSEC DIVD SYSS TRA', '~\\d{4}~\\d{1,12}'],
  ['CNNVD', '~\\d{6}~\\d{3,5}'],
  ['BDU', ':\\d{4}~\\d{5}'],
  ['BIT', '(?:~[a-z0-9.]{1,40}){1,5}~\\d{4}~\\d{4,19}'],
  ['CGA MINI', '(?:~[23456789cfghjmpqrvwx]{4}){3}'],
  ['SNYK', '~[A-Z]{2,12}(?:~[A-Z0-9]{1,60}){1,4}~\\d{5,9}'],
  ['VU', '#\\d{5,6}'],
  ['JVN JVNVU JVNTA', '#\\d{8}'],
  ['ICSA ICSMA', '~\\d{2}~\\d{3}~\\d{2}[A-Z]?'],
  ['ICS', '~(?:ALERT|TIP|VU)~\\d{2}~\\d{3}~\\d{2}[A-Z]?'],
  ['VA', '~\\d{2}~\\d{3}~\\d{2}'],
  ['WID', '~SEC~(?:W~)?\\d{4}~\\d{4}'],
  ['CERTFR', '~\\d{4}~(?:AVI|ALE|ACT|CTI|IOC|DUR)~\\d{3,4}'],
  ['ZDI', '~(?:\\d{2}|CAN)~\\d{3,6}'],
  ['KLCERT', '~\\d{2}~\\d{3}'],
  // Vendors
  ['VMSA SNWLID SVD BRLY', '~\\d{4}~\\d{3,4}'],
  ['cisco CISCO', '~(?:sa|SA)~[a-z0-9]{2,40}(?:~[A-Za-z0-9]{1,40}){1,8}'],
  ['FG', '~IR~\\d{2}~\\d{3}'],
  ['PAN', '~SA~\\d{4}~\\d{4}'],
  ['SSA', '~\\d{6}'],
  ['SEVD', '~\\d{4}~\\d{3}~\\d{2}'],
  ['NTAP ntap', '~\\d{8}~\\d{4}'],
  ['INTEL intel', '~(?:SA|sa)~\\d{5}'],
  ['AMD', '~S[BN]~\\d{4}'],
  ['APPLE', '~SA~\\d{4}~\\d{2}~\\d{2}~\\d{1,2}'],
  ['XSA', '~\\d{1,3}'],
  ['QSA', '~\\d{2}~\\d{2}'],
  ['Synology', '[-_]SA[-_]\\d{2}[:_]\\d{2}'],
  ['LEN', '~\\d{5,6}'],
  ['ASB PUB', '~A~\\d{8,9}'],
  ['NN', '~\\d{4}:\\d{1,2}~\\d{2}'],
  ['OXAS', '~ADV~\\d{4}~\\d{4}'],
  ['SA', '~(?:CORE|CONTRIB)~\\d{4}~\\d{3}'],
  ['MFSA', '(?: |~)\\d{4}~\\d{2,3}'],
]
const WITH_DIGITS = [
  'APSB\\d{2}~\\d{2,3}',
  'MS\\d{2}~\\d{3}',
  'KB\\d{6,7}',
  'ADV\\d{6}',
  'CTX\\d{6}',
  'MFSA\\d{4}~\\d{2,3}',
  '[AT]A\\d{2}~\\d{3}[A-Z]',
  'JSA\\d{5,6}',
  'HT\\d{6}',
  'K\\d{8,9}',
  'HPESB[A-Z]{2}\\d{5}',
  'TYPO3~(?:CORE|EXT|PSA)~(?:SA~)?\\d{4}~\\d{3}',
]

/** CVE and GHSA are written in any case, the others as issued. */
const IN_ANY_CASE: readonly (readonly [word: string, pattern: string])[] = [
  ['cve', 'CVE(?:~|[\\s_])\\d{4}(?:~|_)\\d{4,19}'],
  ['ghsa', 'GHSA(?:~[23456789cfghjmpqrvwx]{4}){3}'],
]

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** What stands before the first digit of WITH_DIGITS, lower case. */
export const NUMBERED_WORDS = [
  ...['apsb', 'ms', 'kb', 'adv', 'ctx', 'mfsa', 'aa', 'ta', 'jsa', 'ht', 'k', 'typo'],
  ...LETTERS.flatMap((first) => LETTERS.map((second) => `hpesb${first}${second}`)),
]

/** What an identifier may look like, by the hash of its first word; made an expression when such a word is first met. */
const PATTERNS = new Map<number, { source: string; flags: 'y' | 'iy'; expression?: RegExp }>(
  IN_ANY_CASE.map(([word, source]) => [hashOfText(word), { source, flags: 'iy' }]),
)
for (const [words, rest] of BY_FIRST_WORD) {
  for (const word of words.split(' ')) {
    const hash = hashOfText(word.toLowerCase())
    const others = PATTERNS.get(hash)
    PATTERNS.set(hash, { source: `${others ? `${others.source}|` : ''}${word}${rest}`, flags: 'y' })
  }
}
const NUMBERED = pattern(WITH_DIGITS.join('|'), 'y')

/** The first words of identifiers, lower case, so that the matcher stops where one may begin. */
export const FIRST_WORDS = [
  ...new Set([...IN_ANY_CASE.map(([word]) => word), ...BY_FIRST_WORD.flatMap(([words]) => words.toLowerCase().split(' '))]),
]

/** Longer than any identifier. */
const WINDOW = 240

/** First words that a blank may follow. */
const BEFORE_BLANK: ReadonlySet<number> = new Set(['cve', 'mfsa'].map(hashOfText))

/**
 * Whether an identifier can go on at a place right after a word with the hash of a first word: with a dash, a colon or the like, or
 * where the text ends, which another may continue.
 */
export function mayFollowFirstWord(text: string, at: number, hash: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit <= 0x20) return BEFORE_BLANK.has(hash)
  return unit === 0x2d || unit === 0x3a || unit === 0x5f || unit === 0x23 || !(unit < 0x80)
}

/** Where the identifier that begins at `start`, with a word of this hash, ends; 0 when none begins there. */
export function identifierEnd(text: string, start: number, hash: number): number {
  const found = PATTERNS.get(hash)
  if (!found) return 0
  found.expression ??= pattern(found.source, found.flags)
  return endOf(found.expression, text, start) || endInFullWidth(found.expression, text, start)
}

/** The same for identifiers whose first word holds digits, such as "MS17-010". */
export function numberedIdentifierEnd(text: string, start: number): number {
  return endOf(NUMBERED, text, start)
}

/** The one spelling of an identifier as found in text. */
export function spellIdentifier(found: string): string {
  const plain = halfWidth(found).replace(new RegExp(`[${UNSEEN_UNITS}]`, 'g'), '')
  return normalizeIdentifier(/^CVE/i.test(plain) ? plain.replace(/[\s_]/g, '-') : plain)
}

function endInFullWidth(expression: RegExp, text: string, start: number): number {
  if (!(text.charCodeAt(start) >= 0xff01 || text.charCodeAt(start + 4) >= 0xff01)) return 0
  const near = text.slice(start, start + WINDOW)
  const plain = halfWidth(near)
  if (plain === near) return 0
  const end = endOf(expression, plain, 0)
  return end > 0 ? start + end : 0
}

/** Full-width letters, digits and signs as the ASCII ones that they stand for, unit for unit. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
}

function endOf(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start
  return expression.test(text) ? expression.lastIndex : 0
}

function pattern(alternatives: string, flags: string): RegExp {
  return new RegExp(`(?:${alternatives.replaceAll('~', DASH)})${END}`, flags)
}
