import { linkParts } from '../advisories'

/** A page that a record refers to, in the form of an advisory's source article. */
export interface Reference {
  title: string
  publisher: string
  url: string | null
}

/** A reference with a title of its own or, where the feed gives none, one made of what can be read in the address. */
export function referenceTo(address: string, label = ''): Reference {
  const parts = linkParts(address)
  if (!parts) return { title: label || address, publisher: '', url: null }
  const host = parts.host.replace(/^www\./, '')
  const last = decoded(parts.path.split('/').findLast((part) => part !== '') ?? '').replace(/\.(html?|php|aspx?|json)$/i, '')
  const isNumber = /^[A-Z]{2,}-/.test(last)
  const readable = (isNumber ? last : last.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')).replace(/[_+]+/g, ' ').trim()
  return {
    title: label || [host, readable].filter((part) => part !== '').join(': '),
    publisher: host,
    url: parts.href ?? null,
  }
}

/** References to several pages, each once. */
export function referencesTo(addresses: Iterable<string>): Reference[] {
  return [...new Set(addresses)].filter((address) => address !== '').map((address) => referenceTo(address))
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
