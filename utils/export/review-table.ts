import type { Advisory, EntityType, SeverityBand } from '../advisories'
import type { RowState } from '../vendor-review/row-state'
import { csvTable, guarded } from './csv-table'
import { heading, inline, link } from './markdown-text'
import { day, joined, moment, oneLine, sourceLinks } from './phrases'
import type { ExportWords } from './words'

/** What a list or a text came to when it was reviewed, for whoever asked for it. */
export interface ReviewTable {
  /** What the list is called. */
  name: string
  /** When it was reviewed: an ISO date. */
  made: string
  /** What it was compared with, in words. */
  comparedWith: string
  /** What a reader must know of it, in words. */
  notes: readonly string[]
  rows: readonly ReviewTableRow[]
}

/** One row; what is not known is empty, null or 0. */
export interface ReviewTableRow {
  written: string
  vendor: string
  version: string
  times: number
  state: RowState
  knownAs: string
  knownVendor: string
  type: EntityType | 'Identifier' | ''
  worst: SeverityBand | null
  open: number
  exploited: number
  acknowledged: number
  withdrawn: number
  /** A day; empty where nobody says. */
  changed: string
  /** The most urgent of what is open. */
  advisory: Pick<Advisory, 'title' | 'identifiers' | 'sources' | 'articles'> | null
}

/** The words of a review's Markdown, in the reader's language. */
export interface ReviewWords extends Pick<ExportWords, 'severity' | 'asOf' | 'byVendor' | 'exploited'> {
  state: (state: RowState) => string
  inTheList: string
  knownAs: string
  status: string
  openAdvisories: string
  mostUrgent: string
}

const COLUMNS = {
  row: (_, index) => String(index + 1),
  name: ({ written }) => written,
  vendor: ({ vendor }) => vendor,
  version: ({ version }) => version,
  times: ({ times }) => String(times),
  status: ({ state }) => STATUS[state],
  known_as: ({ knownAs }) => knownAs,
  known_vendor: ({ knownVendor }) => knownVendor,
  type: ({ type }) => type,
  worst_open_severity: ({ worst }) => worst ?? '',
  open: ({ open }) => String(open),
  known_exploited: ({ exploited }) => String(exploited),
  acknowledged: ({ acknowledged }) => String(acknowledged),
  withdrawn: ({ withdrawn }) => String(withdrawn),
  last_change: ({ changed }) => changed,
  most_urgent: ({ advisory }) => advisory?.title ?? '',
  most_urgent_identifiers: ({ advisory }) => advisory?.identifiers.join('; ') ?? '',
  most_urgent_link: ({ advisory }) => (advisory ? firstLink(advisory) : ''),
} as const satisfies Record<string, (row: ReviewTableRow, index: number) => string>

/** Values that are the same in every language. */
const STATUS: Record<RowState, string> = {
  open: 'open advisories',
  settled: 'dealt with',
  clear: 'no advisory known',
  toDecide: 'several names possible',
  unknown: 'not recognised',
}

/** A review as CSV: a row each, in the order of the list. */
export function reviewToCsv(table: ReviewTable): string {
  return csvTable(cells(table))
}

/** The same for pasting into a spreadsheet: cells separated by tabs. */
export function reviewToTabs(table: ReviewTable): string {
  return cells(table)
    .map((row) => row.map(guarded).join('\t'))
    .join('\n')
}

function cells({ made, rows }: ReviewTable): string[][] {
  const written = rows.map((row, index) => [...Object.values(COLUMNS).map((cell) => oneLine(cell(row, index))), made])
  return [[...Object.keys(COLUMNS), 'as_of'], ...written]
}

/** A review as a Markdown table (GFM), with what it was compared with. */
export function reviewToMarkdown({ name, made, comparedWith, notes, rows }: ReviewTable, words: ReviewWords): string {
  const head = [words.inTheList, words.knownAs, words.status, words.openAdvisories, words.exploited, words.mostUrgent]
  const table = [head.map(inline), head.map(() => '---'), ...rows.map((row) => markdownCells(row, words))]
  return [
    heading(2, name),
    joined([inline(words.asOf(moment(made))), inline(comparedWith)]),
    ...notes.map(inline),
    table.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

function markdownCells(row: ReviewTableRow, words: ReviewWords): string[] {
  const { written, vendor, version, state, knownAs, knownVendor, worst, open, exploited, changed, advisory } = row
  return [
    inline(joined([written, version], ' ')) + (vendor ? ` (${inline(vendor)})` : ''),
    inline(joined([knownAs, knownVendor && words.byVendor(knownVendor)], ' ')),
    inline(joined([words.state(state), worst && words.severity(worst)], ': ')),
    open > 0 ? String(open) : '',
    exploited > 0 ? String(exploited) : '',
    advisory ? joined([link(advisory.title, firstLink(advisory)), day(changed)], ', ') : '',
  ]
}

function firstLink(advisory: Pick<Advisory, 'sources' | 'articles'>): string {
  return sourceLinks(advisory)[0]?.url ?? ''
}
