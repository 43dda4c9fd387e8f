/** CVE (CVE Program id syntax of 2014: a year and four or more digits). */
const CVE = /^CVE-\d{4}-\d{4,19}$/
/** GHSA (four-character groups of the alphabet that GitHub documents). */
const GHSA = /^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/i

/**
 * The one spelling of an advisory identifier: trimmed, ASCII hyphens, letters in the case its issuer uses.
 * Identifiers of unknown kinds only lose surrounding blanks.
 */
export function normalizeIdentifier(text: string): string {
  const plain = text.trim().replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
  const upper = plain.toUpperCase()
  if (CVE.test(upper)) return upper
  if (GHSA.test(plain)) return `GHSA${plain.slice(4).toLowerCase()}`
  return plain
}

/** True for identifiers that many publishers use for one vulnerability, so that records sharing one are about the same thing. */
export function isSharedIdentifier(identifier: string): boolean {
  return CVE.test(identifier) || GHSA.test(identifier)
}
