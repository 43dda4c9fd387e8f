import { beginningOf } from './beginning'

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

/**
 * Products whose names are words or other names and that hardly need their vendor beside them: on a page about technical things
 * "Python" is no snake. Not here: words of user interfaces and everyday ones, such as Word, Office, Teams, Go.
 */
const FLAGSHIPS =
  'windows android chrome chromium safari outlook excel java python ruby rust perl react angular vue svelte swift kotlin scala elixir ' +
  'julia docker puppet ansible jenkins vagrant terraform git vim emacs blender unity tomcat struts spark kafka airflow electron ' +
  'confluence prometheus cassandra redis apache fedora squid samba thunderbird caddy'

/** Whether a lower-case word is such a product's name. */
export function isFlagship(word: string): boolean {
  return ` ${FLAGSHIPS} `.includes(` ${word} `)
}

/** How what is abbreviated here begins. */
const BEGINNINGS: ReadonlySet<number> = /* @__PURE__ */ new Set(
  ['microsoft', ...SHORT_BEGINNINGS.map(([long]) => long), ...Object.keys(SHORT_NAMES)].map(beginningOf),
)

const NONE: readonly string[] = []

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
