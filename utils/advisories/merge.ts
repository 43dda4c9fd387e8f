import { lastChanged, type Advisory } from './advisory'
import { compareText, stableJson } from './fingerprint'
import { mergeKeys, versionKey } from './merge-keys'
import { combine } from './merge-record'

/**
 * Records about the same thing made one, so that a vulnerability that five feeds report is one advisory. Which records those
 * are is decided by `mergeKeys`, transitively; records with one id and one origin are versions, of which the newest stands.
 * The result does not depend on the order of the input, and merging it again changes nothing.
 */
export function mergeAdvisories(advisories: readonly Advisory[]): Advisory[] {
  let merged = newestVersions(advisories)
  // A merged record can have keys that link it to more than its parts had: a bulletin's GHSA ids count once its CVE is known.
  for (;;) {
    const groups = groupsOf(merged)
    const next = groups.map(mergeGroup)
    if (groups.length === merged.length) return next.sort(inOrder)
    merged = next
  }
}

/** One record of several that are known to be about the same thing; of versions of one record only the newest counts. */
export function mergeGroup(group: readonly Advisory[]): Advisory {
  const [first, ...others] = group.length === 1 ? group : newestVersions(group).sort(inOrder)
  if (!first) throw new RangeError('mergeGroup needs at least one advisory')
  return others.length === 0 ? first : combine([first, ...others])
}

function newestVersions(advisories: readonly Advisory[]): Advisory[] {
  const newest = new Map<string, Advisory>()
  for (const advisory of advisories) {
    const key = versionKey(advisory)
    const other = newest.get(key)
    if (!other || byAge(other, advisory) < 0) newest.set(key, advisory)
  }
  return [...newest.values()]
}

function groupsOf(advisories: readonly Advisory[]): Advisory[][] {
  const parents = advisories.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      parents[at] = parents[parent] ?? parent
      at = parent
    }
    return at
  }
  const holders = new Map<string, number>()
  for (const [index, advisory] of advisories.entries()) {
    for (const key of mergeKeys(advisory)) {
      const holder = holders.get(key)
      if (holder === undefined) holders.set(key, index)
      else parents[root(index)] = root(holder)
    }
  }
  const groups = new Map<number, Advisory[]>()
  for (const [index, advisory] of advisories.entries()) {
    const group = groups.get(root(index))
    if (group) group.push(advisory)
    else groups.set(root(index), [advisory])
  }
  return [...groups.values()]
}

/** A total order of records that differ at all, so that nothing hangs on the order they came in. */
function inOrder(a: Advisory, b: Advisory): number {
  return (
    compareText(a.published ?? '~', b.published ?? '~') || compareText(a.id, b.id) || compareText(stableJson(a), stableJson(b))
  )
}

function byAge(a: Advisory, b: Advisory): number {
  return compareText(lastChanged(a), lastChanged(b)) || compareText(stableJson(a), stableJson(b))
}
