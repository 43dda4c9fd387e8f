/* Types of what is measured against, as far as it is used. */

declare module 'ahocorasick' {
  export default class AhoCorasick {
    constructor(keywords: string[])
    /** Where each match ends (its last unit), and the keywords that end there. */
    search(text: string): [number, string[]][]
  }
}

declare module 'mark.js' {
  export default class Mark {
    constructor(context: Element)
    mark(
      keywords: string[],
      options: { accuracy?: 'exactly' | 'partially'; separateWordSearch?: boolean; done?: (count: number) => void },
    ): void
  }
}
