/**
 * Characters that can make text look like other text or move its neighbours: control characters except line feed, bidirectional
 * overrides and isolates, zero-width spaces, interlinear annotations and tags (Unicode UAX #9, UTR #36).
 * Zero-width joiners stay: Persian, Hindi and emoji need them.
 */
const DECEIVING =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** Text that holds none of them, as most does. */
const PLAIN = /^[\n\x20-\x7e\xa0-\xac\xae-\u0600]*$/

/** What has to be looked at more closely: all but characters that neither deceive nor are blanks of an odd kind, and runs of blanks. */
const UNCLEAN =
  /[^\n\x20-\x7e\xa1-\xac\xae-\u061b\u061d-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufefe\uff00-\ufff8]| [ \n]|\n |\n\n\n/

/** Whether a text is as `cleanText` would make it, which most are: asked first, it spares them all the rest. */
function isClean(text: string, max: number): boolean {
  const { length } = text
  if (length > max || UNCLEAN.test(text)) return false
  return length === 0 || (text.charCodeAt(0) > 0x20 && text.charCodeAt(length - 1) > 0x20)
}

function withoutDeceit(text: string): string {
  return text
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(DECEIVING, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** Feed text made safe to show and to store: no deceiving characters or half ones, no runs of blanks, at most `max` UTF-16 units. */
export function cleanText(text: string, max: number): string {
  if (isClean(text, max)) return text
  const readable = text.slice(0, max * 4).replace(/\r\n?/g, '\n')
  const clean = (PLAIN.test(readable) ? readable : withoutDeceit(readable))
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return clean.length <= max ? clean : `${wholeCharacters(clean, max - 1).trimEnd()}…`
}

/** The first `max` UTF-16 units of a text without cutting a surrogate pair in two. */
function wholeCharacters(text: string, max: number): string {
  const last = text.charCodeAt(max - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max)
}

/** Lower-case words joined by hyphens, as used in entity ids: letters and digits of any script, marks and signs dropped. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f™®©]/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
