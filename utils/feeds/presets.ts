import type { FormatId } from './format-names'

/*
 * Feeds to choose from in the options. What each holds is said in locales under `presetHolds`; a test holds this list to what is known.
 */

/** What the feeds are grouped by. */
export const PRESET_GROUPS = ['authorities', 'vendors', 'openSource', 'news'] as const
export type PresetGroup = (typeof PRESET_GROUPS)[number]

/**
 * What may be done with a feed's records; each has its words in locales under `presetLicence`. `perRecord`: whichever of CC BY 4.0, CC0 and
 * Apache 2.0 a record's source is under. `publisher`: the publisher's own terms.
 */
export const PRESET_LICENCES = ['cc0', 'ccBy', 'perRecord', 'publicDomain', 'attribution', 'publisher'] as const
export type PresetLicence = (typeof PRESET_LICENCES)[number]

/** A feed as it was last measured. */
export interface PresetSize {
  records: number
  /** Of the document, where the feed is one. */
  bytes?: number
  /** ISO date of that copy. */
  at: string
}

export interface FeedPreset {
  /** Short and stable; what names its texts in locales. */
  id: string
  name: string
  publisher: string
  url: string
  group: PresetGroup
  /** What its records are read as, wherever it begins; `epss` for the list of scores, which is no format of advisories. */
  format: FormatId | 'epss'
  licence: PresetLicence
  /** How often its publisher renews it: once a day, or whenever there is something. */
  renewed: 'daily' | 'asItHappens'
  /** Null where nobody measured it. */
  size: PresetSize | null
  /** Other sites that its documents are known to be on. */
  sites: readonly string[]
}

type Draft = Omit<FeedPreset, 'renewed' | 'size' | 'sites'> & Partial<FeedPreset>

/** Draws up a preset with what most of them have. */
function preset<const Id extends string>(draft: Draft & { id: Id }): FeedPreset & { id: Id } {
  return { renewed: 'asItHappens', size: null, sites: [], ...draft }
}

