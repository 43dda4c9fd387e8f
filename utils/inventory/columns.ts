import type { InventoryKind } from './inventory'

/** Which column of a table says what. */
export interface Columns {
  name: number
  vendor: number
  version: number
  purl: number
  cpe: number
  /** States for each row what it is, such as osquery's `deb_packages`. */
  source: number
  /** What rows are that do not say. */
  kind: InventoryKind
}

/**
 * Headings as exports write them, the better one first, without blanks and case: Intune's "Discovered apps" (English, German,
 * French, Spanish), Microsoft Graph's detectedApp, osquery's programs, apps, deb_packages, rpm_packages and python_packages,
 * Configuration Manager, asset lists.
 */
const HEADINGS = {
  name: (
    'applicationname displayname appname productname softwarename packagename programname componentname application app product ' +
    'software package program component name title anwendungsname produktname anwendung produkt programm nomdelapplication ' +
    'application nom nombredelaaplicacion aplicacion nombre bundlename'
  ).split(' '),
  vendor: (
    'applicationpublisher publishername vendorname publisher vendor manufacturer supplier maker developer company author ' +
    'herausgeber hersteller anbieter lieferant editeur fournisseur editor proveedor'
  ).split(' '),
  version: (
    'applicationversion applicationshortversion bundleshortversion displayversion productversion softwareversion installedversion ' +
    'versioninfo version versionnumber anwendungsversion versiondelapplication bundleversion'
  ).split(' '),
  purl: ['purl', 'packageurl'],
  cpe: ['cpe', 'cpe23', 'cpename'],
  source: ['source', 'type', 'kind', 'category'],
} as const

const COMPANY_HEADINGS =
  'vendor vendorname supplier company companyname manufacturer lieferant hersteller anbieter fournisseur'.split(' ')

/** The columns of a table by its headings; undefined where none of them names what the rows are. */
export function columnsOf(headings: readonly string[]): Columns | undefined {
  const words = headings.map(plain)
  const find = (names: readonly string[]) => {
    const found = names.map((name) => words.indexOf(name)).filter((index) => index >= 0)
    return found[0] ?? -1
  }
  const columns = {
    name: find(HEADINGS.name),
    vendor: find(HEADINGS.vendor),
    version: find(HEADINGS.version),
    purl: find(HEADINGS.purl),
    cpe: find(HEADINGS.cpe),
    source: find(HEADINGS.source),
  }
  if (columns.name >= 0) return { ...columns, kind: kindOfTable(words) }
  const company = find(COMPANY_HEADINGS)
  return company < 0 ? undefined : { ...columns, name: company, vendor: -1, kind: 'company' }
}

/** What a row is by what its table says of it; undefined where it says nothing of that. */
export function kindOfSource(source: string): InventoryKind | undefined {
  const word = plain(source)
  if (/^(?:deb|rpm|apk|dpkg|portage|homebrew)(?:packages?)?$/.test(word)) return 'package'
  if (/^(?:python|npm|pypi|gem|go|maven|nuget|cargo)(?:packages?)?$|^library$|^framework$/.test(word)) return 'library'
  if (/^(?:programs|apps|applications?|software)$/.test(word)) return 'application'
  if (/^(?:vendor|company|supplier)$/.test(word)) return 'company'
  return word === 'service' || word === 'saas' ? 'service' : undefined
}

/** osquery's package tables are told by the columns that only they have. */
function kindOfTable(words: readonly string[]): InventoryKind {
  const has = (...names: string[]) => names.every((name) => words.includes(name))
  if (has('arch', 'maintainer') || has('arch', 'revision') || has('arch', 'release')) return 'package'
  if (has('author', 'license', 'directory')) return 'library'
  return 'application'
}

function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
