// @ts-check

/**
 * A Markdown table that can be read as it is: the first column to the left, the others to the right.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const widths = head.map((cell, at) => Math.max(3, ...[head, ...rows].map((row) => [...(row[at] ?? cell)].length)))
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell, at) => pad(cell, widths[at] ?? 0, at > 0)).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {boolean} right
 */
function pad(cell, width, right) {
  const room = ' '.repeat(Math.max(0, width - [...cell].length))
  return right ? room + cell : cell + room
}

/** @param {number} value */
export function ms(value) {
  if (value >= 10_000) return `${(value / 1000).toFixed(0)} s`
  if (value >= 1_000) return `${(value / 1000).toFixed(1)} s`
  return `${value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0)} ms`
}

/** @param {number} value */
export function count(value) {
  return Math.round(value).toLocaleString('en')
}

/** @param {number} value */
export function ratio(value) {
  return value.toFixed(value < 100 ? 2 : 0)
}

/** @param {number} value */
export function percent(value) {
  return `${(value * 100).toFixed(1)} %`
}

/** @param {number} value */
export function kilobytes(value) {
  return `${count(value / 1000)} kB`
}
