import { failure, success, type Result } from '../result'
import { cargoLock } from './cargo-lock'
import { cyclonedx } from './cyclonedx'
import { gemfileLock } from './gemfile-lock'
import { goMod } from './go-mod'
import { RowCollector, type Inventory, type InventoryDocument, type InventoryFormat } from './inventory'
import { openInventory, type InventoryFault } from './open'
import { packageLock } from './package-lock'
import { plainList } from './plain-list'
import { pnpmLock } from './pnpm-lock'
import { requirements } from './requirements'
import { spdx } from './spdx'
import { spdxGraph } from './spdx-graph'
import { objectTable, table } from './table'
import { wingetExport, wingetList } from './winget'
import { yarnLock } from './yarn-lock'

export { MAX_BYTES, MAX_ROWS } from './inventory'
export type { Inventory, InventoryDocument, InventoryFormat, InventoryKind, InventoryProblem, InventoryRow } from './inventory'
export { compileNames, type KnownName, type NameIndex } from './name-index'
export { matchRow, type RowMatch } from './match'
export { plainName } from './plain-name'
export { rightWayRound } from './right-way-round'
export { openInventory, type InventoryErrorCode, type InventoryFault } from './open'

/** Every format, in the order in which they are tried: the narrower claim first, what takes any text last. */
export const INVENTORY_FORMATS: readonly InventoryFormat[] = [
  cyclonedx,
  spdx,
  spdxGraph,
  packageLock,
  wingetExport,
  objectTable,
  wingetList,
  yarnLock,
  pnpmLock,
  cargoLock,
  gemfileLock,
  goMod,
  requirements,
  table,
  plainList,
]

/**
 * Reads a list of what somebody runs, from a file's bytes or a pasted text. Never throws on what it may hold: bounded to 10 MB,
 * 50,000 rows and a length for each text, a bad entry costing itself and one problem.
 */
export function readInventory(content: Uint8Array | string, fileName = ''): Result<Inventory, InventoryFault> {
  const document = openInventory(content, fileName)
  return document.ok ? readDocument(document.value) : document
}

/** The same of a document that was opened already. */
export function readDocument(document: InventoryDocument): Result<Inventory, InventoryFault> {
  const format = INVENTORY_FORMATS.find((candidate) => candidate.recognise(document))
  if (!format) return failure('notRecognised')
  const collected = new RowCollector()
  format.read(document, collected)
  const { rows, problems, problemCount, cut } = collected
  if (rows.length === 0 && problemCount === 0) return failure('empty')
  return success({ format: format.id, rows, problems, problemCount, cut })
}
