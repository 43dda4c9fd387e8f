/**
 * What a spreadsheet takes for a formula at the start of a cell: `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage
 * return. Where lists are separated by semicolons, programs split at those too, so a cell may begin after one, or after a quotation mark.
 */
const FORMULA = /(?<=^|[;\r\n])(?:[^\S\t\r\n]|["'])*(?=[=+\-@＝＋－＠\t\r])/g

/**
 * Rows as CSV by RFC 4180: lines end with CR LF, and a cell with a comma, a quotation mark or a line break is quoted. What a
 * spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(guarded(cell))).join(',')}\r\n`).join('')
}

/** A cell's text as it is written: no cell of a table begins with what a spreadsheet runs. */
export function guarded(cell: string): string {
  return cell.replace(FORMULA, "'$&")
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
