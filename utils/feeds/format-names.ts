/**
 * What people read of each format, by the id that settings and stored feeds name it by. Apart from the formats themselves, so that a page
 * that lists them does not carry their readers.
 */
export const FORMAT_NAMES = {
  kev: 'a KEV catalogue',
  nvd: 'NVD records',
  cve: 'CVE records',
  ghsa: 'GitHub advisories',
  csaf: 'a CSAF document',
  'json-feed': 'a JSON Feed of news',
  native: 'a JSON Feed',
  osv: 'OSV records',
  rss: 'an RSS feed',
  atom: 'an Atom feed',
} as const

export type FormatId = keyof typeof FORMAT_NAMES
