/** Links that may be shown: absolute https addresses without user information. */
const LONGEST_LINK = 2_048

/**
 * An address that a URL parser leaves as it is: a host of plain small labels, the last of which is no number, and a path, query and fragment of
 * characters that stand for themselves. Most links of feeds are: seeing that spares the parsing.
 */
const PLAIN =
  /^https:\/\/((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,})(\/[\w.~!$&()*+,;=:@%/-]*)(?:\?[\w.~!$&()*+,;=:@%/?-]*)?(?:#[\w.~!$&()*+,;=:@%/?-]*)?$/
/** Labels that a parser checks or changes, and segments that it resolves. */
const NOT_PLAIN = /xn--|\/(?:\.|%2e){1,2}(?:[/?#]|$)/i

export interface LinkParts {
  /** Only where it may be shown. */
  href: string | undefined
  host: string
  path: string
}

/** The parts of an absolute address, and the address itself in its one spelling where it may be shown; undefined for what is no address. */
export function linkParts(text: string): LinkParts | undefined {
  const [, host, path] = (text.length <= LONGEST_LINK && !NOT_PLAIN.test(text) && PLAIN.exec(text)) || []
  if (host !== undefined && path !== undefined) return { href: text, host, path }
  const url = urlOf(text)
  return url && { href: safeHref(url), host: url.hostname, path: url.pathname }
}

/**
 * A link that may be shown: absolute https without user information, at most 2,048 characters; undefined for anything else.
 * Decided on the parsed URL and never on the text, since parsers drop tabs and line feeds inside a scheme.
 */
export function safeLink(text: string): string | undefined {
  return text.length > LONGEST_LINK ? undefined : linkParts(text)?.href
}

function safeHref(url: URL): string | undefined {
  const isSafe = url.protocol === 'https:' && url.username === '' && url.password === '' && url.href.length <= LONGEST_LINK
  return isSafe ? url.href : undefined
}

function urlOf(text: string): URL | undefined {
  // Most fields for a link are empty, and a parser that throws takes as long as all the rest of a record.
  if (!text.includes(':')) return undefined
  try {
    // Asking first whether it can be parsed would parse it twice.
    return new URL(text)
  } catch {
    return undefined
  }
}
