import {
  compileNames,
  readInventory,
  rightWayRound,
  type Inventory,
  type InventoryFault,
  type KnownName,
} from '../../utils/inventory'
import { nextTask } from '../../utils/platform/next-task'
import { success, type Result } from '../../utils/result'
import type { WatchedEntity } from '../../utils/settings'
import { Reviewer, type Review } from '../../utils/watchlist/review'

/** A list that was read, and what it comes to. */
export interface ReadList {
  inventory: Inventory
  review: Review
}

/** So many rows are matched between two pauses: some 10 ms of work. */
const ROWS_AT_A_TIME = 200

/** Reads a list and puts it beside what is known, with pauses in which the page stays usable. */
export async function readList(
  content: Uint8Array | string,
  fileName: string,
  { known, watchlist }: { known: Promise<readonly KnownName[]>; watchlist: readonly WatchedEntity[] },
  signal: AbortSignal,
): Promise<Result<ReadList, InventoryFault>> {
  const inventory = readInventory(content, fileName)
  if (!inventory.ok) return inventory
  const names = compileNames(await known)
  const reviewer = new Reviewer(names, watchlist)
  for (const [index, row] of rightWayRound(inventory.value.rows, names).entries()) {
    if (index % ROWS_AT_A_TIME === 0) await nextTask()
    if (signal.aborted) break
    reviewer.add(row)
  }
  return success({ inventory: inventory.value, review: reviewer.review() })
}
