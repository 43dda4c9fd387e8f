import { safeLink } from '../advisories'

/*
 * Text in Markdown: CommonMark 0.31 with what GitHub adds to it (GFM), whose links out of bare addresses no backslash prevents.
 */

/** What GFM or a tracker would make a link or a person of: addresses with a scheme, `www.`, mail addresses, `@name`. */
const ADDRESS = /:\/\/|(?:^|[^\p{L}\p{N}])www\.|@\S/iu

/** What may stand around an address without being part of it. */
const AROUND = /^([([{'"“‘<]*)(.*?)([)\]}'"”’>.,;:!?*_~|]*)$/su

/** Text that is shown as it is, in paragraphs and lines, with no markup and no link of its own; addresses are set as code. */
export function plain(text: string): string {
  return text
    .split('\n')
    .map((line) => guardStart(words(line.trim())))
    .join('  \n')
    .replace(/ *\n( *\n)+/g, '\n\n')
}

/** The same for a place that has room for one line only. */
export function inline(text: string): string {
  return words(text.replace(/\s+/g, ' ').trim())
}

/** A heading; a `#` at its end would otherwise be lost. */
export function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${inline(text).replace(/#+$/, '\\$&')}`
}

/** A link with a text that is shown as it is; the text alone where the address is not https. */
export function link(text: string, url: string | null): string {
  const safe = url === null ? undefined : safeLink(url)
  if (safe === undefined) return inline(text)
  // Code is found before links are, and backslashes and entities count in a destination.
  const destination = safe.replace(/[\\`<>|]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '\\&')
  return `[${inline(text) || inline(new URL(safe).hostname)}](<${destination}>)`
}

/** A word or a phrase set as code, where nothing else has a meaning. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const runs = line.match(/`+/g)?.map((run) => run.length) ?? []
  let length = 1
  while (runs.includes(length)) length++
  const fence = '`'.repeat(length)
  const room = /^`|`$/.test(line) ? ' ' : ''
  return line && `${fence}${room}${line}${room}${fence}`
}

function words(line: string): string {
  return line.replace(/\S+/gu, (word) => {
    if (!ADDRESS.test(word)) return escape(word)
    const [, before = '', address = '', after = ''] = AROUND.exec(word) ?? []
    return escape(before) + code(address) + escape(after)
  })
}

function escape(word: string): string {
  return word
    .replace(/[\\`*[\]<|~]/g, '\\$&')
    .replace(/&(?=#?[\p{L}\p{N}]+;)/gu, '\\&')
    .replace(/(?<![\p{L}\p{N}])_/gu, '\\_')
}

/** What begins a heading, a list, a quotation, a rule or a table's second row at a line's start. */
function guardStart(line: string): string {
  return line.replace(/^[-+=:>#]/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
