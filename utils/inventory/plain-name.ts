import { withoutLegalForm } from '../lexicon/legal-form'

/*
 * Installers write more than a name into their name: "Mozilla Firefox (x64 en-US)", "7-Zip 22.01 (x64 edition)", "Microsoft Visual
 * Studio Professional 2022". What is left without it is what advisories are about.
 */

const ARCHITECTURE =
  '(?:x86(?:[_-]64)?|x64|x32|amd64|i[3-6]86|arm(?:64|32|hf|el)?|aarch64|win(?:32|64)|(?:32|64)[ -]?bits?|ia64|universal|noarch)'
/** Tags of BCP 47 as installers write them: a language with a region, which no product's name ends with. */
const LOCALE = '(?:[a-z]{2,3}[-_](?:[A-Z][a-z]{3}[-_])?[A-Z]{2}|[a-z]{2,3}[-_][a-z]{2}(?=\\)|$))'
const LANGUAGE =
  '(?:english|german|deutsch|french|français|spanish|español|italian|italiano|japanese|日本語|portuguese|dutch|multilingual|mui)'
const NUMBERED =
  '(?:(?:version|ver\\.?|release|build|v\\.?)\\s*)?\\d+(?:[.:]\\d+)*(?:[a-z]|[-_.](?:rc|beta|alpha|r|u|sp|p)?\\d+)*'

const BRACKETED = new RegExp(
  `\\s*[([](?:[^()[\\]]*(?:\\b${ARCHITECTURE}\\b|\\b${LOCALE}|\\b${LANGUAGE}\\b)[^()[\\]]*|${NUMBERED}|user|machine(?:-wide)?|all users|remove only|git [0-9a-f]+|[^()[\\]]*\\bedition)[)\\]]`,
  'gi',
)
const LAST_WORDS = new RegExp(
  `[\\s,_-]+(?:${ARCHITECTURE}|${LANGUAGE}|(?:version|release|build|v)\\s*[\\d.]+|v?\\d+(?:\\.\\d+)+[-+.\\w]*|edition)$`,
  'i',
)
const LAST_LOCALE = new RegExp(`\\s*[-–,]?\\s+${LOCALE}$`)
const EDITION =
  /[\s,-]+(?:professional|pro|enterprise|ultimate|standard|premium|home|business|community|express|starter|student|personal|education|free|trial|plus|basic|corporate|dc|lts|ltsc|esr|oem|retail|portable|preview|classic|client|desktop|installer|setup|update \d+|sp ?\d+|service pack \d+|r\d+)$/i
/** A year, or a number of one or two digits, that tells one release from another. */
const RELEASE = /\s+(?:(?:19|20)\d{2}|\d{1,2})$/

/** A name without trademark signs, architecture, language and version: "7-Zip 22.01 (x64)" gives "7-Zip". */
export function plainName(name: string): string {
  let plain = tidy(name.replace(/[®™©]|\((?:r|tm|c)\)/gi, '').replace(BRACKETED, ''))
  for (let round = 0; round < 6; round++) {
    const shorter = tidy(plain.replace(LAST_WORDS, '').replace(LAST_LOCALE, ''))
    if (shorter === plain || !isName(shorter)) break
    plain = shorter
  }
  return isName(plain) ? plain : tidy(name)
}

/** Ways to write a name, each with less than the one before: as it stands, plain, without an edition, without a release. */
export function spellingsOf(name: string): string[] {
  const spellings = new Set([tidy(name), plainName(name)])
  let plain = plainName(name)
  for (let round = 0; round < 6; round++) {
    const shorter = [EDITION, RELEASE, /\s*\([^()]*\)$/, /\s+(?:software|app|application)$/i]
      .map((part) => tidy(plain.replace(part, '')))
      .find((text) => text !== plain && isName(text))
    if (shorter === undefined) break
    plain = plainName(shorter)
    spellings.add(plain)
  }
  const bare = withoutLegalForm(plain)
  if (isName(bare)) spellings.add(bare)
  return [...spellings]
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,–-]+|[\s,–-]+$/g, '')
    .trim()
}

function isName(text: string): boolean {
  return /\p{L}/u.test(text) && text.length > 1
}
