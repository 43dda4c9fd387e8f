import { isObject, ownText } from '../feeds/document'
import { columnsOf, kindOfSource, type Columns } from './columns'
import { delimiterOf, recordsOf } from './delimited'
import type { InventoryFormat, InventoryKind, RowCollector } from './inventory'

/** Titles and dates may stand above the headings of a report. */
const ROWS_BEFORE_HEADINGS = 5

/**
 * A delimited table (RFC 4180), such as an export of Intune's discovered apps, an osquery table or a spreadsheet: delimiter and
 * headings are guessed.
 */
export const table: InventoryFormat = {
  id: 'table',
  name: 'CSV',
  recognise: ({ text, json }) => json === undefined && layoutOf(text) !== undefined,
  read: ({ text }, rows) => {
    const layout = layoutOf(text)
    if (!layout) return
    for (const { line, fields } of recordsOf(text, layout.delimiter)) {
      if (line < layout.start) continue
      if (!fields) rows.problem(line, 'unclosedQuote')
      else if (!addRow(rows, line, layout.columns, (index) => fields[index] ?? '')) return
    }
  },
}

/** A JSON list of objects, as osquery (`--json`) and Microsoft Graph (`value`) give tables: keys are headings. */
export const objectTable: InventoryFormat = {
  id: 'objects',
  name: 'osquery',
  recognise: ({ json }) =>
    objectsIn(json)
      .slice(0, 20)
      .some((each) => isObject(each) && columnsOf(Object.keys(each)) !== undefined),
  read: ({ json }, rows) => {
    for (const [index, each] of objectsIn(json).entries()) {
      const keys = isObject(each) ? Object.keys(each) : []
      const columns = columnsOf(keys)
      if (!isObject(each) || !columns) rows.problem(`[${index}]`, isObject(each) ? 'noName' : 'notAnEntry')
      else if (!addRow(rows, `[${index}]`, columns, (at) => (at < 0 ? '' : ownText(each, keys[at] ?? '')))) return
    }
  },
}

function objectsIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  const value = isObject(json) ? (json.value ?? json.data) : undefined
  return Array.isArray(value) ? value : []
}

function addRow(rows: RowCollector, place: number | string, columns: Columns, cell: (index: number) => string): boolean {
  const kind: InventoryKind = kindOfSource(cell(columns.source)) ?? columns.kind
  return rows.add(place, {
    // macOS calls an application by its bundle's folder.
    name: cell(columns.name).replace(/\.app$/, ''),
    // Of packages, a distribution states itself.
    vendor: kind === 'package' ? '' : cell(columns.vendor),
    version: cell(columns.version),
    kind,
    purl: cell(columns.purl),
    cpe: cell(columns.cpe),
  })
}

interface Layout {
  delimiter: string
  /** Line of the first record. */
  start: number
  columns: Columns
}

function layoutOf(text: string): Layout | undefined {
  const delimiter = delimiterOf(text)
  // A single column has no delimiter; its heading alone makes it a table.
  const records = firstRecords(text, delimiter ?? ',')
  for (const [index, { fields }] of records.slice(0, ROWS_BEFORE_HEADINGS).entries()) {
    const columns = fields && columnsOf(fields)
    const next = records[index + 1]
    if (columns && next) return { delimiter: delimiter ?? ',', start: next.line, columns }
  }
  return delimiter === undefined ? undefined : withoutHeadings(records, delimiter)
}

/** Without headings, tabs or versions tell a table from a list of names with commas; the first column is the name. */
function withoutHeadings(records: ReturnType<typeof firstRecords>, delimiter: string): Layout | undefined {
  const rows = records.flatMap(({ fields }) => (fields && fields.length > 1 ? [fields] : []))
  const width = rows[0]?.length ?? 0
  const version = Array.from({ length: width }, (_, index) => index).find(
    (index) =>
      index > 0 &&
      rows.filter((fields) => /^v?\d+(?:[.:~+-][\w.]+)+$/.test(fields[index]?.trim() ?? '')).length * 2 > rows.length,
  )
  if (version === undefined && delimiter !== '\t') return undefined
  const vendor = [1, 2].find((index) => index < width && index !== version) ?? -1
  const columns: Columns = { name: 0, vendor, version: version ?? -1, purl: -1, cpe: -1, source: -1, kind: 'other' }
  return { delimiter, start: 1, columns }
}

function firstRecords(text: string, delimiter: string) {
  const records = []
  for (const record of recordsOf(text.slice(0, 65_536), delimiter)) {
    if (record.fields?.[0]?.startsWith('sep=')) continue
    records.push(record)
    if (records.length === 20) break
  }
  return records
}
