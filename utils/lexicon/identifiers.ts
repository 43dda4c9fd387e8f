// Not through the folder's index, which would put the advisory schema into every content script.
import { normalizeIdentifier } from '../advisories/identifier'

/*
 * Identifiers of advisories, found by their patterns. CVE and GHSA in any case, those of vendors and databases as issued.
 * In place of a hyphen any dash that editors and PDF readers put there, with soft hyphens and zero-width characters around.
 */

const UNSEEN = '[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]*'
const DASH = `${UNSEEN}[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]${UNSEEN}`
const END = '(?![A-Za-z0-9])'

/** Each pattern with `~` for any dash. The first word of each is in FIRST_WORDS, or ends in digits. */
const AS_ISSUED = [
  '(?:RHSA|RHBA|RHEA|ALSA|RLSA)~\\d{4}:\\d{3,6}',
  '(?:ELSA|ALAS2?|RUSTSEC|PYSEC|OSV|MAL|EUVD|GSD|TALOS|JVNDB|CNVD|VMSA|NCSC|VDE|SVD|GO)~\\d{4}~\\d{1,12}',
  'CNNVD~\\d{6}~\\d{3,5}',
  '(?:USN|DSA|DLA)~\\d{3,5}~\\d{1,2}',
  'GLSA~\\d{6}~\\d{2}',
  '(?:openSUSE|SUSE)~[SR]U~\\d{4}:\\d{3,6}~\\d{1,2}',
  '(?:ICSA|ICSMA)~\\d{2}~\\d{3}~\\d{2}[A-Z]?',
  'VA~\\d{2}~\\d{3}~\\d{2}',
  'ZDI~(?:\\d{2}|CAN)~\\d{3,6}',
  'FG~IR~\\d{2}~\\d{3}',
  'WID~SEC~\\d{4}~\\d{4}',
  'CERTFR~\\d{4}~(?:AVI|ALE|ACT)~\\d{3,4}',
  'SSA~\\d{6}',
  'NTAP~\\d{8}~\\d{4}',
  'BDU:\\d{4}~\\d{5}',
  '(?:VU#\\d{5,6}|JVN#\\d{8})',
  'cisco~sa~[a-z0-9]{2,40}(?:~[A-Za-z0-9]{1,40}){1,8}',
]
const WITH_DIGITS = ['APSB\\d{2}~\\d{2,3}', 'MS\\d{2}~\\d{3}', 'KB\\d{6,7}', 'ADV\\d{6}', 'CTX\\d{6}']

const SHARED = pattern(['CVE(?:~|[\\s_])\\d{4}(?:~|_)\\d{4,19}', 'GHSA(?:~[23456789cfghjmpqrvwx]{4}){3}'], 'iy')
const ISSUED = pattern(AS_ISSUED, 'y')
const NUMBERED = pattern(WITH_DIGITS, 'y')

/** The letters that WITH_DIGITS begin with, lower case. */
export const NUMBERED_WORDS = ['apsb', 'ms', 'kb', 'adv', 'ctx']

/** The first words of identifiers, lower case, so that the matcher stops where one may begin. */
export const FIRST_WORDS = (
  'cve ghsa rhsa rhba rhea alsa rlsa elsa alas alas2 rustsec pysec osv mal euvd gsd talos jvndb cnvd vmsa ncsc vde svd go cnnvd ' +
  'usn dsa dla glsa opensuse suse icsa icsma va zdi fg wid certfr ssa ntap bdu vu jvn cisco'
).split(' ')

/** Where the identifier that begins at `start` ends; 0 when none begins there. */
export function identifierEnd(text: string, start: number): number {
  return endOf(SHARED, text, start) || endOf(ISSUED, text, start)
}

/** The same for identifiers whose first word holds digits, such as "MS17-010". */
export function numberedIdentifierEnd(text: string, start: number): number {
  return endOf(NUMBERED, text, start)
}

/** The one spelling of an identifier as found in text. */
export function spellIdentifier(found: string): string {
  const plain = found.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
  return normalizeIdentifier(/^CVE/i.test(plain) ? plain.replace(/[\s_]/g, '-') : plain)
}

function endOf(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start
  return expression.test(text) ? expression.lastIndex : 0
}

function pattern(alternatives: string[], flags: string): RegExp {
  return new RegExp(`(?:${alternatives.join('|').replaceAll('~', DASH)})${END}`, flags)
}
