import { fault, type FeedFault } from './format'

const MARK = 'its byte order mark'

/**
 * Bytes as text. What decides, in this order: a byte order mark, the server's `charset`, the XML declaration, how the first bytes
 * stand (XML 1.0, appendix F; RFC 7303, section 3). Text that says it is UTF-8 and is, beyond ASCII, is taken for it whatever the
 * server says. A name that no browser knows is a fault: guessing would show words that nobody wrote.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string | FeedFault {
  const text = decode(bytes, contentType)
  return typeof text === 'string' ? withoutC1(text) : text
}

function decode(bytes: Uint8Array, contentType: string): string | FeedFault {
  const mark = byteOrder(bytes)
  if (mark !== undefined) return decodeAs(mark, bytes, MARK)
  const start = String.fromCharCode(...bytes.subarray(0, 1_024))
  const charset = /;\s*charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(contentType)?.[1]
  if (!/^\s*</.test(start)) return decodePlain(bytes, charset)
  const declared = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']\s*([^"']+?)\s*["']/i.exec(start)?.[1]
  if (declared === undefined || /^utf-?8$/i.test(declared)) {
    const text = asUtf8(bytes)
    // Valid UTF-8 beyond ASCII is hardly ever anything else; ASCII alone reads alike in nearly all encodings.
    if (text !== undefined && (charset === undefined || /[^\0-\x7f]/.test(text))) return text
  }
  if (charset !== undefined && decoderOf(charset)) return decodeAs(charset, bytes, 'the server')
  // An XML declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (declared !== undefined) return decodeAs(/^utf-?16/i.test(declared) ? 'utf-8' : declared, bytes, 'its XML declaration')
  return charset === undefined ? decodeAs('windows-1252', bytes, '') : decodeAs(charset, bytes, 'the server')
}

/** JSON and other text is UTF-8 (RFC 8259, section 8.1), or what the server says where it is not. */
function decodePlain(bytes: Uint8Array, charset: string | undefined): string | FeedFault {
  const text = asUtf8(bytes)
  if (text !== undefined) return text
  if (charset === undefined || decoderOf(charset)?.encoding === 'utf-8') return fault('invalid', 'not valid UTF-8 text')
  return decodeAs(charset, bytes, 'the server')
}

function decodeAs(label: string, bytes: Uint8Array, source: string): string | FeedFault {
  if (/^utf-32/.test(label) && source === MARK) return fromUtf32(bytes, label === 'utf-32le')
  const decoder = decoderOf(label)
  return decoder?.decode(bytes) ?? fault('invalid', `text in “${label.slice(0, 40)}” (so ${source} says), an unknown encoding`)
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The encoding that a byte order mark or the zeros of a first `<` tell. */
function byteOrder([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (third === 0 && fourth === 0 && ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))) return 'utf-32le'
  if (first === 0 && second === 0 && ((third === 0xfe && fourth === 0xff) || (third === 0 && fourth === 0x3c))) return 'utf-32be'
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return undefined
}

/** UTF-32, which no browser decodes. */
function fromUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittleEndian)
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd')
  }
  return parts.join('').replace(/^\ufeff/, '')
}

/** What windows-1252 has at 0x80 to 0x9F; a blank where it has nothing. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Control characters that no text has are quotes and dashes of windows-1252 under another name, as HTML takes them. Node.js 20 gives
 * them for windows-1252 itself.
 */
function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control)
}
