/** What a page has shown so far that makes other names on it believable: kept while its text is looked at piece by piece. */
export class PageEvidence {
  /** Names and vendors that were believed, by the lexicon's numbers. */
  readonly records: Set<number>
  readonly groups: Set<number>
  /** Hashes of names that can hardly be anything else. */
  readonly unmistakable: Set<number>
  hasIdentifiers: boolean

  constructor(shown: ShownEvidence = NOTHING_SHOWN) {
    this.records = new Set(shown.records)
    this.groups = new Set(shown.groups)
    this.unmistakable = new Set(shown.unmistakable)
    this.hasIdentifiers = shown.hasIdentifiers
  }

  /** The same as it can be sent. */
  get shown(): ShownEvidence {
    return {
      records: [...this.records],
      groups: [...this.groups],
      unmistakable: [...this.unmistakable],
      hasIdentifiers: this.hasIdentifiers,
    }
  }
}

/** Evidence as it goes from where a page's names are found to the page and back, and tells something only beside the same lexicon. */
export interface ShownEvidence {
  records: number[]
  groups: number[]
  unmistakable: number[]
  hasIdentifiers: boolean
}

/** What a page has shown of which nothing was read yet. */
export const NOTHING_SHOWN: ShownEvidence = { records: [], groups: [], unmistakable: [], hasIdentifiers: false }
