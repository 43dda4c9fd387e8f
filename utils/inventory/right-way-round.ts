import type { InventoryRow } from './inventory'
import { matchRow } from './match'
import { isSameMaker, type NameIndex } from './name-index'

/** So many rows tell which column is which. */
const SAMPLE = 200

/**
 * Rows of cells that were pasted without headings, with names and vendors exchanged where more of them are known that way round: people
 * write the vendor first as often as the product.
 */
export function rightWayRound(rows: readonly InventoryRow[], names: NameIndex): readonly InventoryRow[] {
  const sample = rows.filter(isUnlabelled).slice(0, SAMPLE)
  const known = (some: readonly InventoryRow[]) => some.filter((row) => isKnownOf(row, names)).length
  if (known(sample.map(turned)) <= known(sample)) return rows
  return rows.map((row) => (isUnlabelled(row) ? turned(row) : row))
}

function isUnlabelled({ kind, vendor }: InventoryRow): boolean {
  return kind === 'other' && vendor !== undefined
}

function turned(row: InventoryRow): InventoryRow {
  return { ...row, name: row.vendor ?? row.name, vendor: row.name }
}

/** Whether the row is a known product of the vendor that it states. */
function isKnownOf(row: InventoryRow, names: NameIndex): boolean {
  const match = matchRow(row, names)
  return match.state === 'matched' && Boolean(match.name.vendor) && isSameMaker(match.name.vendor ?? '', row.vendor ?? '')
}