/** The feeds to choose from, in the order in which they are shown. */
export const FEED_PRESETS = [
  preset({
    id: 'cisaKev',
    name: 'CISA Known Exploited Vulnerabilities',
    publisher: 'CISA',
    url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    group: 'authorities',
    format: 'kev',
    licence: 'cc0',
    size: { records: 1_674, bytes: 1_600_000, at: '2026-08-21' },
  }),
  preset({
    id: 'cisaCsaf',
    name: 'CISA advisories (CSAF)',
    publisher: 'CISA',
    url: 'https://www.cisa.gov/sites/default/files/csaf/provider-metadata.json',
    group: 'authorities',
    format: 'csaf',
    licence: 'publicDomain',
    size: { records: 2_383, at: '2024-10-24' },
    sites: ['https://raw.githubusercontent.com/'],
  }),
  preset({
    id: 'cisaAlerts',
    name: 'CISA alerts and advisories',
    publisher: 'CISA',
    url: 'https://www.cisa.gov/cybersecurity-advisories/all.xml',
    group: 'authorities',
    format: 'rss',
    licence: 'publicDomain',
  }),
  preset({
    id: 'nvd',
    name: 'National Vulnerability Database',
    publisher: 'NIST',
    url: 'https://services.nvd.nist.gov/rest/json/cves/2.0',
    group: 'authorities',
    format: 'nvd',
    licence: 'publicDomain',
  }),
  preset({
    id: 'epss',
    name: 'EPSS scores',
    publisher: 'FIRST',
    url: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
    group: 'authorities',
    format: 'epss',
    licence: 'attribution',
    renewed: 'daily',
  }),
  preset({
    id: 'bsi',
    name: 'BSI CERT-Bund advisories',
    publisher: 'BSI',
    url: 'https://wid.cert-bund.de/content/public/securityAdvisory/rss',
    group: 'authorities',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'certFr',
    name: 'CERT-FR alerts and advisories',
    publisher: 'ANSSI',
    url: 'https://www.cert.ssi.gouv.fr/feed/',
    group: 'authorities',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'ncscUk',
    name: 'NCSC news and alerts',
    publisher: 'NCSC (United Kingdom)',
    url: 'https://www.ncsc.gov.uk/api/1/services/v1/all-rss-feed.xml',
    group: 'authorities',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'jvn',
    name: 'Japan Vulnerability Notes',
    publisher: 'JPCERT/CC and IPA',
    url: 'https://jvn.jp/en/rss/jvn.rdf',
    group: 'authorities',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'msrcCsaf',
    name: 'Microsoft advisories (CSAF)',
    publisher: 'Microsoft',
    url: 'https://msrc.microsoft.com/csaf/provider-metadata.json',
    group: 'vendors',
    format: 'csaf',
    licence: 'publisher',
  }),
  preset({
    id: 'msrc',
    name: 'Microsoft Security Update Guide',
    publisher: 'Microsoft',
    url: 'https://api.msrc.microsoft.com/update-guide/rss',
    group: 'vendors',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'siemens',
    name: 'Siemens ProductCERT (CSAF)',
    publisher: 'Siemens',
    url: 'https://cert-portal.siemens.com/productcert/csaf/provider-metadata.json',
    group: 'vendors',
    format: 'csaf',
    licence: 'publisher',
  }),
  preset({
    id: 'redHat',
    name: 'Red Hat advisories (CSAF)',
    publisher: 'Red Hat',
    url: 'https://security.access.redhat.com/data/csaf/v2/provider-metadata.json',
    group: 'vendors',
    format: 'csaf',
    licence: 'publisher',
  }),
  preset({
    id: 'suse',
    name: 'SUSE advisories (CSAF)',
    publisher: 'SUSE',
    url: 'https://www.suse.com/.well-known/csaf/provider-metadata.json',
    group: 'vendors',
    format: 'csaf',
    licence: 'publisher',
  }),
  preset({
    id: 'cisco',
    name: 'Cisco security advisories',
    publisher: 'Cisco',
    url: 'https://sec.cloudapps.cisco.com/security/center/psirtrss20/CiscoSecurityAdvisory.xml',
    group: 'vendors',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'fortinet',
    name: 'FortiGuard PSIRT advisories',
    publisher: 'Fortinet',
    url: 'https://filestore.fortinet.com/fortiguard/rss/ir.xml',
    group: 'vendors',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'paloAlto',
    name: 'Palo Alto Networks advisories',
    publisher: 'Palo Alto Networks',
    url: 'https://security.paloaltonetworks.com/rss.xml',
    group: 'vendors',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'ubuntu',
    name: 'Ubuntu security notices',
    publisher: 'Canonical',
    url: 'https://ubuntu.com/security/notices/rss.xml',
    group: 'vendors',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'github',
    name: 'GitHub Advisory Database',
    publisher: 'GitHub',
    url: 'https://api.github.com/advisories',
    group: 'openSource',
    format: 'ghsa',
    licence: 'ccBy',
  }),
  preset({
    id: 'osvNpm',
    name: 'OSV: npm',
    publisher: 'OSV',
    url: 'https://osv-vulnerabilities.storage.googleapis.com/npm/modified_id.csv',
    group: 'openSource',
    format: 'osv',
    licence: 'perRecord',
  }),
  preset({
    id: 'osvPypi',
    name: 'OSV: PyPI',
    publisher: 'OSV',
    url: 'https://osv-vulnerabilities.storage.googleapis.com/PyPI/modified_id.csv',
    group: 'openSource',
    format: 'osv',
    licence: 'perRecord',
  }),
  preset({
    id: 'osvCrates',
    name: 'OSV: crates.io',
    publisher: 'OSV',
    url: 'https://osv-vulnerabilities.storage.googleapis.com/crates.io/modified_id.csv',
    group: 'openSource',
    format: 'osv',
    licence: 'perRecord',
  }),
  preset({
    id: 'sans',
    name: 'SANS Internet Storm Center',
    publisher: 'SANS Institute',
    url: 'https://isc.sans.edu/rssfeed.xml',
    group: 'news',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'krebs',
    name: 'Krebs on Security',
    publisher: 'Brian Krebs',
    url: 'https://krebsonsecurity.com/feed/',
    group: 'news',
    format: 'rss',
    licence: 'publisher',
  }),
  preset({
    id: 'hackerNews',
    name: 'The Hacker News',
    publisher: 'The Hacker News',
    url: 'https://feeds.feedburner.com/TheHackersNews',
    group: 'news',
    format: 'rss',
    licence: 'publisher',
  }),
] as const

export type PresetId = (typeof FEED_PRESETS)[number]['id']
