/**
 * Namespaces that feeds use, by the short name that the formats call them by; an empty one for the elements of RSS itself, which
 * most feeds write without any. Older and mistaken addresses of the same vocabulary stand beside the right ones.
 */
const NAMESPACES: readonly [pattern: RegExp, short: string][] = [
  [/^http:\/\/(www\.)?purl\.org\/(rss\/1\.0\/?$|rss\/1\.0\/modules\/rss091|net\/rss1\.1#)/, ''],
  [/^http:\/\/(my|channel)\.netscape\.com\/(rdf\/simple|publish\/formats)\//, ''],
  [/^http:\/\/(backend\.userland\.com|(blogs|cyber)\.law\.harvard\.edu(\/tech)?)\/rss\d*\/?$/, ''],
  [/^https?:\/\/www\.w3\.org\/2005\/atom/, 'atom'],
  [/^http:\/\/(www\.)?purl\.org\/(atom|echo|pie)/, 'atom'],
  [/^http:\/\/purl\.org\/dc\/elements\//, 'dc'],
  [/^http:\/\/purl\.org\/(dc\/terms|rss\/1\.0\/modules\/dcterms)\//, 'dcterms'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\//, 'content'],
  [/^http:\/\/rssnamespace\.org\/feedburner\//, 'feedburner'],
  [/^https?:\/\/([a-z]+\.)?search\.yahoo\.com\/mrss/, 'media'],
  [/^https?:\/\/www\.itunes\.com\/dtds\/podcast/, 'itunes'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/, 'rdf'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
]

function shortName(address: string): string | undefined {
  const written = address.trim().toLowerCase()
  return NAMESPACES.find(([pattern]) => pattern.test(written))?.[1]
}

/** Whether this is the address of RSS itself in one of its versions. */
export function isRssNamespace(address: string): boolean {
  return shortName(address) === ''
}

const MAX_PREFIXES = 100

/** Which prefix stands for which vocabulary in a part of a document, and the names that were looked up there. */
export class Scope {
  readonly #prefixes: ReadonlyMap<string, string>
  readonly #names = new Map<string, string>()

  constructor(prefixes: ReadonlyMap<string, string> = new Map()) {
    this.#prefixes = prefixes
  }

  /**
   * A name as the formats know it: `title`, `atom:title`, `dc:date`; in lower case, since feeds mix up cases. A prefix that nothing
   * declares, or that stands for an unknown vocabulary, stays as it is: `dc:` mostly means what it always does.
   */
  nameOf(written: string): string {
    let name = this.#names.get(written)
    if (name === undefined) {
      const colon = written.indexOf(':')
      const prefix = colon === -1 ? '' : written.slice(0, colon)
      const short = this.#prefixes.get(prefix) ?? prefix
      name = short === '' ? written.slice(colon + 1) : `${short}:${written.slice(colon + 1)}`
      if (this.#names.size < 1_000) this.#names.set(written, name)
    }
    return name
  }

  /** The scope inside an element that declares these namespaces by prefix; the default one has an empty prefix. */
  with(declared: ReadonlyMap<string, string>): Scope {
    const prefixes = new Map(this.#prefixes)
    for (const [prefix, address] of declared) {
      if (prefixes.size === MAX_PREFIXES) break
      prefixes.set(prefix, shortName(address) ?? prefix)
    }
    return new Scope(prefixes)
  }
}
