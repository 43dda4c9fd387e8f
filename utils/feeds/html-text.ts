/** Elements that end a line of text, and those whose content is no text. */
const BLOCK =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/
const SILENT = /^(script|style|template|noscript|iframe|svg|math|title|head|textarea|select|object)$/

/** The character references that feeds use beside numeric ones; others stay as written. */
const NAMED: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', copy: '©', reg: '®', trade: '™', deg: '°' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
  ...{
    laquo: '«',
    raquo: '»',
    bull: '•',
    middot: '·',
    times: '×',
    euro: '€',
    pound: '£',
    sect: '§',
    rarr: '→',
    le: '≤',
    ge: '≥',
  },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à' },
  ...{ ccedil: 'ç', ntilde: 'ñ', aacute: 'á', iacute: 'í', oacute: 'ó', uacute: 'ú' },
}

/**
 * The text that an HTML fragment shows, blocks on lines of their own. Not a parser and no sanitiser: its output is only ever
 * plain text. One pass, so that no input takes longer than its length; reading stops at `max` UTF-16 units of text.
 */
export function htmlToText(html: string, max: number): string {
  let text = ''
  let at = 0
  while (at < html.length && text.length < max) {
    const open = html.indexOf('<', at)
    if (open === -1) return text + decode(html.slice(at))
    text += decode(html.slice(at, open))
    at = open
    if (html.startsWith('<!--', at)) at = after(html, '-->', at + 4)
    else if (/[a-z/!?]/i.test(html[at + 1] ?? '')) {
      const name = /^<\/?([a-z][a-z\d]*)/i.exec(html.slice(at, at + 40))?.[1]?.toLowerCase() ?? ''
      const closing = html[at + 1] === '/'
      at = after(html, '>', at + 1)
      if (BLOCK.test(name)) text += '\n'
      else if (SILENT.test(name) && !closing) at = afterElement(html, name, at)
    } else {
      text += '<'
      at++
    }
  }
  return text
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

/** Behind the end tag of an element whose content is skipped, or the end of the text where it is never closed. */
function afterElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  return found ? after(html, '>', found.index) : html.length
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string, hex: string, name: string) => {
    if (name) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
