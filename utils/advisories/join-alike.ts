import type { Advisory } from './advisory'
import { compareText } from './fingerprint'
import { linkedBy } from './linked'
import { areAlike, areClose, dayOf, likenessKeys } from './likeness'

/** More that look like one thing than this is a title that tells nothing. */
const MOST_ALIKE = 12

/** Records that are known to be about one thing. */
export interface AlikeGroup {
  /** The feeds that they are of. */
  origins: readonly string[]
  /** What may be compared with others: not what was withdrawn. */
  records: readonly Advisory[]
}

/**
 * Which groups are about one thing by the look of them: lists of groups, a group that is like no other in a list of its own. Within a
 * few days, all groups of a list are alike, each with each, and no two of them have a feed in common: who says a thing twice means two
 * things. Else none of them is joined. What a person keeps apart (`areApart`) is compared as if the other was not there. Does not depend on
 * the order of the input.
 */
export function joinAlike<Group extends AlikeGroup>(
  groups: readonly Group[],
  areApart: (a: Group, b: Group) => boolean = () => false,
): Group[][] {
  const near = linkedBy(groups, ({ records }) => records.flatMap(likenessKeys))
  return near.flatMap((neighbours) =>
    neighbours.length === 1
      ? [neighbours]
      : runsOf(neighbours)
          .flatMap((run) => partsOf(run, areApart))
          .flatMap((part) => (areOne(part) ? [part] : part.map((group) => [group]))),
  )
}

/** Groups without any two that are kept apart in one part: each goes to the first part that it may be in. */
function partsOf<Group extends AlikeGroup>(groups: readonly Group[], areApart: (a: Group, b: Group) => boolean): Group[][] {
  if (!groups.some((a, index) => groups.slice(index + 1).some((b) => areApart(a, b)))) return [[...groups]]
  const parts: Group[][] = []
  for (const group of [...groups].sort((a, b) => compareText(nameOf(a), nameOf(b)))) {
    const part = parts.find((others) => !others.some((other) => areApart(group, other)))
    if (part) part.push(group)
    else parts.push([group])
  }
  return parts
}

function nameOf({ origins, records }: AlikeGroup): string {
  return JSON.stringify([[...origins].sort(), records.map(({ id }) => id).sort()])
}

/** Groups by the days on which they were first published: a run ends where none is published for longer than publishers are apart. */
function runsOf<Group extends AlikeGroup>(groups: readonly Group[]): Group[][] {
  const dated = groups.map((group) => ({ group, days: group.records.flatMap((record) => dayOf(record) ?? []) }))
  dated.sort((a, b) => Math.min(...a.days) - Math.min(...b.days))
  const runs: Group[][] = []
  let last = -Infinity
  for (const { group, days } of dated) {
    const run = runs.at(-1)
    if (run && days.some((day) => day <= last || areClose(day, last))) run.push(group)
    else runs.push([group])
    last = Math.max(last, ...days)
  }
  return runs
}

function areOne(groups: readonly AlikeGroup[]): boolean {
  if (groups.length > MOST_ALIKE) return false
  const origins = groups.flatMap((group) => [...new Set(group.origins)])
  if (new Set(origins).size < origins.length || groups.some((group) => group.origins.length === 0)) return false
  return groups.every((a, index) =>
    groups.slice(index + 1).every((b) => a.records.every((one) => b.records.every((other) => areAlike(one, other)))),
  )
}
