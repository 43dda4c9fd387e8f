/** What people read of each walk, by its id. Apart from the walks themselves, so that a page that names one does not carry them all. */
export const WALK_NAMES: Readonly<Record<string, string>> = {
  'json-feed-pages': 'a JSON Feed in pages',
  'csaf-provider': 'the metadata of a CSAF provider',
  rolie: 'a ROLIE feed',
  'csaf-directory': 'a CSAF directory',
  'github-pages': 'GitHub’s advisories in pages',
  'nvd-windows': 'the NVD’s interface',
  'osv-list': 'OSV’s list of changes',
}
