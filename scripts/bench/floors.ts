import type { Work } from './timing'

/*
 * What finding names is measured against: the least that any reader of a page has to do.
 */

/** Visits each text node and looks at each of its units. */
export const sum: Work = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let total = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) total = (total + sumOf((node as Text).data)) | 0
  return total
}

/** The same, and makes words with hashes of the units, which are looked up nowhere. ASCII words alone: as little as can be done. */
export const tokenise: Work = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let total = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) total = (total + hashesOf((node as Text).data)) | 0
  return total
}

export const sumTexts =
  (texts: string[]): Work =>
  () => {
    let total = 0
    for (const text of texts) total = (total + sumOf(text)) | 0
    return total
  }

export const tokeniseTexts =
  (texts: string[]): Work =>
  () => {
    let total = 0
    for (const text of texts) total = (total + hashesOf(text)) | 0
    return total
  }

function sumOf(text: string): number {
  let total = 0
  for (let at = 0; at < text.length; at++) total = (total + text.charCodeAt(at)) | 0
  return total
}

/** Letters in lower case and digits, 0 for the rest. */
const FOLD = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[a-z0-9]/i.test(String.fromCharCode(unit)) ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : 0,
)

function hashesOf(text: string): number {
  const { length } = text
  let total = 0
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    let folded = unit < 128 ? (FOLD[unit] ?? 0) : 0
    if (folded === 0) continue
    let hash = 0
    do {
      hash = (Math.imul(hash, 0x9e3779b1) + folded) | 0
      const next = text.charCodeAt(++at)
      folded = next < 128 ? (FOLD[next] ?? 0) : 0
    } while (folded !== 0)
    total = (total + hash) | 0
  }
  return total
}
