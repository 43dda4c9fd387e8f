import { cleanText } from '../advisories'
import { htmlToText, looksLikeHtml, pageText, plainOrHtml } from './html-text'
import type { XmlElement } from './xml-reader'

/** The first of these children that is there and holds anything, by names in order of preference. */
export function child(element: XmlElement, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    for (const each of element.children) {
      if (each.name === name && (each.markup !== '' || /\S/.test(each.text))) return each
    }
  }
  return undefined
}

/** All children of a name, also those that are empty. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter(({ name }) => names.includes(name))
}

/** The characters of a child that is no markup: a link, an id, a date. */
export function value(element: XmlElement, ...names: string[]): string {
  return child(element, ...names)?.text.trim() ?? ''
}

/** A line that may hold HTML, as titles and names do, as plain text. */
export function lineOf(element: XmlElement | undefined, max: number): string {
  if (!element) return ''
  const text = element.markup === '' ? plainOrHtml(element.text.slice(0, max * 16), max * 4) : htmlToText(element.markup, max * 4)
  return cleanText(text.replace(/\s+/g, ' '), max)
}

/** The text of an element that holds HTML, escaped or as elements; what was escaped twice is unwrapped twice. */
export function htmlOf(element: XmlElement | undefined, max: number): string {
  if (!element) return ''
  const html = element.markup === '' ? element.text : element.markup
  const text = pageText(html, max * 2)
  return cleanText(looksLikeHtml(text) && !looksLikeHtml(html) ? pageText(text, max) : text, max)
}

/**
 * A text construct of Atom as plain text (RFC 4287, sections 3.1 and 4.1.3; Atom 0.3, section 3.1): text, HTML, XHTML, or in base64
 * by `mode`. Empty for content that is no text, or that stands elsewhere.
 */
export function atomText(element: XmlElement | undefined, max: number): string {
  if (!element) return ''
  const type = (element.attributes.get('type') ?? 'text').trim().toLowerCase()
  const mode = element.attributes.get('mode')?.trim().toLowerCase()
  // Of a media type other than text and XML, Atom 1.0 has base64 (section 4.1.3.3).
  const isEncoded = mode === 'base64' || (/\//.test(type) && !/^text\/|[/+]xml$/.test(type))
  if (isEncoded) {
    const text = fromBase64(element.text)
    return cleanText(/^text(\/plain)?$/.test(type) ? plainOrHtml(text, max * 2) : pageText(text, max * 2), max)
  }
  if (element.markup !== '' || /html/.test(type)) return htmlOf(element, max)
  return cleanText(plainOrHtml(element.text.slice(0, max * 16), max * 2), max)
}

/** Text in base64; empty for what is none. */
function fromBase64(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(atob(text.replace(/\s+/g, '')), (byte) => byte.charCodeAt(0)),
    )
  } catch {
    return ''
  }
}
