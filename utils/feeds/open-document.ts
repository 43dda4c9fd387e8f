import { cleanText } from '../advisories'
import { MAX_BYTES, MAX_DEPTH, type FeedDocument } from './document'
import { fault, type FeedFault } from './format'
import { decodeText } from './xml-encoding'
import { rootElement } from './xml-reader'

/**
 * Bytes as a document, within bounds: text in any encoding that it or the server names (xml-encoding.ts), JSON of at most 64 levels.
 * What is neither JSON nor anything that a format could know is told apart in words, since "not recognised" alone helps nobody.
 */
export function openDocument(bytes: Uint8Array, contentType = ''): FeedDocument | FeedFault {
  if (bytes.length > MAX_BYTES) return fault('tooLarge', `${bytes.length} bytes; at most ${MAX_BYTES} are read`)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return fault('notRecognised', 'gzip-compressed data, not a feed')
  const text = decodeText(bytes, contentType)
  if (typeof text !== 'string') return text
  const first = /\S/.exec(text)?.[0]
  if (first === undefined) return fault('notRecognised', 'an empty document')
  if (first !== '{' && first !== '[') return { text, json: undefined, xml: rootElement(text) }
  // JSON.parse takes far deeper documents than structuredClone, and so IndexedDB, can store.
  if (isDeeperThan(text, MAX_DEPTH)) return fault('tooLarge', `nested deeper than ${MAX_DEPTH} levels`)
  try {
    return { text, json: JSON.parse(text) as unknown }
  } catch (error) {
    return fault('invalid', `not valid JSON: ${cleanText(error instanceof Error ? error.message : String(error), 200)}`)
  }
}

/** What a document that no format recognised seems to be. */
export function describe({ text, json, xml }: FeedDocument): string {
  if (json !== undefined) return 'JSON, but of no format that can be read'
  if (xml && /^(xhtml:)?(html|head|body|script|meta)$/.test(xml.name)) return 'an HTML page, not a feed (a login page?)'
  if (text.trimStart().startsWith('<')) return 'XML, but of no format that can be read'
  return 'text of no format that can be read'
}

/** Whether JSON nests deeper than `levels`, without parsing it. */
function isDeeperThan(json: string, levels: number): boolean {
  let depth = 0
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index)
    if (unit === 0x22) index = endOfString(json, index)
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > levels) return true
    } else if (unit === 0x7d || unit === 0x5d) depth--
  }
  return false
}

/** Where a string of JSON ends that begins at a quotation mark; the text's end where it does not. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let first = end
    while (json.charCodeAt(first - 1) === 0x5c) first--
    if ((end - first) % 2 === 0) return end
  }
  return json.length
}
