import { compareText, likenessKeys, linkedBy, mergeKeys } from '../advisories'
import type { Store } from './database'
import { keyOf, type AdvisoryRow, type RecordRow } from './rows'

/**
 * The records of an advisory, where they were joined because they look alike: a list for each thing that identities alone make of them.
 * One list where identities make one thing of them all.
 */
export async function alikeParts(store: Store, { id, advisory }: AdvisoryRow): Promise<RecordRow[][]> {
  const records = store.transaction('records').store
  const found = new Map<string, RecordRow>()
  const followed = new Set<string>()
  const follow = async (index: 'byMergeKey' | 'byLikeness', keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      if (followed.has(key)) continue
      followed.add(key)
      for (const record of await records.index(index).getAll(key)) {
        if (record.advisoryId !== id || found.has(keyOf(record))) continue
        found.set(keyOf(record), record)
        await follow('byMergeKey', record.mergeKeys)
        await follow('byLikeness', record.likenessKeys ?? [])
      }
    }
  }
  await follow('byMergeKey', mergeKeys(advisory))
  await follow('byLikeness', likenessKeys(advisory))
  const parts = linkedBy([...found.values()], (record) => record.mergeKeys)
  return parts.map((part) => part.sort(inOrder)).sort(([a], [b]) => (a && b ? inOrder(a, b) : 0))
}

function inOrder(a: RecordRow, b: RecordRow): number {
  return compareText(a.advisory.published ?? '~', b.advisory.published ?? '~') || compareText(keyOf(a), keyOf(b))
}
