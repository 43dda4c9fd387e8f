import { isObject, own, ownText } from '../feeds/document'
import { linesOf, type InventoryFormat } from './inventory'

/** `winget export`: `Sources[].Packages[]`, each with an identifier such as `Mozilla.Firefox` in place of a name. */
export const wingetExport: InventoryFormat = {
  id: 'winget-export',
  name: 'winget export',
  recognise: ({ json }) =>
    isObject(json) &&
    Array.isArray(own(json, 'Sources')) &&
    (ownText(json, '$schema').includes('winget-packages') || Object.hasOwn(json, 'WinGetVersion')),
  read: ({ json }, rows) => {
    const sources = isObject(json) ? own(json, 'Sources') : undefined
    if (!Array.isArray(sources)) return
    for (const [index, source] of sources.entries()) {
      const packages = isObject(source) ? own(source, 'Packages') : undefined
      if (!Array.isArray(packages)) {
        rows.problem(`Sources[${index}]`, 'notAnEntry')
        continue
      }
      for (const [at, each] of packages.entries()) {
        const place = `Sources[${index}].Packages[${at}]`
        if (!isObject(each)) {
          rows.problem(place, 'notAnEntry')
          continue
        }
        const { name, vendor } = identified(ownText(each, 'PackageIdentifier'))
        if (!rows.add(place, { name, vendor, version: ownText(each, 'Version'), kind: 'application' })) return
      }
    }
  },
}

/**
 * The table that `winget list` prints: headings, a line of dashes, and columns that begin where their headings do. Headings are
 * in the system's language, so their order tells what they are. Names that winget cut off end with "…".
 */
export const wingetList: InventoryFormat = {
  id: 'winget-list',
  name: 'winget list',
  recognise: ({ text, json }) => json === undefined && tableIn(linesOf(text)) !== undefined,
  read: ({ text }, rows) => {
    const lines = linesOf(text)
    const table = tableIn(lines)
    if (!table) return
    const { start, columns } = table
    for (let index = start; index < lines.length; index++) {
      const line = lines[index] ?? ''
      if (line.trim() === '') continue
      const [name = '', id = '', version = ''] = cellsOf(line, columns)
      // What follows the table ("3 upgrades available.") has no second column.
      if (id === '') continue
      const isCut = name.endsWith('…')
      const package_ = /^(?:ARP|MSIX)\\/i.test(id) || id.endsWith('…') ? { name: '', vendor: '' } : identified(id)
      const whole = isCut ? package_.name || name.replace(/\s*\S*…$/, '') : name
      if (!rows.add(index + 1, { name: whole, vendor: package_.vendor, version, kind: 'application' })) return
    }
  },
}

/** An identifier is a publisher, a dot, and the package's name with dots for blanks. */
function identified(id: string): { name: string; vendor: string } {
  const dot = id.indexOf('.')
  if (dot <= 0) return { name: id, vendor: '' }
  return { name: id.slice(dot + 1).replaceAll('.', ' '), vendor: id.slice(0, dot) }
}

function tableIn(lines: readonly string[]): { start: number; columns: number[] } | undefined {
  // The lines above the headings are those of a progress bar.
  const at = lines.slice(0, 50).findIndex((line, index) => index > 0 && /^-{20,}\s*$/.test(line))
  if (at < 0) return undefined
  const heading = headingIn(lines[at - 1] ?? '')
  const columns = [...heading.matchAll(/\S+/g)].map(({ index }) => widthOf(heading.slice(0, index)))
  return columns.length >= 3 && /^\S+\s+I[Dd]\s/.test(heading) ? { start: at + 1, columns } : undefined
}

/** A progress bar is overwritten by what is printed after a backspace or a carriage return. */
function headingIn(line: string): string {
  return line.slice(line.lastIndexOf('\b') + 1).trimStart()
}

function cellsOf(line: string, columns: readonly number[]): string[] {
  const cells = columns.map(() => '')
  let width = 0
  let column = 0
  for (const character of line) {
    while (column + 1 < columns.length && width >= (columns[column + 1] ?? 0)) column++
    cells[column] += character
    width += widthOf(character)
  }
  return cells.map((cell) => cell.trim())
}

/** How many columns a text takes in a terminal: East Asian wide characters take two (UAX #11, as far as names have them). */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(character)
      ? 2
      : 1
  }
  return width
}
