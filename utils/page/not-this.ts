import type { Mark } from '../messaging/protocol'
import type { PageMention } from './mentions'

/* What the person said is not to be marked: its box stays, since boxes must tell a page nothing, but is not painted. */

/** How many words on either side, and how much text is looked through for them (UTF-16 units), tell one place from another. */
const WORDS = 4
const REACH = 120

/**
 * The words around a mention and the site, as one number (FNV-1a, 32 bit): enough to know the place again when the page is loaded
 * again, too little to say what was read. The same words on the same site are the same place.
 *
 * @param site the page's host name.
 */
export function wordsAround({ within: { text, from, to } }: PageMention, site: string): number {
  const before = wordsOf(text.slice(Math.max(0, from - REACH), from)).slice(-WORDS)
  const after = wordsOf(text.slice(to, to + REACH)).slice(0, WORDS)
  return hash([site, ...before, text.slice(from, to), ...after].join(' ').toLowerCase())
}

/** True where the person said of a mention that it is not to be marked. */
export function isNotThis(mention: PageMention, mark: Mark | undefined, site: string): boolean {
  const not = mark?.not
  if (!not) return false
  if (not.always || not.cues.includes(mention.cue)) return true
  return not.around.length > 0 && not.around.includes(wordsAround(mention, site))
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
