/** What a page has shown so far that makes other names on it believable: kept while its text is looked at piece by piece. */
export class PageEvidence {
  /** Names and vendors that were believed, by the lexicon's numbers. */
  readonly records = new Set<number>()
  readonly groups = new Set<number>()
  /** Hashes of names that can hardly be anything else. */
  readonly unmistakable = new Set<number>()
  hasIdentifiers = false
}
