import { entityId, type EntityType } from '../advisories'
import { matchRow, type InventoryRow, type KnownName, type NameIndex } from '../inventory'
import type { Mention } from '../lexicon'

/** A name that a row may mean. */
export interface NameChoice {
  /** Entity id, or an identifier. */
  id: string
  name: string
  type: EntityType | 'Identifier'
  /** Empty where none is known. */
  vendor: string
}

/** One row of what is reviewed: a list's own, or one name of a text. Texts that are not stated are empty. */
export interface ReviewRow {
  /** As the list or the text has it. */
  written: string
  vendor: string
  /** Of a text all that stand beside the name. */
  version: string
  /** How often a text has the name; 1 in a list. */
  times: number
  /** Where a text has it first: what stands around it. */
  passage: string
  /** None: not recognised. Several: one of them may be meant. */
  choices: NameChoice[]
  /** Of a row that is not recognised, its maker where that is known. */
  maker: NameChoice | null
}

/** So many characters before and behind a name tell where it stands. */
const AROUND = 60

/** A row of a list, put beside what is known. */
export function rowOfList(row: InventoryRow, names: NameIndex): ReviewRow {
  const match = matchRow(row, names)
  const known = match.state === 'matched' ? [match.name] : match.state === 'ambiguous' ? match.candidates : []
  const { name: written, vendor = '', version = '' } = row
  const maker = known.length === 0 && vendor !== '' ? makerOf(vendor, names) : undefined
  return { written, vendor, version, times: 1, passage: '', choices: known.map(choiceOf), maker: maker ? choiceOf(maker) : null }
}

/** What a text names, each name once, in the order in which it has them. */
export function rowsOfText(
  paragraphs: readonly string[],
  mentions: readonly Mention[],
  nameOf: (id: string) => Omit<NameChoice, 'id'> | undefined,
): ReviewRow[] {
  const rows = new Map<string, ReviewRow & { versions: Set<string> }>()
  for (const { block, start, end, entityId: id, kind, version } of mentions.toSorted(inOrder)) {
    const text = paragraphs[block] ?? ''
    const written = oneLine(text.slice(start, end))
    let row = rows.get(id)
    if (row) row.times++
    else {
      const known = nameOf(id) ?? { name: written, type: kind === 'identifier' ? 'Identifier' : 'Product', vendor: '' }
      const passage = passageOf(text, start, version ? Math.max(end, version.end) : end)
      row = { written, vendor: '', version: '', times: 1, passage, choices: [{ id, ...known }], maker: null, versions: new Set() }
      rows.set(id, row)
    }
    if (version) row.versions.add(version.text)
  }
  return [...rows.values()].map(({ versions, ...row }) => ({ ...row, version: [...versions].join(', ') }))
}

function makerOf(vendor: string, names: NameIndex): KnownName | undefined {
  const called = names.vendorCalled(vendor)
  return called === undefined ? undefined : names.named(called).find(({ type }) => type === 'Company')
}

function choiceOf(known: KnownName): NameChoice {
  return { id: entityId(known), name: known.name, type: known.type, vendor: known.vendor ?? '' }
}

function inOrder(a: Mention, b: Mention): number {
  return a.block - b.block || a.start - b.start
}

/** What stands around a place, cut between words, in one line. */
function passageOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const behind = text.slice(end, end + AROUND)
  const from = start > AROUND ? `… ${before.replace(/^\S*\s/, '')}` : before
  const to = end + AROUND < text.length ? `${behind.replace(/\s\S*$/, '')} …` : behind
  return oneLine(from + text.slice(start, end) + to)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
