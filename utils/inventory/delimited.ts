/** A record of a delimited text, and the line that it begins on. */
export interface DelimitedRecord {
  line: number
  /** `null` for a quote that is never closed: the rest of that line is left out. */
  fields: string[] | null
}

const DELIMITERS = [',', ';', '\t', '|']

/** A quoted field longer than this is a quote that somebody forgot to close. */
const LONGEST_QUOTED = 65_536

/** The records of a delimited text (RFC 4180, with any delimiter and line end), empty lines left out. */
export function* recordsOf(text: string, delimiter: string): Generator<DelimitedRecord> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const start = at
    const startLine = line
    const fields: string[] = []
    let isClosed = true
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter)
      if (!field) {
        isClosed = false
        break
      }
      fields.push(field.value)
      at = field.end
      if (text[at] !== delimiter) break
      at++
    }
    if (!isClosed) at = lineEnd(text, start)
    line += lineBreaks(text, start, at)
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line++
    }
    if (!isClosed) yield { line: startLine, fields: null }
    else if (fields.some((field) => field.trim() !== '')) yield { line: startLine, fields }
  }
}

/** The delimiter that splits the first records most evenly, and into more than one field; undefined where none does. */
export function delimiterOf(text: string): string | undefined {
  const stated = /^sep=(.)\r?\n/.exec(text)?.[1]
  if (stated) return stated
  const sample = text.slice(0, 65_536)
  let best: { delimiter: string; score: number } | undefined
  for (const delimiter of DELIMITERS) {
    const counts: number[] = []
    for (const { fields } of recordsOf(sample, delimiter)) {
      counts.push(fields?.length ?? 0)
      if (counts.length === 20) break
    }
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    if (usual < 2) continue
    const score = counts.filter((count) => count === usual).length / counts.length + usual / 1_000
    if (!best || score > best.score) best = { delimiter, score }
  }
  return best && best.score >= 0.6 ? best.delimiter : undefined
}

function plainField(text: string, start: number, delimiter: string): { value: string; end: number } {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(start, end), end }
}

/** Undefined where the quote is not closed. What stands between the closing quote and the delimiter is kept as it is. */
function quotedField(text: string, start: number, delimiter: string): { value: string; end: number } | undefined {
  for (let close = text.indexOf('"', start + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    if (close - start > LONGEST_QUOTED) return undefined
    if (text[close + 1] === '"') continue
    const rest = plainField(text, close + 1, delimiter)
    return { value: text.slice(start + 1, close).replaceAll('""', '"') + rest.value, end: rest.end }
  }
  return undefined
}

function lineEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if (text[at] === '\n') count++
  return count
}
