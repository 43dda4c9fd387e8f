import { beginningOf } from './beginning'
import { WELL_KNOWN_BRANDS } from './generated/well-known-brands'
import { hashOf, unpackWords, type WordSet } from './word-set'

/*
 * The few abbreviations of brands that everybody writes and no rule gives.
 */

/** Beginnings of names and what people write for them: "Microsoft 365 Copilot" is also "M365 Copilot". */
const SHORT_BEGINNINGS: readonly (readonly [long: string, ...short: string[]])[] = [
  ['Microsoft 365', 'M365', 'MS365'],
  ['Office 365', 'O365'],
  ['Azure Active Directory', 'AAD', 'Azure AD'],
  ['Skype for Business', 'SfB'],
  ['Internet Explorer', 'MSIE'],
  ['Windows 7', 'Win7', 'Win 7'],
  ['Windows 8', 'Win8', 'Win 8'],
  ['Windows 8.1', 'Win8.1', 'Win 8.1'],
  ['Windows 10', 'Win10', 'Win 10'],
  ['Windows 11', 'Win11', 'Win 11'],
  ['Visual Studio Code', 'VS Code', 'VSCode'],
]

/** Names that are cut to their first word wherever it is clear whose they are. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'exchange server': ['Exchange'],
  'sharepoint server': ['SharePoint'],
  'weblogic server': ['WebLogic'],
  'confluence server': ['Confluence'],
  'confluence data center': ['Confluence'],
  'bitbucket server': ['Bitbucket'],
  'vcenter server': ['vCenter'],
  windows: ['Win7', 'Win 7', 'Win8', 'Win 8', 'Win10', 'Win 10', 'Win11', 'Win 11'],
}

/** Vendors' names that are too short to be names by themselves, by the vendor's key: "MS Word". */
export const VENDOR_ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = { microsoft: ['MS'] }

let known: WordSet | undefined

/** Of a well-known brand's name: hardly said otherwise ("Python", "Docker"), or a word besides ("Windows", "React"). */
export const RARELY_SAID = 0
export const SAID = 1

/**
 * Whether a lower-case word is the name of a brand that everybody knows, so that it hardly needs its vendor beside it, and which
 * of the two kinds; undefined for all others.
 */
export function wellKnownBrand(word: string): number | undefined {
  known ??= unpackWords(WELL_KNOWN_BRANDS)
  const found = known.classOf(hashOf(word))
  return found < 0 ? undefined : found
}

/** How what is abbreviated here begins. */
const BEGINNINGS: ReadonlySet<number> = /* @__PURE__ */ new Set(
  ['microsoft', ...SHORT_BEGINNINGS.map(([long]) => long), ...Object.keys(SHORT_NAMES)].map(beginningOf),
)

/** Abbreviations of a product's name. */
export function abbreviationsOf(name: string): readonly string[] {
  if (!BEGINNINGS.has(beginningOf(name))) return NONE
  const plain = name.replace(/^Microsoft (?!365)/i, '')
  const folded = plain.toLowerCase()
  const found = Object.hasOwn(SHORT_NAMES, folded) ? [...(SHORT_NAMES[folded] ?? [])] : []
  for (const [long, ...short] of SHORT_BEGINNINGS) {
    if (!folded.startsWith(long.toLowerCase())) continue
    const rest = plain.slice(long.length)
    if (rest === '' || (/^ \p{L}/u.test(rest) && !/^ version/i.test(rest))) for (const brand of short) found.push(brand + rest)
  }
  return found
}

const NONE: readonly string[] = []
