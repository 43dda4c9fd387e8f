import { decodeHTML } from 'entities/decode'

/** Elements that end a line of text, and those whose content is no text. */
const BLOCK = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
const SILENT = new Set('script style template noscript iframe svg math title head textarea select'.split(' '))
const CDATA = '<![CDATA['
const LINES = /<(?:p|br|div|li|tr|h[1-6])[\s/>]/i
const SLASH = 0x2f

/**
 * The text that an HTML fragment shows, blocks on lines of their own. Not a parser and no sanitiser: its output is only ever
 * plain text. One pass, so that no input takes longer than its length; reading stops at `max` UTF-16 units of text. Line breaks of the
 * source are kept, since text that is hardly HTML may have no others; pageText knows better.
 */
export function htmlToText(html: string, max: number): string {
  return read(html, max, false)
}

/** htmlToText for an article's HTML: where it has lines of its own, those of the source are blanks, but in `<pre>`. */
export function pageText(html: string, max: number): string {
  return read(html, max, LINES.test(html))
}

function read(html: string, max: number, isWrapped: boolean): string {
  let text = ''
  let at = 0
  let isKept = !isWrapped
  while (at < html.length && text.length < max) {
    const open = html.indexOf('<', at)
    if (open !== at) {
      const piece = decoded(html.slice(at, open === -1 ? html.length : open))
      text += isKept ? piece : piece.replace(/[\r\n]+/g, ' ')
    }
    if (open === -1) break
    at = open + 1
    const closing = html.charCodeAt(at) === SLASH
    const name = nameAt(html, closing ? at + 1 : at)
    if (name !== '') {
      at = afterTag(html, at)
      if (name === 'pre') isKept = !closing || !isWrapped
      if (BLOCK.has(name)) text += '\n'
      else if (!closing && SILENT.has(name) && html[at - 2] !== '/') at = afterElement(html, name, at)
    } else if (html.startsWith('!--', at)) at = after(html, '-->', at + 3)
    else if (html.startsWith(CDATA, open)) at = open + CDATA.length
    else if (/^[/!?]/.test(html.slice(at, at + 1))) at = after(html, '>', at)
    else text += '<'
  }
  // Feeds wrap text twice; what stands in such a section is read like the rest.
  return html.includes(CDATA) ? text.replaceAll(']]>', '') : text
}

/** The name of the tag at a place, in lower case and without a prefix; empty where none begins. */
function nameAt(html: string, from: number): string {
  let start = from
  let at = from
  for (; at < from + 40; at++) {
    const unit = html.charCodeAt(at)
    const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a
    if (unit === 0x3a && at > start) start = at + 1
    else if (!isLetter && !(at > start && unit >= 0x30 && unit <= 0x39)) break
  }
  return html.slice(start === at ? from : start, at).toLowerCase()
}

function decoded(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

/** Behind the `>` of a tag, passing over those in the values of its attributes. */
function afterTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const unit = html.charCodeAt(at)
    if (unit === 0x3e) return at + 1
    if (unit !== 0x22 && unit !== 0x27) continue
    // A quote opens a value only behind an equals sign, and only where it is closed.
    const closing = /=\s*$/.test(html.slice(Math.max(from, at - 3), at)) ? html.indexOf(unit === 0x22 ? '"' : "'", at + 1) : -1
    if (closing !== -1) at = closing
  }
  return html.length
}

/** Behind the end tag of an element whose content is skipped, or the end of the text where it is never closed. */
function afterElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  return found ? after(html, '>', found.index) : html.length
}

/** Tags that only markup has: end tags of HTML's elements, those of elements without an end tag, links and images. */
const TAG =
  /<\/(?:a|abbr|b|blockquote|cite|code|del|div|em|font|h[1-6]|i|ins|kbd|li|ol|p|pre|q|s|samp|small|span|strong|sub|sup|table|td|tr|tt|u|ul|var)\s*>|<(?:br|hr|p)\s*\/?>|<(?:a|img)\s[^<>]{0,400}=/i
const REFERENCE = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i

/** Whether text that may be plain or HTML is HTML. “How <script> tags are abused” is not, nor is “1 < 2”. */
export function looksLikeHtml(text: string): boolean {
  return text.includes('<') && (TAG.test(text) || text.includes(CDATA))
}

/**
 * The text of what feeds call plain and often is HTML, such as titles: tags are taken away where it looks like HTML, and references
 * that a second escaping left are decoded.
 */
export function plainOrHtml(text: string, max: number): string {
  if (looksLikeHtml(text)) return htmlToText(text, max)
  if (!REFERENCE.test(text)) return text
  const decoded = decodeHTML(text)
  return looksLikeHtml(decoded) ? htmlToText(decoded, max) : decoded
}
