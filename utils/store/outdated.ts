import { lastChanged, type Advisory } from '../advisories'
import type { WriteTransaction } from './database'
import type { RecordRow } from './rows'

/* What is older than the person wants it kept, as it comes. What is held is looked through by retention.ts. */

export interface Retention {
  /** What last changed before this, as an ISO date, is outdated. */
  before: string
  /** What stays however old it is: what the person watches or has acknowledged. */
  spares: (advisory: { id: string; advisory: Advisory }) => boolean
}

/** Without what would be removed as soon as it was there: what is outdated, not held, and about nothing else that is. */
export async function withoutOutdated(
  transaction: WriteTransaction,
  stated: RecordRow[],
  known: ReadonlyMap<string, RecordRow>,
  retention: Retention | undefined,
): Promise<RecordRow[]> {
  if (!retention) return stated
  const byMergeKey = transaction.objectStore('records').index('byMergeKey')
  const isKept = async (row: RecordRow) => {
    if (known.has(row.id) || !isOutdated(row, retention)) return true
    const others = await Promise.all(row.mergeKeys.map((key) => byMergeKey.count(key)))
    return others.some((count) => count > 0)
  }
  const kept = await Promise.all(stated.map(isKept))
  return stated.filter((_, index) => kept[index])
}

/** Whether a record that comes is as old as what is removed; one that states no date is not. */
function isOutdated({ advisoryId: id, advisory }: RecordRow, { before, spares }: Retention): boolean {
  const changed = lastChanged(advisory)
  return changed !== '' && changed < before && !spares({ id, advisory })
}
