import type { Advisory } from '../../utils/advisories'
import type { Inventory, InventoryFault } from '../../utils/inventory'
import type { PanelRoute } from '../../utils/platform/panel-route'
import type { Result } from '../../utils/result'
import type { NameStatus, ReviewAs, ReviewRow } from '../../utils/vendor-review'

/** Where a name stands, and whether it is watched. */
export interface Standing {
  status: NameStatus
  watched: boolean
  /** The most urgent of what is open. */
  advisory: Advisory | null
}

/** What a list or a text came to. */
export interface Reviewed {
  kind: 'list' | 'text'
  /** What could not be read of a list; null for a text. */
  inventory: Inventory | null
  rows: ReviewRow[]
  /** Of each name that a row certainly means, by its id. */
  standings: ReadonlyMap<string, Standing>
  /** What it was compared with: how many advisories, and when a feed was synced last, in milliseconds since 1970; 0 for never. */
  advisories: number
  synced: number
  /** When it was reviewed: an ISO date. */
  made: string
}

/** All that the page reads and does. Anything may reject with the reason. */
export interface ReviewSource {
  /** Rejects with the signal's reason when that aborts. `onLookedUp` hears how many of the names were looked up. */
  review(
    list: { content: Uint8Array | string; fileName: string; as: ReviewAs },
    onLookedUp: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<Result<Reviewed, InventoryFault>>
  /** Of a name that a person decided for. */
  standing(id: string): Promise<Standing>
  openPanel(route: PanelRoute): void
  copy(text: string): Promise<void>
  save(name: string, text: string, type: string): void
}
