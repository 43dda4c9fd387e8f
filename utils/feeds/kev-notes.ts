import { referenceTo, type Reference } from './references'

const LINK = /https?:\/\/[^\s;]+(?:;(?!https?:)[^\s;]+)*/g
/** A name before a link, as in "BOD 26-04: https://…". */
const LABEL = /^([^.;]{2,60}):$/
/** What leads over to the links and says nothing by itself. */
const LEAD_IN = /\s*\b(for more information,? )?please:? see:?$/i

/**
 * The `notes` of a catalogue entry: links with or without a name, separated by semicolons and blanks, and now and then some
 * sentences, with or without links in them.
 */
export function readNotes(notes: string): { prose: string; references: Reference[] } {
  const text = notes.replace(/[;,](?=https?:)/g, ' ; ')
  const prose: string[] = []
  const references = new Map<string, Reference>()
  let at = 0
  for (const match of text.matchAll(LINK)) {
    const before = withoutSeparators(text.slice(at, match.index))
    const address = match[0].replace(/[.,;)\]]+$/, '')
    at = match.index + address.length
    const label = LEAD_IN.test(before) ? '' : (LABEL.exec(before)?.[1] ?? '')
    if (label === '') prose.push(before.replace(LEAD_IN, ''))
    if (!references.has(address)) references.set(address, referenceTo(address, label))
  }
  prose.push(withoutSeparators(text.slice(at)))
  const sentences = prose
    .filter((part) => /\p{L}/u.test(part) || part.startsWith(')'))
    .join(' ')
    .replace(/\s*[,(]\s*\)/g, (gap) => (gap.includes('(') ? '' : ')'))
  return {
    prose: /\p{L}{2}/u.test(sentences) ? sentences.replace(/^[\s.,)]+/, '').trim() : '',
    references: [...references.values()],
  }
}

function withoutSeparators(text: string): string {
  return text.replace(/^[\s;]+|[\s;]+$/g, '')
}
