/*
 * A walk: how one kind of publisher spreads a feed over several documents. It is told what a document says and answers what to read
 * next; fetching, bounds and keeping are not its business (utils/sync, utils/store). A new one is one file and its entry in index.ts.
 */

/** A document as a walk sees it. */
export interface WalkDocument {
  /** Where it was asked for. */
  url: string
  text: string
  /** What the text says as JSON; undefined when it is something else. */
  json: unknown
  /** The id of the feed format that read it (utils/feeds); empty when none knows it, as with an index. */
  format: string
  /** The answer's `Link` header (RFC 8288); empty without one. */
  link: string
}

/** How far the walk has come. */
export interface WalkContext {
  /** What the last finished round reached, in the walk's own notation; empty before the first. */
  cursor: string
  /** What this round will have reached when it is finished. */
  reached: string
  now: Date
}

/** One document of many that an index lists, each complete in itself. */
export interface ListedDocument {
  url: string
  /** Other addresses at which it may be, where the index leaves it open. */
  alternatives: string[]
  /** When it last changed, as the index has it; empty where the index does not say. It is read again when this differs. */
  stamp: string
}

/** What follows from a document. */
export interface WalkStep {
  /** What the feed calls itself here; empty where the document does not say. */
  title: string
  /** Documents that go on where this one ends: each is needed, in this order. */
  pages: string[]
  /** Indexes to read, each with the addresses to try where it is missing. */
  indexes: { url: string; alternatives: string[] }[]
  /** The documents that this index lists, the last changed first; undefined for what is no list. */
  listed?: ListedDocument[]
  /** True when the publisher took away what the list no longer has. */
  listsAll: boolean
  reached: string
  /** True when the publisher says that this document and those it goes on in are the whole feed. */
  whole: boolean
}

export interface Walk {
  /** Short and stable: stored feeds name their walk by it. */
  id: string
  /** Milliseconds between two requests, where the publisher asks for it. */
  pause?: number
  /** The same for whoever has a key, where that is less. */
  pauseWithKey?: number
  /**
   * The address that a round begins at, where it is not the feed's own: what changed since the cursor. Undefined for addresses that the
   * walk knows nothing of. Asked before anything was fetched, so it goes by the address.
   */
  begin?(feed: URL, context: WalkContext): string | undefined
  /** Bytes from the start that are enough, for lists that are long and have the newest first. */
  head?(url: URL): number | undefined
  /** What follows from a document; undefined for one that is not of this walk. Must be cheap and must not throw. */
  read(document: WalkDocument, context: WalkContext): WalkStep | undefined
}

/** As many documents as one index may list; of longer ones the newest are read. */
export const MOST_LISTED = 5_000

/** A step with what most steps do not have. */
export function step(parts: Partial<WalkStep>): WalkStep {
  return { title: '', pages: [], indexes: [], listsAll: false, reached: '', whole: false, ...parts }
}

/** An address in a document as an absolute one, without its fragment; undefined for what is none. */
export function absolute(address: string, base: string): string | undefined {
  if (address === '' || address.length > 2_048 || !URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  url.hash = ''
  return url.href
}

/** Listed documents, the last changed first, each address once, of which the first 5,000 are kept. Equal stamps keep their order. */
export function newestFirst(listed: readonly ListedDocument[]): ListedDocument[] {
  const each = new Map<string, ListedDocument>()
  for (const document of listed) {
    const known = each.get(document.url)
    if (!known || known.stamp < document.stamp) each.set(document.url, document)
  }
  return [...each.values()].sort((a, b) => (a.stamp > b.stamp ? -1 : a.stamp < b.stamp ? 1 : 0)).slice(0, MOST_LISTED)
}
