import { lastChanged, type Advisory } from './advisory'
import { linkedBy } from './linked'
import { compareText, stableJson } from './fingerprint'
import { joinAlike } from './join-alike'
import { mergeKeys, originsOf, versionKey } from './merge-keys'
import { combine } from './merge-record'

/**
 * Records about the same thing made one, so that a vulnerability that five feeds report is one advisory. Which records those
 * are is decided by `mergeKeys`, transitively, and where nothing identifies them by `joinAlike`; records with one id and one origin are versions, of which the newest stands.
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

/** Records that share a key are about one thing, and so are those that look alike. */
function groupsOf(advisories: readonly Advisory[]): Advisory[][] {
  const groups = linkedBy(advisories, mergeKeys).map((records) => ({
    all: records,
    origins: [...new Set(records.flatMap(originsOf))],
    records: records.filter(({ status }) => status !== 'withdrawn'),
  }))
  return joinAlike(groups).map((alike) => alike.flatMap(({ all }) => all))
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
