import type { Advisory } from '../../utils/advisories'
import type { AdvisoryRow } from '../../utils/store/rows'

/** One row of a list of advisories. */
export interface AdvisoryItem {
  row: AdvisoryRow
  /** True where something on the watch list is affected. */
  watched: boolean
}

/** Rows with what the watch list says about them. */
export function toItems(
  rows: readonly AdvisoryRow[],
  isWatched: (entity: Advisory['entities'][number]) => boolean,
): AdvisoryItem[] {
  return rows.map((row) => ({
    row,
    watched: row.advisory.entities.some((entity) => entity.role !== 'mentioned' && entity.role !== 'source' && isWatched(entity)),
  }))
}
