import type { WriteTransaction } from './database'
import { keyOf, type RecordName } from './rows'

/*
 * Records that a person keeps apart though they look alike. Which those are is noted in the store, in the transaction that derives their
 * advisories anew (keep-apart.ts): every other one goes by what is noted, so that no two of them disagree.
 */

/** Two records that are not about one thing. */
export type ApartPair = [RecordName, RecordName]

/** Tells of two lists of records, each about one thing, whether a person keeps them apart. */
export async function keptApart(
  transaction: WriteTransaction,
): Promise<(a: readonly RecordName[], b: readonly RecordName[]) => boolean> {
  const pairs = (await transaction.objectStore('meta').get('keptApart'))?.pairs ?? []
  const keys = new Set(pairs.map(keyOfPair))
  return (a, b) => keys.size > 0 && a.some((one) => b.some((other) => keys.has(keyOfPair([one, other]))))
}

/** The records of all pairs that are in one list and not in the other. */
export function changedNames(before: readonly ApartPair[], after: readonly ApartPair[]): RecordName[] {
  const [was, is] = [new Set(before.map(keyOfPair)), new Set(after.map(keyOfPair))]
  const others = [...before.filter((pair) => !is.has(keyOfPair(pair))), ...after.filter((pair) => !was.has(keyOfPair(pair)))]
  return [...new Map(others.flat().map((name) => [keyOf(name), name])).values()]
}

function keyOfPair([a, b]: ApartPair): string {
  return [keyOf(a), keyOf(b)].sort().join('\n')
}
